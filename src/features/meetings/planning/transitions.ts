import { UserError } from '../../../lib/errors';
import type { WallTime } from '../../../lib/time';
import { isComing } from '../coming';
import type { Meeting } from '../types';

/** What a meeting is set with; the rest is the service's own. */
export type NewMeeting = Pick<Meeting, 'title' | 'start' | 'minutes' | 'agenda' | 'place' | 'joinUrl' | 'pollId' | 'onlineWanted'>;

/** Another time, and what people are told of why. */
export interface Move {
  start: WallTime;
  minutes?: number;
  reason?: string;
}

/** Throws UserError for one that is cancelled, has begun, or is over: nothing of it is planned any more. */
export function assertOpen(meeting: Pick<Meeting, 'start' | 'cancelledAt'>, now: number): void {
  if (meeting.cancelledAt !== undefined) throw new UserError('meetings.planning.isCancelled');
  if (!isComing(meeting, now)) throw new UserError('meetings.planning.hasBegun');
}

/** At another time, one version on; undefined when it stands so. Throws as `assertOpen`. */
export function moved(old: Meeting, { start, minutes = old.minutes, reason }: Move, now: number): Meeting | undefined {
  assertOpen(old, now);
  if (start.local === old.start.local && start.zone === old.start.zone && minutes === old.minutes) return undefined;
  return nextOf(old, { start, movedFrom: old.start, movedAt: now, ...(minutes !== undefined && { minutes }), ...(reason && { reason }) });
}

/** Cancelled, one version on; undefined when it is already. Throws UserError for one that has begun. */
export function cancelled(old: Meeting, reason: string | undefined, now: number): Meeting | undefined {
  if (old.cancelledAt !== undefined) return undefined;
  assertOpen(old, now);
  return nextOf(old, { cancelledAt: now, ...(reason && { reason }) });
}

/** What was said of an earlier change is not said of this one. */
function nextOf({ reason: _, changedWith: __, ...old }: Meeting, change: Partial<Meeting>): Meeting {
  return { ...old, ...change, version: (old.version ?? 0) + 1 };
}

/** When it was last set, moved or cancelled, UTC ms; undefined for one that was never told of. */
export function changedAt({ createdAt, movedAt, cancelledAt }: Pick<Meeting, 'createdAt' | 'movedAt' | 'cancelledAt'>): number | undefined {
  return cancelledAt ?? movedAt ?? createdAt;
}

/** The news of a meeting's newest version, as the board knows it. */
export const newsOf = ({ id, version = 0 }: Pick<Meeting, 'id' | 'version'>): string => `${id}-${version}`;
