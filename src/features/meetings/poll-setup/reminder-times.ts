import { DAY_MS, nextWallTime, timeOfDay, toInstant } from '../../../lib/time';
import { isWorkingHours, toWorkingHours } from '../../../lib/time/working-days';
import type { Poll } from '../polls/types';

const NUDGE = 'asked-';
const NUDGE_HOURS_MS = 12 * 60 * 60 * 1000;
/** Nobody is reminded oftener of one poll, whatever becomes of its deadline; what a coordinator asks for is apart. */
const MOST = 2;
/** When people may be written to on any day, when working hours would be too late. */
const [MORNING, EVENING] = ['08:00', '20:00'];
/** What is an act and no message is done however late. */
export const ACT_STALE_MS = 365 * DAY_MS;
/** Others may turn out not to be reached either: those are named together. */
export const GATHER_MS = 5 * 60 * 1000;

/** When something is due, and from when it is of no use; UTC ms. */
export interface Due {
  what: string;
  dueAt: number;
  staleAt: number;
}

type Timed = Pick<Poll, 'postedAt' | 'deadline' | 'deadlineSetAt' | 'version' | 'reminded'>;

/**
 * When those who have not answered are reminded: half way to the deadline and a day before it, in working hours. Half way only when that
 * leaves a day until the next; after another deadline is set only the day before, and nothing that was due before it was set.
 */
export function reminderTimes({ postedAt, deadline, deadlineSetAt = postedAt, version, reminded = 0 }: Timed): Due[] {
  const end = toInstant(deadline);
  const half = toWorkingHours(postedAt + (end - postedAt) / 2, end);
  const dayBefore = toWorkingHours(end - DAY_MS, end);
  const second = dayBefore > deadlineSetAt ? [{ what: 'day-before', dueAt: dayBefore, staleAt: end }] : [];
  const next = second[0]?.dueAt ?? end;
  const hasRoom = version === 1 && half > postedAt && half < end && (second.length === 0 || half <= next - DAY_MS);
  const times = [...(hasRoom ? [{ what: 'half-time', dueAt: half, staleAt: next }] : []), ...second];
  return times.slice(0, Math.max(0, MOST - reminded));
}

/** How many of a poll's reminders, those of earlier deadlines too, were due at an instant (UTC ms). */
export function remindersPast(poll: Timed, at: number): number {
  return (poll.reminded ?? 0) + reminderTimes(poll).filter(({ dueAt }) => dueAt <= at).length;
}

/**
 * When a reminder that is due is sent, after we were away too: in working hours. When those begin too late for it, in the daytime of any
 * day; at night only when no daytime is left.
 */
export function sendingTime(now: number, staleAt: number): number {
  if (isWorkingHours(now)) return now;
  const opening = toWorkingHours(now);
  if (opening < staleAt) return opening;
  const time = timeOfDay(now);
  const morning = nextWallTime(MORNING, now);
  return (time >= MORNING && time < EVENING) || morning >= staleAt ? now : morning;
}

/** A coordinator has asked them now. `day`: `2026-11-16`. */
export function nudgeTime({ day, at }: { day: string; at: number }, { deadline }: Pick<Poll, 'deadline'>): Due {
  return { what: `${NUDGE}${day}`, dueAt: at, staleAt: Math.min(at + NUDGE_HOURS_MS, toInstant(deadline)) };
}

/** Whether a coordinator has asked for it, and so it goes at once. */
export const isNudge = (what: string): boolean => what.startsWith(NUDGE);
