import { DAY_MS, addMonths, dayOf, toInstant, ZONE } from '../../../lib/time';
import { isJuly } from '../../../lib/time/holidays';
import { toWorkingHours } from '../../../lib/time/working-days';

/** On this day of each month, or the next working day, those are asked whose turn it is. */
const DAY = '10';
/** So long a round may come late, as after an outage; one that is missed is made up for by the next. */
const LATE_MS = 5 * DAY_MS;
/** Twice a year coordinators are told whom nobody reaches. */
const TELLING_MONTHS = ['03', '09'];

/** One time that the assistant goes through the contacts of a network by itself. */
export interface Round {
  /** `ask-2027-03`. */
  what: string;
  /** UTC ms, in working hours. */
  dueAt: number;
  staleAt: number;
}

/**
 * This month's round and the next month's; none in July. Each contact is asked twice a year, by when they last confirmed or were asked
 * (`dueByItself`): the rounds only look whose turn it is.
 */
export function roundsFrom(now: number): Round[] {
  const first = `${dayOf(now).slice(0, 7)}-01`;
  const months = [first, addMonths(first, 1)].filter((day) => !isJuly(day)).map((day) => day.slice(0, 7));
  return months.map((month) => {
    const dueAt = toWorkingHours(toInstant({ local: `${month}-${DAY}T09:00`, zone: ZONE }));
    return { what: `ask-${month}`, dueAt, staleAt: dueAt + LATE_MS };
  });
}

/** Whether the coordinators are told after this round whom it did not reach. */
export const tellsCoordinators = (what: string): boolean => TELLING_MONTHS.includes(what.slice(-2));
