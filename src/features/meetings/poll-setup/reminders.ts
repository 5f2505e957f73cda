import type { Planned, Reminder, ReminderSource, Resolution, SourceRef } from '../../../delivery';
import { personRef } from '../../../lib/ids';
import { toInstant } from '../../../lib/time';
import { placesFor, recipientOf, remindMember, type Member, type Message, type Municipality } from '../../networks';
import type { Meetings } from '../parts';
import { countableAt } from '../polls/transitions';
import { missing } from '../polls/ranking';
import { KIND } from '../polls/polls';
import type { Ballot, Poll } from '../polls/types';
import { PollNotes, type Notes } from './notes';
import { reminderReply, waitingReply } from './reminder-cards';
import { isNews, pollNews } from './news';
import { ACT_STALE_MS, GATHER_MS, isNudge, nudgeTime, reminderTimes, sendingTime, type Due } from './reminder-times';
import { spokespeopleOf, waitedFor } from './waiting';

/** What of a poll happens by itself, for its recipient when it is nobody. */
const POLL = 'poll';
const [CLOSE, FINISH, MEET] = ['close', 'finish', 'meet'];

type Parts = Pick<Meetings, 'networks' | 'polls' | 'limits'>;

/** An open poll, and who is waited for. */
interface Waiting {
  poll: Poll;
  ballots: Ballot[];
  municipalities: Municipality[];
  missing: Municipality[];
}

