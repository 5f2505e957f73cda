import type { Planned, Reminder, ReminderSource, Resolution } from '../../../delivery';
import { personRef } from '../../../lib/ids';
import { dayOf } from '../../../lib/time';
import { toWorkingHours } from '../../../lib/time/working-days';
import type { Reply } from '../../feature';
import { isSpokesperson, remindMember, whoSpeaksFor, type Member, type Message, type Municipality, type Reminded } from '../../networks';
import type { Coming } from '../attendance';
import { isComing, startOf } from '../coming';
import type { Meetings } from '../parts';
import type { Meeting } from '../types';
import { newsReply } from './news-card';
import { keepOnline } from './online';
import { MEETING_KIND } from './planning';
import { reminderReply } from './reminder-card';
import { announcedAt, remindersBefore, toldAt } from './reminder-times';
import { follow, FOLLOW_MS, toldWith } from './telling';
import { changedAt } from './transitions';

/** For acts that are about no person. */
const SERVICE = 'service';

/** Whom the reminders of a meeting concern, when they are planned. */
export interface Concerned {
  coming: readonly Coming[];
  members: readonly Member[];
  municipalities: readonly Municipality[];
}

/** The outbox's source of meetings: what follows a change, who is told of it, and reminders before (reminder-times.ts). */
export function meetingSource(
  meetings: Pick<Meetings, 'networks' | 'store' | 'attendance' | 'onlineMeetings'>,
): ReminderSource<Message> {
  const { networks, store, attendance, onlineMeetings } = meetings;

  /** What a reminder says to one member, or why nothing. */
  async function word(
    meeting: Meeting, { what, recipient }: Reminder, { member, network, language }: Reminded, now: number,
  ): Promise<Reply | string> {
    if (what === 'moved' || what === 'cancelled') {
      const others = meeting.seriesId ? (await store.ofNetwork(network.id)).filter((each) => toldWith(each, meeting)) : [];
      return newsReply(language, network.name, meeting, others.reverse(), now);
    }
    const coming = await attendance.ofMeeting(network.id, meeting.id);
    const own = coming.find(({ ref }) => ref === recipient)?.coming;
    if (own === 'yes') return reminderReply(language, network.name, meeting);
    const { municipality } = member;
    if (own === 'no' || !municipality || !isSpokesperson(member)) return 'answered';
    if (coming.some((one) => one.municipality === municipality && one.coming)) return 'answered';
    const name = (await networks.store.municipalities(network.id)).find(({ number }) => number === municipality)?.name ?? municipality;
    return reminderReply(language, network.name, meeting, name);
  }

  const act = (run: () => Promise<void>): Resolution<Message> => ({ do: 'act', act: run });

  return {
    async plan({ networkId, id }, now) {
      const meeting = await store.find(networkId, id);
      if (!meeting || isDone(meeting, now)) return undefined;
      const [coming, members, municipalities] = await Promise.all([
        attendance.ofMeeting(networkId, id), networks.store.members(networkId), networks.store.municipalities(networkId),
      ]);
      return plannedFor(meeting, { coming, members, municipalities }, now, onlineMeetings !== undefined);
    },

    async resolve(reminder, now) {
      const { source: { networkId, id }, what, version } = reminder;
      const meeting = await store.find(networkId, id);
      if (!meeting || (meeting.version ?? 0) !== version) return { do: 'drop', reason: 'changed' };
      if (what === 'follow') return act(() => follow(meetings, meeting));
      if (what === 'online') {
        return onlineMeetings ? act(() => keepOnline({ networks, store, onlineMeetings }, meeting)) : { do: 'drop', reason: 'not set up' };
      }
      if (what !== 'cancelled' && !isComing(meeting, now)) return { do: 'drop', reason: 'over' };
      if (what === 'announce') return act(() => networks.board.post({ networkId, kind: MEETING_KIND, subject: id }));
      // Who has said that they come is told of a change whatever they have turned off.
      const isChange = what === 'moved' || what === 'cancelled';
      // Late, as after an outage, it waits for working hours as what comes in time does.
      const at = isChange ? toldAt(meeting, now) : toWorkingHours(now);
      if (at > now) return { do: 'later', at };
      const coming = isChange ? await attendance.ofMeeting(networkId, id) : [];
      const comes = coming.some((one) => one.ref === reminder.recipient && one.coming === 'yes');
      return remindMember(networks, reminder, now, comes ? undefined : 'meetings', (reminded) => word(meeting, reminder, reminded, now));
    },

    sendsAgain: () => true,
  };
}

/** All that is still to happen of a meeting; `online`: whether the service makes Teams meetings. */
export function plannedFor(meeting: Meeting, concerned: Concerned, now: number, online: boolean): Planned[] {
  const { version = 0, seriesId, id, cancelledAt, movedAt, onlineWanted, onlineMeetingId } = meeting;
  const start = startOf(meeting);
  const at = changedAt(meeting);
  const each = (recipients: readonly string[], what: string, dueAt: number, staleAt: number): Planned[] => (
    recipients.map((recipient) => ({ what, recipient, version, dueAt, staleAt }))
  );
  const follows = at === undefined ? [] : each([SERVICE], 'follow', at, at + FOLLOW_MS);
  const keeps = online && at !== undefined && (onlineWanted || (onlineMeetingId && version > 0))
    ? each([SERVICE], 'online', at, Math.max(start, at + FOLLOW_MS)) : [];
  if (cancelledAt !== undefined) {
    return [...follows, ...keeps, ...each(toldOf(meeting, concerned), 'cancelled', toldAt(meeting, cancelledAt), start)];
  }
  return [
    ...follows, ...keeps,
    ...(seriesId !== undefined && seriesId !== id ? each([SERVICE], 'announce', announcedAt(meeting), start) : []),
    ...(movedAt === undefined ? [] : each(toldOf(meeting, concerned), 'moved', toldAt(meeting, movedAt), start)),
    ...remindersBefore(meeting).flatMap(({ what, dueAt, staleAt }) => each(toRemind(concerned, now), what, dueAt, staleAt)),
  ];
}

const yes = (coming: readonly Coming[]): string[] => coming.filter((one) => one.coming === 'yes').map(({ ref }) => ref);
const refOf = ({ tenantId, personId }: Member): string => personRef(tenantId, personId);

/** Those who come, and who speaks for the municipalities; of one that is told of with another, only who had said that they come. */
function toldOf({ changedWith }: Meeting, { coming, members }: Concerned): string[] {
  return [...new Set([...yes(coming), ...(changedWith ? [] : members.filter(isSpokesperson).map(refOf))])];
}

/** Those who come, and who speaks for municipalities where nobody has answered. */
function toRemind({ coming, members, municipalities }: Concerned, now: number): string[] {
  const silent = municipalities.filter(({ number }) => !coming.some((one) => one.municipality === number && one.coming));
  const speakers = silent.flatMap(({ number }) => whoSpeaksFor(members, number, dayOf(now)).people);
  return [...new Set([...yes(coming), ...speakers.map(refOf)])];
}

/** Nothing is to happen any more. */
function isDone(meeting: Meeting, now: number): boolean {
  return now >= Math.max(startOf(meeting), (changedAt(meeting) ?? 0) + FOLLOW_MS);
}
