import { addDays, holidayOn, isEasterWeek, isJuly, weekdayOf } from './holidays';
import { dayOf, timeOfDay, toInstant, ZONE } from './index';

/** When people in Norway may be expected to read what we send. */
const OPENS = '08:00';
const CLOSES = '16:00';

/** Monday to Friday, and no public holiday. `day` is `2026-11-16`. */
export function isWorkingDay(day: string): boolean {
  return weekdayOf(day) <= 5 && holidayOn(day) === undefined;
}

/** The working day that comes `days` working days after this day, or before it when negative; with 0 the day itself, whatever it is. */
export function addWorkingDays(day: string, days: number): string {
  const step = Math.sign(days);
  let at = day;
  for (let left = Math.abs(days); left > 0;) {
    at = addDays(at, step);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

/** A working day alone between days off (inneklemt), which many take off. */
export function isSqueezed(day: string): boolean {
  return isWorkingDay(day) && !isWorkingDay(addDays(day, -1)) && !isWorkingDay(addDays(day, 1));
}

/** Why few may come on a working day. */
export type Remark = (
  'easter-week' | 'squeezed' | 'christmas-eve' | 'new-years-eve' | 'christmas-week' | 'constitution-week' | 'july' | 'before-holiday'
);

const CHECKS: [Remark, (day: string) => boolean][] = [
  ['easter-week', isEasterWeek],
  ['squeezed', isSqueezed],
  ['christmas-eve', (day) => day.endsWith('-12-24')],
  ['new-years-eve', (day) => day.endsWith('-12-31')],
  ['christmas-week', (day) => day.slice(5) >= '12-27' && day.slice(5) <= '12-30'],
  ['constitution-week', (day) => mondayOf(day) === mondayOf(`${day.slice(0, 4)}-05-17`)],
  ['july', isJuly],
  ['before-holiday', (day) => holidayOn(addDays(day, 1)) !== undefined],
];

/** What is to be pointed out about a working day, the most telling first; nothing for days that are off anyway. */
export function remarksOn(day: string): Remark[] {
  return isWorkingDay(day) ? CHECKS.filter(([, holds]) => holds(day)).map(([remark]) => remark) : [];
}

/** The Monday of the week that a day is in. */
export function mondayOf(day: string): string {
  return addDays(day, 1 - weekdayOf(day));
}

const instantOf = (day: string, time: string): number => toInstant({ local: `${day}T${time}`, zone: ZONE });

/** A working day from 08:00 to 16:00, as the clocks of Norway show it. */
export function isWorkingHours(at: number): boolean {
  const time = timeOfDay(at);
  return isWorkingDay(dayOf(at)) && time >= OPENS && time <= CLOSES;
}

/**
 * When to send what is due at an instant (UTC ms): then, on a working day from 08 to 16 in Norway; otherwise when the next one begins,
 * but if that is not before `before` (UTC ms), when the last one ended.
 */
export function toWorkingHours(at: number, before = Infinity): number {
  if (isWorkingHours(at)) return at;
  const day = dayOf(at);
  const time = timeOfDay(at);
  const next = isWorkingDay(day) && time < OPENS ? day : addWorkingDays(day, 1);
  const opening = instantOf(next, OPENS);
  if (opening < before) return opening;
  const last = isWorkingDay(day) && time > CLOSES ? day : addWorkingDays(day, -1);
  return instantOf(last, CLOSES);
}
