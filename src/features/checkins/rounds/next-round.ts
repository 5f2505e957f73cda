import { createHash } from 'node:crypto';
import { DAY_MS, dayOf, toInstant, type WallTime } from '../../../lib/time';
import { toWorkingHours } from '../../../lib/time/working-days';
import { startOf, type Meeting } from '../../meetings';
import { newThingId } from '../../thing-id';
import type { Round } from '../types';
import {
  beforeMeeting, dueAfter, isSamePeriod, nextOpening, nextPart, openingAfter, openingOn, sinceThen, type Period, type YearPart,
} from './periods';

/** What the network has, when it is decided what follows a round. */
export interface Around {
  rounds: readonly Round[];
  meetings: readonly Meeting[];
  /** UTC ms. */
  now: number;
}

/**
 * The round that follows: to be made under an id that is the same whoever makes it, and whenever; or one that is there already and
 * goes on in its place.
 */
export type Next = { joins: string } | NewNext;
export interface NewNext {
  joins?: undefined;
  id: string;
  period: Period;
  opensAt: number;
  due: WallTime;
  meetingId?: string;
}

/** Of a chain that nobody has looked after for long: so many tertials are enough to reach the one that is to come. */
const MOST_PARTS = 100;

/** What follows a round by its rhythm; undefined when there is nothing yet, or never is. Pure. */
export function nextOf(round: Round, around: Around): Next | undefined {
  if (round.rhythm === 'none') return undefined;
  return round.rhythm === 'meetings' ? beforeNextMeeting(round, around) : ofNextPart(round.rhythm, round, around);
}

/**
 * Of the part of the year that comes next, and of parts that have ended meanwhile the last. A round that somebody made for it themselves
 * is not doubled: one with a rhythm goes on in this one's place, and after one without it is the part that follows.
 */
function ofNextPart(part: YearPart, round: Round, { rounds, now }: Around): Next | undefined {
  let period = nextPart(part, round.period);
  for (let tried = 0; tried < MOST_PARTS; tried++) {
    const following = nextPart(part, period);
    const id = idOf(openingAfter(period), round.networkId, period.from, period.to);
    const there = rounds.find((each) => (
      each.id !== round.id && each.state !== 'cancelled' && isSamePeriod(each.period, period) && !isUnfinished(each, id, rounds)
    ));
    if (there && there.rhythm !== 'none') return { joins: there.id };
    if (!there && openingAfter(following) > now) {
      const opensAt = openingAfter(period) > now ? openingAfter(period) : nextOpening(now);
      return { id, period, opensAt, due: dueAfter(dayOf(opensAt)) };
    }
    period = following;
  }
  return undefined;
}

/** Of the first meeting to come that has no round and leaves time for one. */
function beforeNextMeeting(round: Round, { rounds, meetings, now }: Around): Next | undefined {
  const idFor = (meeting: Meeting) => idOf(openingOn(beforeMeeting(dayOf(startOf(meeting))).opens), round.networkId, meeting.id, '');
  const hasRound = (meeting: Meeting) => rounds.some((each) => isBefore(each, meeting) && !isUnfinished(each, idFor(meeting), rounds));
  const coming = meetings
    .filter((each) => each.cancelledAt === undefined && startOf(each) > now && !hasRound(each))
    .sort((one, other) => startOf(one) - startOf(other) || (one.id < other.id ? -1 : 1));
  for (const meeting of coming) {
    const { opens, due } = beforeMeeting(dayOf(startOf(meeting)));
    const opensAt = openingOn(opens) > now ? openingOn(opens) : nextOpening(now);
    if (toInstant(due) < opensAt + DAY_MS) continue;
    return { id: idFor(meeting), period: sinceThen(round.period, dayOf(opensAt)), opensAt, due, meetingId: meeting.id };
  }
  return undefined;
}

/** Made by itself, and cut short or under way elsewhere before that was noted: it is made once more, which finds it and completes it. */
const isUnfinished = ({ id, state }: Round, made: string, rounds: readonly Round[]): boolean => (
  id === made && state === 'planned' && !rounds.some(({ next }) => next === made)
);

/** Made for this meeting, also when it was cancelled since; or by somebody themselves, and due in the weeks before it. */
function isBefore({ meetingId, state, due }: Round, meeting: Meeting): boolean {
  if (meetingId !== undefined) return meetingId === meeting.id;
  const [day, dueDay] = [dayOf(startOf(meeting)), due.local.slice(0, 10)];
  return state !== 'cancelled' && dueDay >= beforeMeeting(day).opens && dueDay <= day;
}

function idOf(at: number, ...about: string[]): string {
  return newThingId(at, createHash('sha256').update(about.join('\u0000')).digest('hex').slice(0, 8));
}

/** When a planned round before a meeting opens and is due as the meeting is now; undefined when that leaves no time. */
function followingMeeting(meeting: Pick<Meeting, 'start'>, now: number): { opensAt: number; due: WallTime } | undefined {
  const { opens, due } = beforeMeeting(dayOf(startOf(meeting)));
  return toInstant(due) < now + DAY_MS ? undefined : { opensAt: openingOn(opens), due };
}

/** What becomes of a planned round before a meeting: it stands, follows the meeting, or is not needed. */
export type ByMeeting = { kind: 'stands' | 'called-off' | 'too-late' } | { kind: 'moved'; opensAt: number; due: WallTime };

/**
 * By the meeting as it is now. Days that a coordinator has chosen stand as long as the round is due before the meeting begins. Pure.
 */
export function byMeeting(round: Pick<Round, 'due' | 'byHand'>, meeting: Pick<Meeting, 'start' | 'cancelledAt'> | undefined, now: number): ByMeeting {
  if (!meeting || meeting.cancelledAt !== undefined) return { kind: 'called-off' };
  if (round.byHand?.days && toInstant(round.due) < startOf(meeting)) return { kind: 'stands' };
  const times = followingMeeting(meeting, now);
  if (!times) return { kind: 'too-late' };
  return times.due.local === round.due.local ? { kind: 'stands' } : { kind: 'moved', ...times };
}

/** When a planned round is to be opened, or cancelled when it is not needed, UTC ms; out of its turn only in working hours. */
export function lookingAt({ opensAt }: Pick<Round, 'opensAt'>, by: ByMeeting, now: number): number {
  if (by.kind === 'stands') return opensAt;
  const soonest = toWorkingHours(now);
  return by.kind === 'moved' ? Math.min(opensAt, Math.max(by.opensAt, soonest)) : soonest;
}
