import { DAY_MS, dayOf, HOUR_MS, toInstant, ZONE } from '../../../lib/time';
import { addDays } from '../../../lib/time/holidays';
import { addWorkingDays, isWorkingDay, toWorkingHours } from '../../../lib/time/working-days';
import type { Round, RoundReminder } from '../types';

/** Nobody is reminded oftener of one round, whatever becomes of its due day; what coordinators ask for counts too. */
export const MOST_REMINDERS = 3;
/** What is an act and no message is done however late. */
export const ACT_STALE_MS = 365 * DAY_MS;
/** Others may turn out not to be reached either: those are named together. */
export const GATHER_MS = 5 * 60 * 1000;

const MORNING = '09:00';
const [WEEK_DAYS, FEW_DAYS] = [7, 2];
const AFTER = 1;
/** Fewer working days between the first two and they would come on top of each other, as around Easter. */
const APART = 2;
/** The municipalities have a working day to answer the last reminder before the coordinators hear of it. */
const LEFT = 2;
const ASKED = 'asked-';
const ASKED_HOURS_MS = 12 * 60 * 60 * 1000;
const LEFT_STALE_MS = 14 * DAY_MS;

/** When something is due, and from when it is of no use; UTC ms. */
export interface Due {
  what: string;
  dueAt: number;
  staleAt: number;
}

export const isAsked = (what: string): boolean => what.startsWith(ASKED);
export const askedOn = (day: string): string => `${ASKED}${day}`;

const dueDay = ({ due }: Pick<Round, 'due'>): string => due.local.slice(0, 10);
const morningOf = (day: string): number => toInstant({ local: `${day}T${MORNING}`, zone: ZONE });

/** The due day as `20261123`: the version of what reminds of it, so that a pause brings nothing again and another due day does. */
export const dueNumber = (round: Pick<Round, 'due'>): number => Number(dueDay(round).replaceAll('-', ''));

/** When those who report are told that it has opened: in working hours, and not when it is due before that. */
export function openedTime({ openedAt, due }: Pick<Round, 'openedAt' | 'due'>): Due | undefined {
  if (openedAt === undefined) return undefined;
  const [dueAt, staleAt] = [toWorkingHours(openedAt), toInstant(due)];
  return dueAt < staleAt ? { what: 'opened', dueAt, staleAt } : undefined;
}

/**
 * When those who have sent nothing are reminded by itself: seven days before the due day, two days before, and the day after, all at nine
 * on a working day: before the due day the last one until then, after it the next. Not within a day of the opening, nor after the closing;
 * and the first is left out when days off bring it right before the second.
 */
export function scheduledTimes(round: Pick<Round, 'openedAt' | 'due' | 'closesAt'>): Due[] {
  const { openedAt = 0, due, closesAt } = round;
  const day = dueDay(round);
  const [weekDay, fewDay] = [lastWorkingDay(addDays(day, -WEEK_DAYS)), lastWorkingDay(addDays(day, -FEW_DAYS))];
  const [few, after] = [morningOf(fewDay), morningOf(addWorkingDays(day, AFTER))];
  const isApart = weekDay <= addWorkingDays(fewDay, -APART);
  const all: Due[] = [
    ...(isApart ? [{ what: 'week', dueAt: morningOf(weekDay), staleAt: few }] : []),
    { what: 'days', dueAt: few, staleAt: toInstant(due) },
    { what: 'after', dueAt: after, staleAt: morningOf(addWorkingDays(day, LEFT)) },
  ];
  const told = toWorkingHours(openedAt) + DAY_MS;
  return all
    .map((each) => ({ ...each, staleAt: Math.min(each.staleAt, closesAt) }))
    .filter(({ dueAt, staleAt }) => dueAt < staleAt && dueAt >= told);
}

/** When what a coordinator asked for is sent: at once, or when working hours begin unless the round has closed then. */
export function askedTime({ what, at }: Pick<RoundReminder, 'what' | 'at'>, { closesAt }: Pick<Round, 'closesAt'>): Due {
  const opening = toWorkingHours(at);
  const dueAt = opening < closesAt ? opening : at;
  return { what, dueAt, staleAt: Math.min(dueAt + ASKED_HOURS_MS, closesAt) };
}

/**
 * When those are told of who were not reached: so long (ms) after the first of them is known (UTC ms), in working hours; and of use for a
 * while of them, so that what is left over when the day ends is not lost overnight.
 */
export function gathered(since: number, ms: number): { dueAt: number; usefulUntil: number } {
  const dueAt = toWorkingHours(since + ms);
  return { dueAt, usefulUntil: toWorkingHours(dueAt + HOUR_MS) + HOUR_MS };
}

/** When the coordinators are told who has not reported. */
export function leftTime(round: Pick<Round, 'due'>): Due {
  const dueAt = morningOf(addWorkingDays(dueDay(round), LEFT));
  return { what: 'left', dueAt, staleAt: dueAt + LEFT_STALE_MS };
}

type Counted = Pick<Round, 'openedAt' | 'due' | 'closesAt' | 'reminded'>;

/** Which of a round's reminders it is, counted from 1: as it was given, or as it would be if it were given now. */
export function ordinalOf({ reminded = [] }: Pick<Round, 'reminded'>, what: string, due: number): number {
  const at = reminded.findIndex((each) => each.what === what && each.due === due);
  return at < 0 ? reminded.length + 1 : at + 1;
}

/** When a reminder goes or went out, UTC ms: one that is asked for in a weekend is one of Monday's. */
export const deliveredAt = (given: RoundReminder, round: Pick<Round, 'closesAt'>): number => (
  isAsked(given.what) ? askedTime(given, round).dueAt : given.at
);

/** Another reminder that goes or went out on the day of an instant (UTC ms): two on one day are one too many. */
export function onSameDay(
  round: Pick<Round, 'reminded' | 'closesAt'>, at: number, but?: { what: string; due: number },
): RoundReminder | undefined {
  return (round.reminded ?? []).find((given) => (
    dayOf(deliveredAt(given, round)) === dayOf(at) && !(given.what === but?.what && given.due === but.due)
  ));
}

/**
 * Whether the deputies hear of a reminder too: of the third, and in a round too short for three of the last that comes by itself.
 * `ordinal`: as `ordinalOf`.
 */
export const isLast = (round: Pick<Round, 'openedAt' | 'due' | 'closesAt'>, what: string, ordinal: number): boolean => (
  ordinal >= MOST_REMINDERS || what === scheduledTimes(round).at(-1)?.what
);

/** A reminder of an open round that is still of use, and which of its three it is or is likely to be. */
export interface Numbered extends Due {
  due: number;
  ordinal: number;
}

/** All that is still to be given, and what was given and may be on its way. */
export function remindersOf(round: Counted, now: number): Numbered[] {
  const { reminded = [] } = round;
  const due = dueNumber(round);
  const asked = reminded.filter(({ what }) => isAsked(what)).map((each) => ({ ...askedTime(each, round), due: each.due }));
  const scheduled = scheduledTimes(round).map((each) => ({ ...each, due }));
  const left = [...asked, ...scheduled].filter(({ staleAt }) => now < staleAt);
  const coming = left.filter((each) => ordinalOf(round, each.what, each.due) > reminded.length);
  return left
    .map((each) => ({ ...each, ordinal: ordinalOf(round, each.what, each.due) + Math.max(coming.indexOf(each), 0) }))
    .filter(({ ordinal }) => ordinal <= MOST_REMINDERS);
}

const lastWorkingDay = (day: string): string => (isWorkingDay(day) ? day : addWorkingDays(day, -1));
