import { z } from 'zod';
import { UserError } from '../../../lib/errors';
import { dayOf } from '../../../lib/time';
import { coordinator, type CoordinatorScope } from '../../authority';
import { defineCommand, defineVerb, NetworkRef } from '../../define';
import type { CardReply, Turn, Verb, VerbResult } from '../../feature';
import { NotYours } from '../../refusals';
import type { Routes } from '../../networks';
import type { Checkins } from '../parts';
import type { Round } from '../types';
import { changeReply, confirmReply, manageReply, PAGE, reopenReply, roundsReply, whoReply } from './manage-cards';
import { dueAfter } from './periods';
import { isOver } from './round';
import { ChangeFields, DueField, readChange, readDue, readMunicipalities, WhoFields } from './round-form';
import { readRoundRef, type RoundRef } from './round-ref';

const Offset = z.coerce.number().int().min(0).max(100_000);
const instead = (reply: CardReply): VerbResult => ({ show: 'instead', reply });

/** `innsjekker`: the network's rounds, and what coordinators do with one until it is over. */
export function manageRoutes({ networks, rounds }: Pick<Checkins, 'networks' | 'rounds'>): Routes {
  const { store } = networks;

  async function list(turn: Turn, { networkId }: CoordinatorScope, from: number): Promise<CardReply> {
    const all = await rounds.ofNetwork(networkId);
    const start = from < all.length ? from : 0;
    return roundsReply(turn, networkId, all.slice(start, start + PAGE), start + PAGE < all.length ? start + PAGE : 0);
  }

  async function find({ networkId }: CoordinatorScope, id: string): Promise<Round> {
    const round = await rounds.find(networkId, id);
    if (!round) throw new NotYours();
    return round;
  }

  async function underWay(scope: CoordinatorScope, id: string): Promise<Round> {
    const round = await find(scope, id);
    if (isOver(round)) throw new UserError('checkins.rounds.notNow');
    return round;
  }

  async function toReopen(scope: CoordinatorScope, id: string): Promise<Round> {
    const round = await find(scope, id);
    if (round.state !== 'closed') throw new UserError('checkins.rounds.notNow');
    return round;
  }

  function refOf(id: string): RoundRef {
    const ref = readRoundRef(id);
    if (!ref) throw new NotYours();
    return ref;
  }

  const withMunicipalities = (scope: CoordinatorScope, id: string) => (
    Promise.all([underWay(scope, id), store.municipalities(scope.networkId)])
  );

  /** A verb of coordinators about one round. */
  type Act = (turn: Turn, scope: CoordinatorScope, id: string) => Promise<VerbResult>;
  const onRound = (name: string, act: Act): Verb => (
    defineVerb(`checkins.rounds.${name}`, coordinator, NetworkRef, (turn, { id }, scope) => act(turn, scope, id))
  );

  type Said = 'open-now' | 'pause' | 'resume' | 'close' | 'cancel' | 'stop';
  /** Changes the round, and shows it as it is then. */
  const changing = (name: Said, change: (turn: Turn, scope: CoordinatorScope, id: string) => Promise<Round>): Verb => (
    onRound(name, async (turn, scope, id) => instead(manageReply(turn, await change(turn, scope, id), undefined, turn.t(`checkins.rounds.said.${name}`))))
  );

  return {
    commands: [
      defineCommand({
        id: 'check-ins', access: coordinator, about: 'coordinators', scopes: ['personal', 'group', 'channel'], run: (turn, _, scope) => list(turn, scope, 0),
      }),
    ],
    verbs: [
      defineVerb('checkins.rounds.list', coordinator, NetworkRef, async (turn, { id }, scope) => {
        const from = Offset.safeParse(id);
        return instead(await list(turn, scope, from.success ? from.data : 0));
      }),
      onRound('open', async (turn, scope, id) => {
        const all = await Promise.all([find(scope, id), store.municipalities(scope.networkId), store.channels(scope.networkId)]);
        const [round, municipalities, channels] = all;
        return instead(manageReply(turn, round, municipalities, '', channels.length === 0));
      }),
      changing('open-now', ({ person, now }, scope, id) => rounds.openNow(scope, id, person, now)),
      changing('pause', ({ person }, scope, id) => rounds.pause(scope, id, person)),
      changing('resume', ({ person }, scope, id) => rounds.resume(scope, id, person)),
      onRound('ask-close', async (turn, scope, id) => instead(confirmReply(turn, await underWay(scope, id), 'close'))),
      changing('close', ({ person, now }, scope, id) => rounds.close(scope, id, person, now)),
      onRound('ask-cancel', async (turn, scope, id) => instead(confirmReply(turn, await underWay(scope, id), 'cancel'))),
      changing('cancel', ({ person, now }, scope, id) => rounds.cancel(scope, id, person, now)),
      changing('stop', ({ person, now }, scope, id) => rounds.cancel(scope, id, person, now, true)),
      onRound('stop-repeating', async (turn, scope, id) => {
        const { round: roundId, seen } = refOf(id);
        const { round, clash } = await rounds.stopRepeating(scope, roundId, seen, turn.person);
        return instead(manageReply(turn, round, undefined, turn.t(clash ? 'checkins.rounds.changedSince' : 'checkins.rounds.said.stop-repeating')));
      }),
      onRound('ask-change', async (turn, scope, id) => instead(changeReply(turn, await underWay(scope, id)))),
      defineVerb('checkins.rounds.change', coordinator, NetworkRef.and(ChangeFields), async (turn, { id, network: _, ...fields }, scope) => {
        const { person, now, t } = turn;
        const { round: roundId, seen } = refOf(id);
        const round = await underWay(scope, roundId);
        const read = readChange(fields, round, now);
        if (read.wrong) return instead(changeReply(turn, round, fields, { seen, wrong: read.wrong }));
        const { round: next, clash } = await rounds.extend(scope, roundId, read.change, seen, person, now);
        if (clash) return instead(changeReply(turn, next, fields, { clash }));
        return { ...instead(manageReply(turn, next, undefined, t('checkins.rounds.said.change'))), after: () => rounds.show(next) };
      }),
      onRound('who', async (turn, scope, id) => instead(whoReply(turn, ...(await withMunicipalities(scope, id))))),
      defineVerb('checkins.rounds.expect', coordinator, NetworkRef.and(WhoFields), async (turn, { id, municipalities: given }, scope) => {
        const { round: roundId, seen } = refOf(id);
        const municipalities = await store.municipalities(scope.networkId);
        const chosen = readMunicipalities(given, municipalities);
        if (chosen.length === 0) {
          const wrong = { text: 'checkins.rounds.wrong.nobody' } as const;
          return instead(whoReply(turn, await underWay(scope, roundId), municipalities, { seen, wrong, chosen }));
        }
        const { round: next, clash } = await rounds.expect(scope, roundId, chosen, seen, turn.person);
        if (clash) return instead(whoReply(turn, next, municipalities, { clash, chosen }));
        return { ...instead(manageReply(turn, next, municipalities, turn.t('checkins.rounds.said.expect'))), after: () => rounds.show(next) };
      }),
      onRound('ask-reopen', async (turn, scope, id) => {
        const proposed = dueAfter(dayOf(turn.now)).local.slice(0, 10);
        return instead(reopenReply(turn, await toReopen(scope, id), proposed));
      }),
      defineVerb('checkins.rounds.reopen', coordinator, NetworkRef.and(DueField), async (turn, { id, due: given }, scope) => {
        const { t, person, now } = turn;
        const { due, wrong } = readDue(given, now);
        if (wrong) return instead(reopenReply(turn, await toReopen(scope, id), given, wrong));
        return instead(manageReply(turn, await rounds.reopen(scope, id, due, person), undefined, t('checkins.rounds.said.reopen')));
      }),
    ],
  };
}
