import { DateTime } from 'luxon';

export { fromHttpDate } from './http-date';

/** The only place that reads the machine's clock. Everything else is given one. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

export const ZONE = 'Europe/Oslo';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
/** Of an ordinary day: two days a year have an hour more or less. */
export const DAY_MS = 24 * HOUR_MS;

/** A time people agreed on by the wall clock; resolved to an instant as late as possible, since rules for summer time may change. */
export interface WallTime {
  /** `YYYY-MM-DDTHH:mm`, without offset. */
  local: string;
  zone: string;
}

/** Luxon's locale for each of our languages; British English has the day first, as Norwegians read it. */
const LOCALES: Record<string, string> = { nb: 'nb', nn: 'nn', en: 'en-GB' };

/**
 * The instant of a wall time, in UTC milliseconds. A time that summer time skips moves forward by the skipped hour; of one that
 * comes twice the first is meant (luxon alone would choose by today's season).
 */
export function toInstant(time: WallTime): number {
  const at = DateTime.fromISO(time.local, { zone: time.zone });
  if (!at.isValid) throw new RangeError(`Not a wall time: ${time.local} in ${time.zone}`);
  return Math.min(...at.getPossibleOffsets().map((each) => each.toMillis()));
}

/** «torsdag 15. januar 2026 kl. 09.00», or without the hour when the wall time is a date only. */
export function formatWallTime(time: WallTime, language: string): string {
  const at = DateTime.fromISO(time.local, { zone: time.zone }).setLocale(LOCALES[language] ?? 'nb');
  const day = at.toFormat(language === 'en' ? 'cccc d MMMM yyyy' : 'cccc d. MMMM yyyy');
  if (!time.local.includes('T')) return day;
  return language === 'en' ? `${day}, ${at.toFormat('HH:mm')}` : `${day} kl. ${at.toFormat('HH.mm')}`;
}

/** What the clocks of Norway show at an instant, to the minute. */
export function wallTimeOf(ms: number): WallTime {
  return { local: DateTime.fromMillis(ms, { zone: ZONE }).toFormat("yyyy-MM-dd'T'HH:mm"), zone: ZONE };
}

/** A year, a month or a day that exists: `2019`, `2026-01`, `2025-01-16`. */
export function isSourceDate(text: string): boolean {
  return /^\d{4}(?:-\d{2}){0,2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}

/** How Norwegian pages write a day, with and without the name of the month. */
const WRITTEN_DAYS = ['d.M.yyyy', 'd. MMMM yyyy', 'd MMMM yyyy', 'd. MMM. yyyy'];

/** The date that a Norwegian page writes: «16.01.2025» or «29. mars 2019» → `2019-03-29`; undefined when it is no day. */
export function toSourceDate(text: string): string | undefined {
  const trimmed = text.trim().replace(/\.$/, '').toLowerCase();
  const days = WRITTEN_DAYS.map((format) => DateTime.fromFormat(trimmed, format, { locale: 'nb', zone: 'utc' }));
  return days.find((day) => day.isValid)?.toFormat('yyyy-MM-dd');
}

const sourceDates = new Map<string, string>();

/**
 * A source's date as its reader would write it, no more exact than the source: `2025-01-16` → «16. januar 2025»,
 * `2026-01` → «januar 2026», `2019` → «2019». The corpus has a few dozen dates, so each is made once.
 */
export function formatSourceDate(date: string, language: string): string {
  const key = `${language} ${date}`;
  const made = sourceDates.get(key) ?? makeSourceDate(date, language);
  sourceDates.set(key, made);
  return made;
}

function makeSourceDate(date: string, language: string): string {
  if (!isSourceDate(date)) throw new RangeError(`Not a date: ${date}`);
  const at = DateTime.fromISO(date, { zone: 'utc' }).setLocale(LOCALES[language] ?? 'nb');
  if (/^\d{4}$/.test(date)) return date;
  if (/^\d{4}-\d{2}$/.test(date)) return at.toFormat('MMMM yyyy');
  return at.toFormat(language === 'en' ? 'd MMMM yyyy' : 'd. MMMM yyyy');
}

/** `202611`: the month an instant falls in, in UTC, as row keys have it. */
export function monthOf(ms: number): string {
  return DateTime.fromMillis(ms, { zone: 'utc' }).toFormat('yyyyMM');
}

/** `2026-11-16`: the day an instant falls on in Norway. */
export function dayOf(ms: number): string {
  return DateTime.fromMillis(ms, { zone: ZONE }).toFormat('yyyy-MM-dd');
}

/** `08:30`: what the clock on the wall shows in Norway at an instant. */
export function timeOfDay(ms: number): string {
  return DateTime.fromMillis(ms, { zone: ZONE }).toFormat('HH:mm');
}

/** The next instant (UTC ms, after `now`) at which the clock on the wall in Norway shows `time` (`08:30`). */
export function nextWallTime(time: string, now: number): number {
  const [hour, minute] = time.split(':').map(Number);
  const today = DateTime.fromMillis(now, { zone: ZONE }).startOf('day').set({ hour, minute });
  const at = today.toMillis() > now ? today : today.plus({ days: 1 });
  return toInstant({ local: at.toFormat("yyyy-MM-dd'T'HH:mm"), zone: ZONE });
}

/** A time on the clock, written `08:30`. */
export function isTimeOfDay(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** The day an instant falls on in Norway, as its reader would write it: «16. november 2026». */
export function formatDay(ms: number, language: string): string {
  return formatSourceDate(dayOf(ms), language);
}

/** The same day some months later, the last of that month where it is shorter. `day` is `2026-11-16`; throws RangeError. */
export function addMonths(day: string, months: number): string {
  if (!isDay(day)) throw new RangeError(`Not a day: ${day}`);
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ months }).toFormat('yyyy-MM-dd');
}

/** A day that exists, written `2026-11-16`. */
export function isDay(text: string): boolean {
  return text.length === 10 && isSourceDate(text);
}

/** An instant as other services take it, with Norway's offset then: `2026-04-21T09:00:00+02:00`. */
export function isoTime(ms: number): string {
  return DateTime.fromMillis(ms, { zone: ZONE }).toISO({ suppressMilliseconds: true }) ?? '';
}

/** An instant for a library that takes luxon's own; whoever else needs a time takes one of the texts above. */
export function dateTimeOf(ms: number): DateTime {
  return DateTime.fromMillis(ms, { zone: ZONE });
}

/** The months, oldest first, that have any of the time from one instant to another: `202611`, `202612`. */
export function monthsBetween(from: number, to: number): string[] {
  const months: string[] = [];
  const last = monthOf(to);
  for (let at = DateTime.fromMillis(from, { zone: 'utc' }).startOf('month'); at.toFormat('yyyyMM') <= last; at = at.plus({ months: 1 })) {
    months.push(at.toFormat('yyyyMM'));
  }
  return months;
}
