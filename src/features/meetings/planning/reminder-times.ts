import { toInstant, ZONE } from '../../../lib/time';
import { addDays } from '../../../lib/time/holidays';
import { addWorkingDays, toWorkingHours } from '../../../lib/time/working-days';
import { startOf } from '../coming';
import type { Meeting } from '../types';
import { changedAt } from './transitions';

const REMIND_AT = '09:00';
const WEEK_DAYS = 7;
/** Meetings of a series are announced so long before. */
const ANNOUNCE_DAYS = 28;
const SOON_MS = 36 * 60 * 60 * 1000;

const dayOf = ({ start }: Pick<Meeting, 'start'>): string => start.local.slice(0, 10);
const morningOf = (day: string): number => toInstant({ local: `${day}T${REMIND_AT}`, zone: ZONE });

/** What comes by itself before a meeting. UTC ms. */
export interface Before {
  what: 'week-before' | 'day-before';
  dueAt: number;
  staleAt: number;
}

/**
 * A week before, and the working day before, both at nine in Norway on a working day. What would have come before the meeting was set or
 * moved is left out: who has just been told needs no reminder.
 */
export function remindersBefore(meeting: Meeting): Before[] {
  const start = startOf(meeting);
  const day = morningOf(addWorkingDays(dayOf(meeting), -1));
  const week = toWorkingHours(morningOf(addDays(dayOf(meeting), -WEEK_DAYS)), start);
  const told = changedAt(meeting) ?? -Infinity;
  const all: Before[] = [
    { what: 'week-before', dueAt: week, staleAt: Math.min(day, start) }, { what: 'day-before', dueAt: day, staleAt: start },
  ];
  return all.filter(({ dueAt, staleAt }) => dueAt < staleAt && dueAt > told);
}

/** When the card of one in a series is posted: four weeks before, in working hours, and not before it was set. */
export function announcedAt(meeting: Meeting): number {
  const at = toWorkingHours(morningOf(addDays(dayOf(meeting), -ANNOUNCE_DAYS)), startOf(meeting));
  return Math.max(at, meeting.createdAt ?? 0);
}

/**
 * When people are told that it is moved or cancelled, if they have not been by `at`: at once when it was or is to begin soon, else in
 * working hours; not after `at` when it begins before the next ones.
 */
export function toldAt(meeting: Meeting, at: number): number {
  const from = meeting.movedFrom ? startOf({ start: meeting.movedFrom }) : Infinity;
  const begins = Math.min(startOf(meeting), from > at ? from : Infinity);
  return begins - at < SOON_MS ? at : toWorkingHours(at, begins);
}
