import type { Planned } from '../../../delivery';
import { toInstant, ZONE } from '../../../lib/time';
import { addWorkingDays, isWorkingDay, toWorkingHours } from '../../../lib/time/working-days';
import { isAway, whoSpeaksFor, type Member } from '../../networks';
import type { FollowUp } from './types';

/**
 * What can be said of a follow-up by itself: before its day, on it, and when it is over, to who does it; to the coordinators that it is
 * over (`late`), and that the municipality has nobody to remind now, or all of them are away (`nobody`).
 */
const WHATS = ['soon', 'due', 'overdue', 'late', 'nobody'] as const;
export type What = (typeof WHATS)[number];

const SOON = -5;
const OVERDUE = 3;
/** The municipality has a working day to answer the last reminder before the coordinators hear of it. */
const LATE = 4;
const MORNING = '09:00';

/** Who is to hear of it; `today`: `2026-11-16`. */
export function concerned(followUp: FollowUp, what: What, members: readonly Member[], today: string): Member[] {
  const coordinators = members.filter(({ roles }) => roles.includes('coordinator'));
  const { municipality } = followUp;
  if (municipality === undefined) return what === 'late' || what === 'nobody' ? [] : coordinators;
  const people = whoSpeaksFor(members, municipality, today).people.filter((member) => !isAway(member, today));
  if (what === 'late') return coordinators;
  if (what === 'nobody') return people.length === 0 ? coordinators : [];
  return people;
}

/** All that is to be said of an open one, to everybody; what would have been due before its day was set is left out. */
export function planOf(followUp: FollowUp, members: readonly Member[], today: string, refOf: (member: Member) => string): Planned[] {
  const { version, since } = followUp;
  return WHATS.flatMap((what) => {
    const { dueAt, staleAt } = timeOf(followUp, what);
    if (dueAt < since) return [];
    return concerned(followUp, what, members, today).map((member) => ({ what, recipient: refOf(member), version, dueAt, staleAt }));
  });
}

/** UTC ms. */
function timeOf({ dueOn, since }: FollowUp, what: What): Pick<Planned, 'dueAt' | 'staleAt'> {
  const morning = (days: number) => toInstant({ local: `${addWorkingDays(dueOn, days)}T${MORNING}`, zone: ZONE });
  switch (what) {
    case 'soon': return { dueAt: toWorkingHours(morning(SOON)), staleAt: morning(-1) };
    // Never after its day: of a day off it comes the working day before.
    case 'due': return { dueAt: morning(isWorkingDay(dueOn) ? 0 : -1), staleAt: morning(2) };
    case 'overdue': return { dueAt: morning(OVERDUE), staleAt: morning(OVERDUE + 5) };
    case 'late': return { dueAt: morning(LATE), staleAt: morning(LATE + 10) };
    case 'nobody': return { dueAt: toWorkingHours(Math.max(morning(SOON), since)), staleAt: morning(LATE) };
  }
}
