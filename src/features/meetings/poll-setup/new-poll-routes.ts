import { UserError } from '../../../lib/errors';
import { translator } from '../../../lib/language';
import { dayOf, toInstant } from '../../../lib/time';
import { coordinator, type CoordinatorScope } from '../../authority';
import { defineCommand, defineVerb, NetworkRef } from '../../define';
import type { CardReply, Turn, VerbResult } from '../../feature';
import { NotYours } from '../../refusals';
import type { Routes } from '../../networks';
import { isComing } from '../coming';
import { isThingId, newThingId } from '../../thing-id';
import type { Meetings } from '../parts';
import type { NewPoll } from '../polls/types';
import { PerhapsTimeFields, readTimes, takenFrom, TimeFields } from './chosen-times';
import { firstFields } from './defaults';
import { PollDrafts, type Draft } from './draft';
import { agendaOf, doneReply, formReply, previewReply, timesReply } from './new-poll-cards';
import { fieldsOf, PollFields, readPollForm } from './poll-form';
import { proposeSlots } from './propose';
import { wall } from './warnings';

/** How many times are proposed at first, how many more when asked, and how many there is room for. */
const FIRST = 6;
const MORE = 4;
const MOST_OFFERED = 18;

const instead = (reply: CardReply): VerbResult => ({ show: 'instead', reply });

