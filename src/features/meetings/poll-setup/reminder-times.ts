import { toInstant } from '../../../lib/time';
import { toWorkingHours } from '../../../lib/time/working-days';
import type { Poll } from '../polls/types';

const DAY_MS = 24 * 60 * 60 * 1000;
const NUDGE_HOURS_MS = 12 * 60 * 60 * 1000;
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

/**
 * When those who have not answered are reminded: half way to the deadline and a day before it, in working hours. Half way only when that
 * leaves a day until the next; after another deadline is set only the day before, so that nobody is reminded more than twice of one.
 */
export function reminderTimes({ postedAt, deadline, version }: Pick<Poll, 'postedAt' | 'deadline' | 'version'>): Due[] {
  const end = toInstant(deadline);
  const half = toWorkingHours(postedAt + (end - postedAt) / 2, end);
  const dayBefore = toWorkingHours(end - DAY_MS, end);
  const second = dayBefore > postedAt ? [{ what: 'day-before', dueAt: dayBefore, staleAt: end }] : [];
  const next = second[0]?.dueAt ?? end;
  const hasRoom = version === 1 && half > postedAt && half < end && (second.length === 0 || half <= next - DAY_MS);
  return [...(hasRoom ? [{ what: 'half-time', dueAt: half, staleAt: next }] : []), ...second];
}

/** A coordinator has asked them now. `day`: `2026-11-16`. */
export function nudgeTime({ day, at }: { day: string; at: number }, { deadline }: Pick<Poll, 'deadline'>): Due {
  return { what: `asked-${day}`, dueAt: at, staleAt: Math.min(at + NUDGE_HOURS_MS, toInstant(deadline)) };
}
