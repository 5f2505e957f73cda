import { DateTime } from 'luxon';

/** Norway's public holidays, by the names the texts know them by. */
export const HOLIDAYS = [
  'new-year', 'maundy-thursday', 'good-friday', 'easter-sunday', 'easter-monday', 'labour-day', 'constitution-day', 'ascension',
  'whit-sunday', 'whit-monday', 'christmas-day', 'boxing-day',
] as const;
export type HolidayKey = (typeof HOLIDAYS)[number];

/** A public holiday. `day` is `2027-03-28`. */
export interface Holiday {
  day: string;
  key: HolidayKey;
}

/** Those that follow Easter: how many days from Easter Sunday. */
const MOVABLE: [HolidayKey, number][] = [
  ['maundy-thursday', -3], ['good-friday', -2], ['easter-sunday', 0], ['easter-monday', 1], ['ascension', 39], ['whit-sunday', 49], ['whit-monday', 50],
];

const FIXED: [HolidayKey, string][] = [
  ['new-year', '01-01'], ['labour-day', '05-01'], ['constitution-day', '05-17'], ['christmas-day', '12-25'], ['boxing-day', '12-26'],
];

/** `day` (`2026-11-16`) some days later, or earlier. Calendar days: summer time changes nothing. */
export function addDays(day: string, days: number): string {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: string): number {
  return DateTime.fromISO(day, { zone: 'utc' }).weekday;
}

/** Easter Sunday of a year of the Gregorian calendar, by the anonymous algorithm (Meeus, Jones and Butcher). */
export function easterSunday(year: number): string {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return DateTime.utc(year, Math.floor(n / 31), (n % 31) + 1).toFormat('yyyy-MM-dd');
}

const years = new Map<number, readonly Holiday[]>();

/** The public holidays of a year, the first of January first; a day with two of them stands twice. */
export function holidaysOf(year: number): readonly Holiday[] {
  const known = years.get(year);
  if (known) return known;
  const easter = easterSunday(year);
  const all = [
    ...FIXED.map(([key, date]) => ({ day: `${String(year).padStart(4, '0')}-${date}`, key })),
    ...MOVABLE.map(([key, days]) => ({ day: addDays(easter, days), key })),
  ].sort((one, other) => (one.day < other.day ? -1 : Number(one.day > other.day)));
  years.set(year, all);
  return all;
}

/** Which public holiday a day (`2027-03-28`) is; when it is two, the one with a fixed date. */
export function holidayOn(day: string): HolidayKey | undefined {
  return holidaysOf(Number(day.slice(0, 4))).find((holiday) => holiday.day === day)?.key;
}

/** Monday to Wednesday before Easter: working days, when many are away. */
export function isEasterWeek(day: string): boolean {
  const easter = easterSunday(Number(day.slice(0, 4)));
  return day >= addDays(easter, -6) && day <= addDays(easter, -4);
}

/** When most of Norway has its summer holiday. */
export function isJuly(day: string): boolean {
  return day.slice(5, 7) === '07';
}