/** `ny møteavstemning`: what the meeting is, times to choose among, and a look at all of it before it is posted. */
export function newPollRoutes({ networks, store, polls }: Pick<Meetings, 'networks' | 'store' | 'polls'>): Routes {
  const drafts = new PollDrafts(networks.table);

  async function draftOf(turn: Turn, { networkId }: CoordinatorScope, id: string): Promise<Draft> {
    const draft = await drafts.find(turn.person, networkId, id);
    if (!draft) throw new UserError('meetings.setup.noDraft');
    return draft;
  }

  /** The draft with what stands on the card with the times; stored. */
  async function withTimes(turn: Turn, scope: CoordinatorScope, id: string, fields: TimeFields, more = 0): Promise<Draft> {
    const old = await draftOf(turn, scope, id);
    const draft = { ...old, ...takenFrom(fields, old), at: turn.now };
    const offered = [...old.offered, ...proposalsFor(draft, turn.now, Math.min(more, MOST_OFFERED - old.offered.length))].sort();
    const next = { ...draft, offered };
    await drafts.save(turn.person, id, next);
    return next;
  }

  async function post(turn: Turn, scope: CoordinatorScope, id: string): Promise<VerbResult> {
    const { t, person, now } = turn;
    const ref = `${scope.networkId}.${id}`;
    const draft = await drafts.find(person, scope.networkId, id);
    if (!draft) {
      if (!isThingId(id) || !(await polls.find(scope.networkId, id))) throw new UserError('meetings.setup.noDraft');
      return instead(doneReply(t('meetings.setup.postedBefore'), t('meetings.setup.postedText'), ref));
    }
    const read = readTimes(draft, now);
    if (read.wrong) return instead(timesReply(turn, ref, draft, read.wrong));
    if (toInstant(wall(draft.deadline)) <= now) {
      const municipalities = await networks.store.municipalities(scope.networkId);
      return instead(formReply(turn, ref, fieldsOf(draft), municipalities, { text: 'meetings.setup.wrong.deadlinePast' }));
    }
    await polls.post(scope, pollOf(draft, read.times, scope), id, person, now);
    const reply = doneReply(t('meetings.setup.posted'), t('meetings.setup.postedText'), ref);
    return { ...instead(reply), after: () => drafts.remove(person, id) };
  }

  return {
    commands: [
      defineCommand({
        id: 'new-poll', access: coordinator, about: 'coordinators', scopes: ['personal', 'group', 'channel'],
        run: async (turn, _, { networkId }) => {
          const { store: of } = networks;
          const [network, municipalities] = await Promise.all([of.network(networkId), of.municipalities(networkId)]);
          const id = newThingId(turn.now, networks.ids.unique());
          return formReply(turn, `${networkId}.${id}`, firstFields(network, municipalities, turn.now), municipalities);
        },
      }),
    ],
    verbs: [
      defineVerb('meetings.setup.slots', coordinator, NetworkRef.and(PollFields), async (turn, { id, network: _, ...fields }, scope) => {
        const { networkId } = scope;
        if (!isThingId(id)) throw new NotYours();
        const [municipalities, meetings, old] = await Promise.all([
          networks.store.municipalities(networkId), store.ofNetwork(networkId), drafts.find(turn.person, networkId, id),
        ]);
        const read = readPollForm(fields, municipalities, turn.now);
        if (read.wrong) return instead(formReply(turn, `${networkId}.${id}`, fields, municipalities, read.wrong));
        const taken = meetings.filter((meeting) => isComing(meeting, turn.now)).map(({ start }) => start.local.slice(0, 10));
        const begun = { ...read.wanted, networkId, at: turn.now, taken, chosen: [], own: old?.own ?? '', offered: [] };
        const offered = proposalsFor(begun, turn.now, FIRST);
        const draft = { ...begun, offered, chosen: offered };
        await drafts.save(turn.person, id, draft);
        return instead(timesReply(turn, `${networkId}.${id}`, draft));
      }),
      defineVerb('meetings.setup.more', coordinator, NetworkRef.and(TimeFields), async (turn, { id, slots, own }, scope) => (
        instead(timesReply(turn, `${scope.networkId}.${id}`, await withTimes(turn, scope, id, { slots, own }, MORE)))
      )),
      defineVerb('meetings.setup.preview', coordinator, NetworkRef.and(TimeFields), async (turn, { id, slots, own }, scope) => {
        const { networkId } = scope;
        const ref = `${networkId}.${id}`;
        const draft = await withTimes(turn, scope, id, { slots, own });
        const read = readTimes(draft, turn.now);
        if (read.wrong) return instead(timesReply(turn, ref, draft, read.wrong));
        const { store: of } = networks;
        const [channels, municipalities] = await Promise.all([of.channels(networkId), of.municipalities(networkId)]);
        return instead(previewReply(turn, ref, draft, read.times, channels, municipalities));
      }),
      defineVerb('meetings.setup.times', coordinator, NetworkRef, async (turn, { id }, scope) => (
        instead(timesReply(turn, `${scope.networkId}.${id}`, await draftOf(turn, scope, id)))
      )),
      defineVerb('meetings.setup.rework', coordinator, NetworkRef.and(PerhapsTimeFields), async (turn, { id, slots, own }, scope) => {
        // The card with the times has fields, and what stands in them is kept; the one before posting has none.
        const hasFields = own !== undefined || slots !== undefined;
        const keeping = hasFields ? withTimes(turn, scope, id, { slots: slots ?? '', own: own ?? '' }) : draftOf(turn, scope, id);
        const [draft, municipalities] = await Promise.all([keeping, networks.store.municipalities(scope.networkId)]);
        return instead(formReply(turn, `${scope.networkId}.${id}`, fieldsOf(draft), municipalities));
      }),
      defineVerb('meetings.setup.discard', coordinator, NetworkRef, async (turn, { id }, scope) => {
        await draftOf(turn, scope, id);
        await drafts.remove(turn.person, id);
        return instead(doneReply(turn.t('meetings.setup.discarded'), turn.t('meetings.setup.discardedText'), ''));
      }),
      defineVerb('meetings.setup.post', coordinator, NetworkRef, (turn, { id }, scope) => post(turn, scope, id)),
    ],
  };
}

function proposalsFor(draft: Draft, now: number, count: number): string[] {
  const { from, to, minutes, part, taken, offered, deadline } = draft;
  const [today, lastDay] = [dayOf(now), deadline.slice(0, 10)];
  return proposeSlots({ window: { from, to }, minutes, part, taken, offered, after: lastDay > today ? lastDay : today }, count);
}

function pollOf(draft: Draft, times: readonly string[], { part }: CoordinatorScope): NewPoll {
  const { title, minutes, deadline, ballots, atLeast, required } = draft;
  return {
    title, minutes, ballots, agenda: agendaOf(draft, translator(part.language)), deadline: wall(deadline), quorum: { atLeast, required },
    slots: times.map((time, at) => ({ id: `s${at + 1}`, start: wall(time) })),
  };
}
