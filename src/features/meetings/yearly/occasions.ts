import { addDays } from '../../../lib/time/holidays';
import { addMonths, dayOf, toInstant, ZONE } from '../../../lib/time';
import { toWorkingHours } from '../../../lib/time/working-days';
import type { Plan, Year } from './records';

export const OCCASIONS = ['overdose-day', 'summer', 'plan'] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** One reminder of what comes every year. */
export interface YearlyReminder {
  occasion: Occasion;
  /** `overdose-day-20270831-6w`: of each there is one ever. */
  what: string;
  /** The day that it is about, `2027-08-31`. */
  day: string;
  /** UTC ms, in working hours. */
  dueAt: number;
  staleAt: number;
}

/** How long before the day people are reminded: once in time to plan something, once in time to say so. */
const AHEAD = [['6w', 42], ['2w', 14]] as const;
/** Summer is told of once, while it can still be prepared for; at midsummer it is too late. */
const SUMMER = { told: '05-10', over: '07-01' };

const morningOf = (day: string): number => toInstant({ local: `${day}T09:00`, zone: ZONE });
const beginningOf = (day: string): number => toInstant({ local: `${day}T00:00`, zone: ZONE });

/**
 * Every reminder of this year and the next that is not over at `now` (UTC ms). What would have come before it was turned on is left
 * out: nobody is reminded at the moment that they turn it on.
 */
export function remindersOf({ overdoseDay, summer, plan }: Year, now: number): YearlyReminder[] {
  const today = dayOf(now);
  const years = [0, 1].map((more) => Number(today.slice(0, 4)) + more);
  const all = [
    ...(overdoseDay === undefined ? [] : years.flatMap((year) => ahead('overdose-day', `${year}-08-31`)).filter(({ dueAt }) => dueAt >= overdoseDay)),
    ...(summer === undefined ? [] : years.map(summerOf).filter(({ dueAt }) => dueAt >= summer)),
    ...(plan === undefined ? [] : planDays(plan, today).flatMap((day) => ahead('plan', day)).filter(({ dueAt }) => dueAt >= plan.since)),
  ];
  return all.filter(({ staleAt }) => staleAt > now).sort((a, b) => a.dueAt - b.dueAt);
}

/** The days of the plan that come next, two at most. One that falls on 29 February is on the 28th in other years. */
function planDays({ on, everyYears }: Plan, today: string): string[] {
  if (everyYears === 0) return [on];
  const passed = Math.max(0, Math.floor((Number(today.slice(0, 4)) - Number(on.slice(0, 4))) / everyYears));
  return [passed, passed + 1].map((times) => addMonths(on, 12 * everyYears * times));
}

function ahead(occasion: Occasion, day: string): YearlyReminder[] {
  const over = beginningOf(addDays(day, 1));
  const due = AHEAD.map(([name, days]) => ({ name, dueAt: toWorkingHours(morningOf(addDays(day, -days)), over) }));
  return due.map(({ name, dueAt }, at) => (
    { occasion, what: `${occasion}-${day.replaceAll('-', '')}-${name}`, day, dueAt, staleAt: due[at + 1]?.dueAt ?? over }
  ));
}

function summerOf(year: number): YearlyReminder {
  const [day, over] = [`${year}-06-01`, beginningOf(`${year}-${SUMMER.over}`)];
  return { occasion: 'summer', what: `summer-${year}`, day, dueAt: toWorkingHours(morningOf(`${year}-${SUMMER.told}`), over), staleAt: over };
}
