import { DAY_MS, addMonths, toInstant, type WallTime } from '../../../lib/time';
import { addDays, holidayOn, weekdayOf } from '../../../lib/time/holidays';
import { addWorkingDays } from '../../../lib/time/working-days';
import type { Meeting } from '../types';

/** How often the meetings of a series are, in months. */
export const REPEATS = { month: 1, 'two-months': 2, quarter: 3, 'half-year': 6 } as const;
export type Repeat = keyof typeof REPEATS;
export const MOST_IN_SERIES = 12;

/** One of a series. `instead`: the public holiday (a day, `2027-05-17`) that it would have been on. */
export interface Occurrence {
  start: WallTime;
  instead?: string;
}

/**
 * The starts of a series: the same weekday in the same week of the month as the first (the last one, where that month has no fifth), at the
 * same time by the clock on the wall whatever summer time does. One that falls on a public holiday is on the next working day instead; the
 * first is where it was put.
 */
export function occurrences(first: WallTime, repeat: Repeat, count: number): Occurrence[] {
  const [day = '', time = ''] = first.local.split('T');
  const nth = Math.ceil(Number(day.slice(8)) / 7);
  return Array.from({ length: count }, (_, at) => {
    if (at === 0) return { start: first };
    const month = addMonths(`${day.slice(0, 8)}01`, at * REPEATS[repeat]);
    return onWorkingDay(nthWeekday(month, weekdayOf(day), nth), time, first.zone);
  });
}

/** That weekday for the n-th time in the month that begins on `first`; the last time, when there are not so many. */
function nthWeekday(first: string, weekday: number, nth: number): string {
  const day = addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7);
  return day.slice(0, 7) === first.slice(0, 7) ? day : addDays(day, -7);
}

function onWorkingDay(day: string, time: string, zone: string): Occurrence {
  const at = (on: string): WallTime => ({ local: `${on}T${time}`, zone });
  return holidayOn(day) === undefined ? { start: at(day) } : { start: at(addWorkingDays(day, 1)), instead: day };
}

/**
 * When the later ones of a series are when one of them is moved: as many days later or earlier as that one, and at its new time of day; on
 * the next working day where that is a public holiday.
 */
export function shifted(later: Pick<Meeting, 'start'>, from: WallTime, to: WallTime): WallTime {
  const days = Math.round((utcDay(to) - utcDay(from)) / DAY_MS);
  const day = addDays(later.start.local.slice(0, 10), days);
  return onWorkingDay(day, to.local.slice(11), to.zone).start;
}

const utcDay = ({ local }: WallTime): number => toInstant({ local: local.slice(0, 10), zone: 'utc' });
