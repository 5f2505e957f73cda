import { toInstant, wallTimeOf, ZONE, type WallTime } from '../../../lib/time';
import { addDays } from '../../../lib/time/holidays';
import { addWorkingDays, isWorkingDay } from '../../../lib/time/working-days';
import type { Round } from '../types';

/** Days, both included: `2026-05-01`. */
export type Period = Round['period'];

/** The parts of a year that numbers are reported for (domain/indicators.md, 1.5), by the day each ends. */
const YEAR_PARTS = { tertial: ['04-30', '08-31', '12-31'], 'half-year': ['06-30', '12-31'] } as const;
export type YearPart = keyof typeof YEAR_PARTS;

/** When a round opens by itself, and when it is due. */
const OPENS = '09:00';
const DUE = '15:00';
/** Between opening and due, and between due and closing. */
const ANSWERING_DAYS = 14;
const CLOSING_DAYS = 28;
/** Before a meeting: when its round opens, and how many working days its coordinators have with what was reported. */
const BEFORE_MEETING_DAYS = 14;
const READING_DAYS = 3;

/** The tertial or half-year that a day falls in. */
export function partWith(part: YearPart, day: string): Period {
  const [year, ends] = [day.slice(0, 4), YEAR_PARTS[part]];
  const at = Math.max(ends.findIndex((end) => day.slice(5) <= end), 0);
  return { from: at === 0 ? `${year}-01-01` : addDays(`${year}-${ends[at - 1] ?? ''}`, 1), to: `${year}-${ends[at] ?? ''}` };
}

/** The one that ended last before a day. */
export const lastPart = (part: YearPart, day: string): Period => partWith(part, addDays(partWith(part, day).from, -1));

/** The one that comes after what has been reported on. */
export const nextPart = (part: YearPart, after: Period): Period => partWith(part, addDays(after.to, 1));

/** Which part of the year a period is, from 1; undefined for other days. */
export function partOf({ from, to }: Period): { part: YearPart; number: number; year: string } | undefined {
  for (const part of ['tertial', 'half-year'] as const) {
    if (partWith(part, from).from !== from || partWith(part, from).to !== to) continue;
    return { part, number: YEAR_PARTS[part].findIndex((end) => end === to.slice(5)) + 1, year: from.slice(0, 4) };
  }
  return undefined;
}

/** From the day after what was reported on last until yesterday; today alone when that is nothing. */
export function sinceThen(last: Period, today: string): Period {
  const from = addDays(last.to, 1);
  return from < today ? { from, to: addDays(today, -1) } : { from: today, to: today };
}

export const isSamePeriod = (one: Period, other: Period): boolean => one.from === other.from && one.to === other.to;

const onDay = (day: string, time: string): WallTime => ({ local: `${day}T${time}`, zone: ZONE });
/** UTC ms. */
export const openingOn = (day: string): number => toInstant(onDay(day, OPENS));
export const dueOn = (day: string): WallTime => onDay(day, DUE);

/** The first working day after the period, UTC ms. */
export const openingAfter = ({ to }: Period): number => openingOn(addWorkingDays(to, 1));

/** The day itself when it is a working day, or the next that is. */
export const workingDayFrom = (day: string): string => (isWorkingDay(day) ? day : addWorkingDays(day, 1));

/** Two weeks after a day, on a working day. */
export const dueAfter = (day: string): WallTime => dueOn(workingDayFrom(addDays(day, ANSWERING_DAYS)));

/** Four weeks after the due time, by the clock on the wall; UTC ms. */
export function closingAfter({ local, zone }: WallTime): number {
  return toInstant({ local: `${addDays(local.slice(0, 10), CLOSING_DAYS)}T${local.slice(11)}`, zone });
}

/** A round before a meeting on this day: 14 days before, or the working day before that; due three working days before. */
export function beforeMeeting(day: string): { opens: string; due: WallTime } {
  const fortnight = addDays(day, -BEFORE_MEETING_DAYS);
  const opens = isWorkingDay(fortnight) ? fortnight : addWorkingDays(fortnight, -1);
  return { opens, due: dueOn(addWorkingDays(day, -READING_DAYS)) };
}

/** The next working day at the hour that rounds open, after an instant; UTC ms. */
export function nextOpening(now: number): number {
  const today = wallTimeOf(now).local.slice(0, 10);
  const day = workingDayFrom(today);
  return openingOn(day) > now ? openingOn(day) : openingOn(addWorkingDays(day, 1));
}
