import { addDays, weekdayOf } from '../../../lib/time/holidays';
import { isWorkingDay, mondayOf, remarksOn } from '../../../lib/time/working-days';

/** Before lunch, after lunch, or both. */
export const PARTS = ['both', 'morning', 'afternoon'] as const;
export type PartOfDay = (typeof PARTS)[number];

/** Between these hours municipalities can be expected to meet; minutes from midnight. */
export const OPENS = 9 * 60;
export const CLOSES = 15 * 60;

/** When meetings begin, the best first; minutes from midnight. */
const BEGINS: Record<PartOfDay, number[]> = {
  both: [10 * 60, 13 * 60, 9 * 60, 12 * 60], morning: [10 * 60, 9 * 60], afternoon: [13 * 60, 12 * 60],
};

export interface Wish {
  /** First and last day, `2026-12-01`. */
  window: { from: string; to: string };
  minutes: number;
  part: PartOfDay;
  /** Days that there is something on already, and none is to be proposed on. */
  taken: readonly string[];
  /** Times that stand already (`2026-12-01T10:00`), and are not to be proposed again. */
  offered?: readonly string[];
  /** Only what begins after this day is proposed. */
  after: string;
}

interface Candidate {
  day: string;
  /** Monday of its week. */
  week: string;
  weekday: number;
  remarked: boolean;
  begin: number;
  order: number;
}

/** The hours that a meeting of this length can begin at, the best first; empty when it has no room in that part of the day. */
export function beginsFor(minutes: number, part: PartOfDay): number[] {
  return BEGINS[part].filter((begin) => begin + minutes <= CLOSES);
}

/**
 * Times for a meeting, earliest first, spread over days, weeks, days of the week and hours: as many as `count`, or as there are.
 * Only working days from 09 to 15; days when few may come (`remarksOn`) only when there are not enough others.
 */
export function proposeSlots(wish: Wish, count: number): string[] {
  const left = candidatesOf(wish);
  const chosen = (wish.offered ?? []).map((local) => candidate(local.slice(0, 10), minutesOf(local), 0));
  const proposed: Candidate[] = [];
  while (proposed.length < count) {
    const [best] = left.filter((each) => !chosen.some((other) => isSame(each, other)))
      .map((each) => ({ each, score: scoreOf(each, chosen) })).sort((a, b) => compare(a.score, b.score));
    if (!best) break;
    chosen.push(best.each);
    proposed.push(best.each);
  }
  return proposed.map(localOf).sort();
}

function candidatesOf({ window, minutes, part, taken, after }: Wish): Candidate[] {
  const begins = beginsFor(minutes, part);
  const candidates: Candidate[] = [];
  for (let day = window.from; day <= window.to; day = addDays(day, 1)) {
    if (day <= after || taken.includes(day) || !isWorkingDay(day)) continue;
    candidates.push(...begins.map((begin, order) => candidate(day, begin, order)));
  }
  return candidates;
}

const candidate = (day: string, begin: number, order: number): Candidate => (
  { day, week: mondayOf(day), weekday: weekdayOf(day), remarked: remarksOn(day).length > 0, begin, order }
);

/** The less the better, the first number that differs decides. */
function scoreOf({ day, week, weekday, remarked, begin, order }: Candidate, chosen: readonly Candidate[]): (number | string)[] {
  const used = (isAlike: (other: Candidate) => boolean) => chosen.filter(isAlike).length;
  return [
    used((other) => other.day === day),
    remarked ? 1 : 0,
    used((other) => other.week === week),
    used((other) => other.weekday === weekday),
    used((other) => other.begin === begin),
    day,
    order,
  ];
}

function compare(one: (number | string)[], other: (number | string)[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  if (at < 0) return 0;
  return (one[at] ?? 0) < (other[at] ?? 0) ? -1 : 1;
}

const isSame = (one: Candidate, other: Candidate): boolean => one.day === other.day && one.begin === other.begin;
const two = (number: number): string => String(number).padStart(2, '0');
const localOf = ({ day, begin }: Candidate): string => `${day}T${two(Math.floor(begin / 60))}:${two(begin % 60)}`;

/** Minutes from midnight of `2026-12-01T10:00`. */
export function minutesOf(local: string): number {
  return Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
}