/** Reminders of polls, their closing by the deadline, and the counting after it, as the outbox asks for them. */
export function pollReminders({ networks, polls, limits }: Parts): ReminderSource<Message> {
  const notes = new PollNotes(networks.table);
  const news = pollNews({ networks, polls, notes });

  async function waitingOf(poll: Poll): Promise<Waiting> {
    const { networkId, id } = poll;
    const [ballots, municipalities] = await Promise.all([polls.ballots(networkId, id), networks.store.municipalities(networkId)]);
    return { poll, ballots, municipalities, missing: missing(ballots, municipalities) };
  }

  /** The open poll that a reminder is about; undefined when it is closed, or has had another deadline since. */
  async function stillOpen({ source, version }: Reminder): Promise<Waiting | undefined> {
    const poll = await polls.find(source.networkId, source.id);
    return poll?.state === 'open' && poll.version === version ? waitingOf(poll) : undefined;
  }

  /** Those among members whom a reminder did not reach and who have not answered meanwhile. */
  function unreachedBy(what: string, { poll, missing: left }: Waiting, { unreached }: Notes, members: readonly Member[]) {
    const refs = unreached.filter((each) => each.what === what && each.version === poll.version).map(({ ref }) => ref);
    return members.flatMap((member) => {
      const municipality = waitedFor(member, left);
      return municipality && refs.includes(personRef(member.tenantId, member.personId)) ? [{ member, municipality }] : [];
    });
  }

  async function channelReminders(waiting: Waiting, known: Notes, members: readonly Member[], times: readonly Due[]): Promise<Planned[]> {
    if (known.unreached.length === 0) return [];
    const { networkId, id, version } = waiting.poll;
    const stands = await networks.board.standsAt({ networkId, kind: KIND, subject: id });
    return times.flatMap(({ what, staleAt }) => {
      const people = unreachedBy(what, waiting, known, members).map(({ member }) => member);
      const since = Math.min(...known.unreached.filter((each) => each.what === what && each.version === version).map(({ at }) => at));
      return placesFor(people, stands).map(({ stand }) => (
        { what, recipient: recipientOf(stand), version, dueAt: since + GATHER_MS, staleAt: Math.max(staleAt, since + 2 * GATHER_MS) }
      ));
    });
  }

  async function planOpen(poll: Poll): Promise<Planned[]> {
    const { networkId, id, version } = poll;
    const [waiting, known, members] = await Promise.all([waitingOf(poll), notes.of(networkId, id), networks.store.members(networkId)]);
    const nudges = known.nudges.filter((nudge) => nudge.version === version).map((nudge) => nudgeTime(nudge, poll));
    const times = [...reminderTimes(poll), ...nudges];
    const toPeople = times.flatMap((due) => spokespeopleOf(members, waiting.missing, due.dueAt).map((member) => (
      { ...due, recipient: personRef(member.tenantId, member.personId), version }
    )));
    const end = toInstant(poll.deadline);
    const close = { what: CLOSE, recipient: POLL, version, dueAt: end, staleAt: end + ACT_STALE_MS };
    const told = await news.planAnswered(poll, waiting, known, members);
    return [close, ...told, ...toPeople, ...(await channelReminders(waiting, known, members, times))];
  }

  async function toChannel(reminder: Reminder, waiting: Waiting): Promise<Resolution<Message>> {
    const { networkId, id } = reminder.source;
    const [network, members, known, stands] = await Promise.all([
      networks.store.network(networkId), networks.store.members(networkId), notes.of(networkId, id),
      networks.board.standsAt({ networkId, kind: KIND, subject: id }),
    ]);
    const unreached = unreachedBy(reminder.what, waiting, known, members);
    const place = placesFor(unreached.map(({ member }) => member), stands).find(({ stand }) => recipientOf(stand) === reminder.recipient);
    if (!network || !place) return { do: 'drop', reason: 'nobody to call' };
    const people = unreached.filter(({ member }) => place.people.includes(member));
    const reply = waitingReply(network, waiting.poll, people, place.stand.tenantId);
    return { do: 'send', to: place.stand, message: { reply, language: network.language } };
  }

  const act = (what: string, { version }: Poll, dueAt: number): Planned => (
    { what, recipient: POLL, version, dueAt, staleAt: dueAt + ACT_STALE_MS }
  );

  async function resolveAct({ source: { networkId, id }, what, version }: Reminder, now: number): Promise<Resolution<Message>> {
    if (what === CLOSE) return { do: 'act', act: () => polls.expire(networkId, id, version, now) };
    if (what === MEET) return { do: 'act', act: () => polls.meet(networkId, id, now) };
    // Whoever counts waits by its own clock, which may show less than that of who closed the poll.
    const from = await polls.countableFrom(networkId, id);
    if (from !== undefined && from > now) return { do: 'later', at: from };
    return {
      do: 'act',
      act: async () => { if (!(await polls.finish(networkId, id))) throw new Error('Votes may still be under way'); },
    };
  }

  return {
    async plan({ networkId, id }: SourceRef, now: number): Promise<readonly Planned[] | undefined> {
      const poll = await polls.find(networkId, id);
      switch (poll?.state) {
        case 'open':
          return planOpen(poll);
        case 'closing':
          // This instance waits from now on, if it has not begun.
          await polls.countableFrom(networkId, id);
          return [act(FINISH, poll, countableAt(poll, limits.closingMs) ?? now)];
        case 'closed':
          return news.planClosed(poll, now);
        case 'decided':
          return (await polls.meetingOf(poll)) ? undefined : [act(MEET, poll, poll.closedAt ?? poll.postedAt)];
        case 'cancelled':
        case undefined:
          return undefined;
      }
    },

    async resolve(reminder: Reminder, now: number): Promise<Resolution<Message>> {
      const { what, recipient, staleAt } = reminder;
      if (recipient === POLL) return resolveAct(reminder, now);
      if (isNews(what)) return news.resolve(reminder, now);
      const waiting = await stillOpen(reminder);
      if (!waiting) return { do: 'drop', reason: 'not open' };
      const at = isNudge(what) ? now : sendingTime(now, staleAt);
      if (at > now) return { do: 'later', at };
      if (recipient.startsWith('channel-')) return toChannel(reminder, waiting);
      return remindMember(networks, reminder, now, 'meetings', (reminded) => {
        const municipality = waitedFor(reminded.member, waiting.missing);
        return municipality ? reminderReply(reminded, waiting.poll, municipality) : 'answered';
      });
    },

    // A nudge never; what coordinators act upon is worth two copies.
    sendsAgain: isNews,

    async onUnreachable({ source, what, recipient, version }: Reminder): Promise<void> {
      if (recipient.startsWith('channel-') && !isNews(what)) return;
      await notes.notReached(source.networkId, source.id, { what, ref: recipient, version, at: networks.clock.now() });
      await networks.outbox.changed(source);
    },
  };
}
