import { z } from 'zod';
import { UserError } from '../../../lib/errors';
import { coordinator, type CoordinatorScope } from '../../authority';
import { defineCommand, defineVerb, NetworkRef } from '../../define';
import type { Access, CardReply, Turn, Verb, VerbResult } from '../../feature';
import type { Routes } from '../../networks';
import { NotYours } from '../../refusals';
import { ownView } from '../own-view';
import type { Checkins } from '../parts';
import { nudge } from '../reminders/nudging';
import { roundReminders } from '../reminders/reminders';
import { ROUND_KIND, takesReports } from '../rounds/round';
import type { Round } from '../types';
import { readStatusRef } from './refs';
import { noRoundsReply, nudgedInPublic, nudgedReply, PAGE, roundsReply, statusReply } from './status-card';
import { statusOf } from './states';

const Offset = z.coerce.number().int().min(0).max(100_000);
const own = ownView('checkins.status.inPublic');

/** For coordinators; a member is told what they can do instead. */
const forCoordinators: Access<CoordinatorScope> = {
  ...coordinator,
  refusal: (here) => (
    here && here.roles.length > 0 ? new UserError('checkins.status.notForYou', { network: here.networkName }) : coordinator.refusal(here)
  ),
};

/**
 * `innsjekkstatus`: who has reported in a round and who has not, never what, for coordinators in their own chat; and the reminders of
 * rounds, by themselves or asked for.
 */
export function statusRoutes(checkins: Checkins): Routes {
  const { networks, roundStore, reportStore } = checkins;
  const { store, outbox } = networks;
  outbox.register(ROUND_KIND, roundReminders(checkins));

  async function one(turn: Turn, round: Round, from: number, several: boolean): Promise<CardReply> {
    const { networkId, id } = round;
    const [reports, drafts, people] = await Promise.all([
      reportStore.reports(networkId, id), reportStore.drafts(networkId, id), store.whoIsIn(networkId),
    ]);
    return statusReply(turn, round, statusOf({ round, reports, drafts, ...people }, turn.now), from, several);
  }

  /** The round that is open; when there are several, those to choose among; otherwise the latest. */
  async function current(turn: Turn, { networkId }: CoordinatorScope): Promise<CardReply> {
    const rounds = await roundStore.ofNetwork(networkId);
    const open = rounds.filter(takesReports);
    if (open.length > 1) return chooseFrom(turn, networkId, rounds, 0);
    const round = open[0] ?? rounds.find(({ state }) => state !== 'planned' && state !== 'cancelled') ?? rounds[0];
    return round ? one(turn, round, 0, rounds.length > 1) : noRoundsReply(turn);
  }

  function chooseFrom(turn: Turn, networkId: string, rounds: readonly Round[], from: number): CardReply {
    const first = from < rounds.length ? from : 0;
    return roundsReply(turn, networkId, rounds.slice(first, first + PAGE), first + PAGE < rounds.length ? first + PAGE : 0);
  }

  async function open(turn: Turn, { networkId }: CoordinatorScope, id: string): Promise<CardReply> {
    const ref = readStatusRef(id);
    const rounds = ref ? await roundStore.ofNetwork(networkId) : [];
    const round = rounds.find((each) => each.id === ref?.roundId);
    if (!ref || !round) throw new NotYours();
    return one(turn, round, ref.from, rounds.length > 1);
  }

  async function remind(turn: Turn, scope: CoordinatorScope, id: string): Promise<VerbResult> {
    const nudged = await nudge(checkins, scope, id, turn.person, turn.now);
    const shown = { ...own(turn, nudgedReply(turn, nudged)), inPublic: nudgedInPublic(turn, nudged) };
    if (nudged.kind !== 'reminded') return shown;
    const { networkId } = scope;
    return {
      ...shown,
      after: async () => {
        await outbox.changed({ networkId, kind: ROUND_KIND, id });
        await networks.audit.write(networkId, 'round.reminded', { by: turn.person });
      },
    };
  }

  const onRound = (name: string, act: (turn: Turn, scope: CoordinatorScope, id: string) => Promise<VerbResult>): Verb => (
    defineVerb(`checkins.status.${name}`, coordinator, NetworkRef, (turn, { id }, scope) => act(turn, scope, id))
  );

  return {
    commands: [
      defineCommand({
        id: 'check-in-status', access: forCoordinators, about: 'coordinators', scopes: ['personal'],
        run: (turn, _, scope) => current(turn, scope),
      }),
    ],
    verbs: [
      onRound('open', async (turn, scope, id) => own(turn, await open(turn, scope, id))),
      onRound('remind', remind),
      onRound('rounds', async (turn, { networkId }, id) => {
        const from = Offset.safeParse(id);
        return own(turn, chooseFrom(turn, networkId, await roundStore.ofNetwork(networkId), from.success ? from.data : 0));
      }),
    ],
  };
}
