import type { Planned, Reminder, ReminderSource, Resolution, SourceRef } from '../../../delivery';
import { personRef } from '../../../lib/ids';
import { toInstant } from '../../../lib/time';
import { remindMember, type Member, type Message, type Municipality } from '../../networks';
import type { Meetings } from '../parts';
import { countableAt } from '../polls/transitions';
import { missing } from '../polls/ranking';
import { KIND } from '../polls/polls';
import type { Poll } from '../polls/types';
import { PollNotes, type Notes } from './notes';
import { reminderReply, waitingReply } from './reminder-cards';
import { ACT_STALE_MS, GATHER_MS, nudgeTime, reminderTimes, type Due } from './reminder-times';
import { placesFor, recipientOf, spokespeopleOf, waitedFor } from './waiting';

/** What of a poll happens by itself, for its recipient when it is nobody. */
const POLL = 'poll';

type Parts = Pick<Meetings, 'networks' | 'polls' | 'limits'>;

/** An open poll, and who is waited for. */
interface Waiting {
  poll: Poll;
  missing: Municipality[];
}

/** Reminders of polls, their closing by the deadline, and the counting after it, as the outbox asks for them. */
export function pollReminders({ networks, polls, limits }: Parts): ReminderSource<Message> {
  const notes = new PollNotes(networks.table);

  async function waitingOf(poll: Poll): Promise<Waiting> {
    const { networkId, id } = poll;
    const [ballots, municipalities] = await Promise.all([polls.ballots(networkId, id), networks.store.municipalities(networkId)]);
    return { poll, missing: missing(ballots, municipalities) };
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
      const since = Math.min(...known.unreached.filter((each) => each.what === what).map(({ at }) => at));
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
    const close = { what: 'close', recipient: POLL, version, dueAt: end, staleAt: end + ACT_STALE_MS };
    return [close, ...toPeople, ...(await channelReminders(waiting, known, members, times))];
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

  return {
    async plan({ networkId, id }: SourceRef): Promise<readonly Planned[] | undefined> {
      const poll = await polls.find(networkId, id);
      if (poll?.state === 'open') return planOpen(poll);
      const from = poll && countableAt(poll, limits.closingMs);
      if (!poll || from === undefined) return undefined;
      return [{ what: 'finish', recipient: POLL, version: poll.version, dueAt: from, staleAt: from + ACT_STALE_MS }];
    },

    async resolve(reminder: Reminder, now: number): Promise<Resolution<Message>> {
      const { source: { networkId, id }, what, recipient, version } = reminder;
      if (recipient === POLL) {
        return { do: 'act', act: () => (what === 'close' ? polls.expire(networkId, id, version, now) : polls.finish(networkId, id, now)) };
      }
      const waiting = await stillOpen(reminder);
      if (!waiting) return { do: 'drop', reason: 'not open' };
      if (recipient.startsWith('channel-')) return toChannel(reminder, waiting);
      return remindMember(networks, reminder, now, 'meetings', (reminded) => {
        const municipality = waitedFor(reminded.member, waiting.missing);
        return municipality ? reminderReply(reminded, waiting.poll, municipality) : 'answered';
      });
    },

    sendsAgain: () => false,

    async onUnreachable({ source, what, recipient, version }: Reminder): Promise<void> {
      if (recipient.startsWith('channel-')) return;
      await notes.notReached(source.networkId, source.id, { what, ref: recipient, version, at: networks.clock.now() });
      await networks.outbox.changed(source);
    },
  };
}
