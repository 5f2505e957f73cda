import { member, type MemberScope } from '../../authority';
import { defineVerb, defineView, NetworkRef } from '../../define';
import type { CardReply, Turn, Verb, VerbResult } from '../../feature';
import type { TextKey } from '../../../lib/language';
import type { Routes } from '../../networks';
import { NotYours } from '../../refusals';
import type { Meetings } from '../parts';
import { channelReply, ownReply, type PollView } from './poll-card';
import { KIND, type Seen } from './polls';
import { readSlotRef } from './slot-row';
import type { Tally } from './tallies';
import { ANSWERS, type Answer, type Poll } from './types';
import { Viewers } from './viewers';
import type { Answers } from './voting';

/** The card of a poll in the channels, and what members answer on it. */
export function pollRoutes({ networks, polls }: Pick<Meetings, 'networks' | 'polls'>): Routes {
  const viewers = new Viewers();
  networks.board.register(KIND, async ({ networkId, subject }, to) => {
    const [network, tally] = await Promise.all([networks.store.network(networkId), polls.shown(networkId, subject)]);
    return network && tally && channelReply(await viewOf(tally, network.name), network, viewers.in(to));
  });

  async function viewOf({ poll, ballots, municipalities }: Tally, networkName: string): Promise<PollView> {
    const meeting = await polls.meetingOf(poll);
    return { poll, ballots, municipalities, networkName, now: networks.clock.now(), ...(meeting && { meeting }) };
  }

  const cardOf = async (turn: Turn, { networkName, part }: MemberScope, seen: Seen, note?: TextKey): Promise<CardReply> => (
    ownReply(turn, await viewOf(seen, networkName), { own: seen.own, coordinates: part.roles.includes('coordinator'), ...(note && { note }) })
  );

  async function show(turn: Turn, scope: MemberScope, id: string): Promise<CardReply> {
    const seen = await polls.seen(scope.networkId, id, turn.person);
    if (!seen) throw new NotYours();
    return cardOf(turn, scope, seen);
  }

  async function vote(turn: Turn, scope: MemberScope, id: string, answer: (poll: Poll) => Answers): Promise<VerbResult> {
    viewers.seen(turn.place, turn.teamsId);
    const voted = await polls.vote(scope, id, answer, turn.person);
    const reply = await cardOf(turn, scope, voted, voted.stored ? 'meetings.polls.stored' : 'meetings.polls.isClosed');
    return { show: 'instead', reply, ...(voted.stored && { after: () => polls.afterVote(voted) }) };
  }

  /** A cell: one answer about one slot. */
  const cell = (answer: Answer): Verb => defineVerb(`meetings.polls.${answer}`, member, NetworkRef, (turn, { id: thing }, scope) => {
    const at = readSlotRef(thing);
    if (!at) throw new NotYours();
    return vote(turn, scope, at.id, ({ slots }) => {
      if (!slots.some(({ id }) => id === at.slot)) throw new NotYours();
      return { [at.slot]: answer };
    });
  });

  /** The same answer about all slots. */
  const every = (name: string, answer: Answer): Verb => defineVerb(`meetings.polls.${name}`, member, NetworkRef, (turn, { id }, scope) => (
    vote(turn, scope, id, ({ slots }) => Object.fromEntries(slots.map((slot) => [slot.id, answer])))
  ));

  return {
    commands: [],
    verbs: [
      ...ANSWERS.map(cell),
      every('all', 'yes'),
      every('none', 'no'),
      // Seen by who presses it, and by Teams when it refreshes their card: then nothing is noted but that it was shown.
      defineView('meetings.polls.view', member, NetworkRef, (turn, { id }, scope) => show(turn, scope, id)),
    ],
  };
}
