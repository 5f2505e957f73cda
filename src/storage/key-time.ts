import { InvalidKey } from './errors';

/** 13 digits reach the year 2286. */
const DIGITS = 13;
const LAST_MS = 10 ** DIGITS - 1;

/** Milliseconds since 1970 as a part of a key that sorts oldest first. */
export function sortableTime(ms: number): string {
  if (!Number.isInteger(ms) || ms < 0 || ms > LAST_MS) throw new InvalidKey('A time in a key is whole ms from 1970 to 2286.');
  return String(ms).padStart(DIGITS, '0');
}

/** Milliseconds since 1970 as a part of a key that sorts newest first. */
export function invertedTime(ms: number): string {
  return sortableTime(LAST_MS - Number(sortableTime(ms)));
}

/** The milliseconds since 1970 that `sortableTime` was given. */
export function fromSortableTime(part: string): number {
  if (!/^\d{13}$/.test(part)) throw new InvalidKey('A part of a key is not a time.');
  return Number(part);
}

/** The milliseconds since 1970 that `invertedTime` was given. */
export function fromInvertedTime(part: string): number {
  return LAST_MS - fromSortableTime(part);
}
