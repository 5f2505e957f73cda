import { UserError } from '../../../lib/errors';
import { coordinator, type CoordinatorScope } from '../../authority';
import { defineCommand, defineVerb, NetworkRef } from '../../define';
import type { CardReply, Turn, VerbResult } from '../../feature';
import { NotYours } from '../../refusals';
import type { Routes } from '../../networks';
import { newThingId } from '../../thing-id';
import type { Checkins } from '../parts';
import { RoundDrafts, type Draft } from './draft';
import { newsReply } from './news-card';
import { formReply, previewReply, roundOf } from './new-round-cards';
import { isRoundId, roundName } from './round';
import { fieldsOf, firstFields, readRoundForm, RoundFields } from './round-form';
import { formPrint, readMakeRef } from './seen-form';
import { stateText } from './words';

const instead = (reply: CardReply): VerbResult => ({ show: 'instead', reply });

/** `ny innsjekk`: a proposal that can be changed, a look at what happens and when, and the round is open or planned. */
export function newRoundRoutes({ networks, rounds, formSettings }: Pick<Checkins, 'networks' | 'rounds' | 'formSettings'>): Routes {
  const drafts = new RoundDrafts(networks.table);
  const { store } = networks;

  async function draftOf(turn: Turn, { networkId }: CoordinatorScope, id: string): Promise<Draft> {
    const draft = await drafts.find(turn.person, networkId, id);
    if (!draft) throw new UserError('checkins.rounds.noDraft');
    return draft;
  }

  async function make(turn: Turn, scope: CoordinatorScope, pressed: string): Promise<VerbResult> {
    const { t, person, now } = turn;
    const { networkId } = scope;
    const seen = readMakeRef(pressed);
    if (!seen) throw new UserError('checkins.rounds.noDraft');
    const id = seen.round;
    const ref = `${networkId}.${id}`;
    const [begun, form] = await Promise.all([drafts.find(person, networkId, id), formSettings.of(networkId)]);
    if (!begun) {
      const made = await rounds.find(networkId, id);
      if (!made) throw new UserError('checkins.rounds.noDraft');
      return instead(newsReply(t('checkins.rounds.madeBefore', { name: roundName(t, made) }), stateText(turn, made), ref));
    }
    const draft: Draft = { ...begun, form };
    const municipalities = draft.municipalities.map((number) => ({ number, name: number }));
    const read = readRoundForm(fieldsOf(draft), municipalities, now);
    // The days have passed since they were looked at.
    if (read.wrong) return instead(formReply(turn, ref, fieldsOf(draft), await store.municipalities(networkId), read.wrong));
    if (formPrint(form) !== (seen.print ?? formPrint(begun.form))) {
      const [here, all] = await Promise.all([store.municipalities(networkId), rounds.ofNetwork(networkId)]);
      return instead(previewReply(turn, ref, draft, here, all, true));
    }
    const round = await rounds.create(scope, roundOf(draft, now), id, person, now);
    const heading = t(round.state === 'open' ? 'checkins.rounds.isOpen' : 'checkins.rounds.isPlanned', { name: roundName(t, round) });
    return { ...instead(newsReply(heading, stateText(turn, round), ref)), after: () => drafts.remove(person, id) };
  }

  return {
    commands: [
      defineCommand({
        id: 'new-check-in', access: coordinator, about: 'coordinators', scopes: ['personal', 'group', 'channel'],
        run: async (turn, _, { networkId }) => {
          const [network, municipalities, all] = await Promise.all([
            store.network(networkId), store.municipalities(networkId), rounds.ofNetwork(networkId),
          ]);
          const id = newThingId(turn.now, networks.ids.unique().replaceAll('-', '').slice(0, 8));
          return formReply(turn, `${networkId}.${id}`, firstFields(network, municipalities, all, turn.now), municipalities);
        },
      }),
    ],
    verbs: [
      defineVerb('checkins.rounds.preview', coordinator, NetworkRef.and(RoundFields), async (turn, { id, network: _, ...fields }, scope) => {
        const { networkId } = scope;
        if (!isRoundId(id)) throw new NotYours();
        const [municipalities, all, form] = await Promise.all([
          store.municipalities(networkId), rounds.ofNetwork(networkId), formSettings.of(networkId),
        ]);
        const ref = `${networkId}.${id}`;
        const read = readRoundForm(fields, municipalities, turn.now);
        if (read.wrong) return instead(formReply(turn, ref, fields, municipalities, read.wrong));
        const draft = { ...read.wanted, networkId, form, at: turn.now };
        await drafts.save(turn.person, id, draft);
        return instead(previewReply(turn, ref, draft, municipalities, all));
      }),
      defineVerb('checkins.rounds.rework', coordinator, NetworkRef, async (turn, { id }, scope) => {
        const [draft, municipalities] = await Promise.all([draftOf(turn, scope, id), store.municipalities(scope.networkId)]);
        return instead(formReply(turn, `${scope.networkId}.${id}`, fieldsOf(draft), municipalities));
      }),
      defineVerb('checkins.rounds.discard', coordinator, NetworkRef, async (turn, { id }, scope) => {
        await draftOf(turn, scope, id);
        await drafts.remove(turn.person, id);
        return instead(newsReply(turn.t('checkins.rounds.discarded'), turn.t('checkins.rounds.discardedText'), ''));
      }),
      defineVerb('checkins.rounds.make', coordinator, NetworkRef, (turn, { id }, scope) => make(turn, scope, id)),
    ],
  };
}
