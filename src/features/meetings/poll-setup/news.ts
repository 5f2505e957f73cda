import type { Planned, Reminder, Resolution } from '../../../delivery';
import { personRef } from '../../../lib/ids';
import { DAY_MS, toInstant } from '../../../lib/time';
import type { Language } from '../../../lib/language';
import type { CardReply } from '../../feature';
import { coordinatorsOrChannel, recipientOf, type Channel, type Member, type Message, type Municipality, type Network } from '../../networks';
import type { Meetings } from '../parts';
import { answeredReply, closedReply } from '../polls/news-cards';
import { hasEverybody } from '../polls/ranking';
import type { Ballot, Poll } from '../polls/types';
import type { Notes, PollNotes } from './notes';

/** So long it is of use that a poll can be decided. */
const CLOSED_STALE_MS = 14 * DAY_MS;
/** All have answered; the result stands. */
const [ANSWERED, COUNTED] = ['answered', 'counted'];

/** Whether it is what coordinators are told by itself. */
export const isNews = (what: string): boolean => what === ANSWERED || what === COUNTED;

interface NewsParts extends Pick<Meetings, 'networks' | 'polls'> {
  notes: PollNotes;
}

interface Counted {
  ballots: readonly Ballot[];
  municipalities: readonly Municipality[];
}

/**
 * What a poll's coordinators are told, each in their own chat, as reminders of the outbox: so neither a crash nor a Teams that is busy
 * loses it. When none of them can be reached it goes to the first of the network's channels that can.
 */
export function pollNews({ networks: { store, preferences }, polls, notes }: NewsParts) {
  /** Of the version that is told of. Everything throws what the store throws. */
  function planned(
    { version }: Poll, due: Pick<Planned, 'what' | 'dueAt' | 'staleAt'>, { unreached }: Notes, members: readonly Member[],
    channels: readonly Channel[],
  ): Planned[] {
    const refused = unreached.filter((each) => each.what === due.what && each.version === version).map(({ ref }) => ref);
    return coordinatorsOrChannel(members, channels, refused).map((recipient) => ({ ...due, recipient, version }));
  }

  async function planAnswered(
    poll: Poll, { ballots, municipalities }: Counted, known: Notes, members: readonly Member[],
  ): Promise<Planned[]> {
    if (!hasEverybody(poll, ballots, municipalities)) return [];
    const dueAt = Math.max(poll.deadlineSetAt ?? poll.postedAt, ...ballots.map(({ at }) => at));
    const due = { what: ANSWERED, dueAt, staleAt: toInstant(poll.deadline) };
    return planned(poll, due, known, members, await store.channels(poll.networkId));
  }

  /** Undefined when it is of no use any more. */
  async function planClosed(poll: Poll, now: number): Promise<Planned[] | undefined> {
    const { networkId, id, closedAt = poll.postedAt } = poll;
    const due = { what: COUNTED, dueAt: closedAt, staleAt: closedAt + CLOSED_STALE_MS };
    if (now >= due.staleAt) return undefined;
    const [known, members, channels] = await Promise.all([notes.of(networkId, id), store.members(networkId), store.channels(networkId)]);
    return planned(poll, due, known, members, channels);
  }

  /** What there is to tell now; undefined when it has become untrue. */
  async function wordOf(
    { source: { networkId, id }, what, version }: Reminder, now: number,
  ): Promise<((language: Language) => CardReply) | undefined> {
    const [poll, municipalities] = await Promise.all([polls.find(networkId, id), store.municipalities(networkId)]);
    if (poll?.version !== version) return undefined;
    if (what === COUNTED) return poll.state === 'closed' ? (language) => closedReply(language, poll, municipalities, now) : undefined;
    const ballots = poll.state === 'open' ? await polls.ballots(networkId, id) : [];
    return hasEverybody(poll, ballots, municipalities) ? (language) => answeredReply(language, poll, ballots, municipalities) : undefined;
  }

  async function toWhom(
    { source: { networkId }, recipient }: Reminder, network: Network,
  ): Promise<{ to: { tenantId: string; personId: string } | Pick<Channel, 'tenantId' | 'conversationId'>; language: Language } | undefined> {
    const coordinator = (await store.members(networkId)).find((member) => isCoordinator(member) && refOf(member) === recipient);
    if (coordinator) {
      const { tenantId, personId } = coordinator;
      const { language = network.language } = await preferences.of({ tenantId, id: personId });
      return { to: { tenantId, personId }, language };
    }
    const channel = (await store.channels(networkId)).find((each) => recipientOf(each) === recipient);
    return channel && { to: { tenantId: channel.tenantId, conversationId: channel.conversationId }, language: network.language };
  }

  async function resolve(reminder: Reminder, now: number): Promise<Resolution<Message>> {
    const [network, word] = await Promise.all([store.network(reminder.source.networkId), wordOf(reminder, now)]);
    const whom = network && await toWhom(reminder, network);
    if (!word || !whom) return { do: 'drop', reason: word ? 'not a coordinator' : 'changed' };
    const { to, language } = whom;
    return { do: 'send', to, message: { reply: word(language), language } };
  }

  return { planAnswered, planClosed, resolve };
}

const isCoordinator = ({ roles }: Member): boolean => roles.includes('coordinator');
const refOf = ({ tenantId, personId }: Member): string => personRef(tenantId, personId);
