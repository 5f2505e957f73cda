import { toInstant, type WallTime } from '../../../lib/time';
import { remindersPast } from '../poll-setup/reminder-times';
import type { Poll } from './types';

/**
 * What may become of a poll, and when. Pure; each gives the next version of the poll, or undefined when it may not or is so already.
 *
 * `open` → `closing` → `closed` → `decided`; opened anew from `closing` and `closed`; cancelled from any of the first three. While it is
 * `closing` no vote is taken, and those that were being stored when it began to close are waited for (design/storage.md): so what is
 * counted when it becomes `closed` has every ballot whose voter was told that it is stored, and none is added after.
 */

/** By a coordinator. */
export const closing = (poll: Poll, now: number): Poll | undefined => (
  poll.state === 'open' ? { ...poll, state: 'closing', closingAt: now } : undefined
);

/** By its deadline; `version` is that of the poll whose deadline it was. */
export const expired = (poll: Poll, version: number, now: number): Poll | undefined => (
  poll.version === version && now >= toInstant(poll.deadline) ? closing(poll, now) : undefined
);

/**
 * From when it can be counted by the clock that wrote `closingAt`, UTC ms; undefined while it is not closing. Another clock may be half a
 * minute off: who counts waits by its own too (closing.ts).
 */
export const countableAt = ({ state, closingAt }: Poll, closingMs: number): number | undefined => (
  state === 'closing' && closingAt !== undefined ? closingAt + closingMs : undefined
);

/** `counted`: the poll whose ballots were counted, as it was then. */
export function closed(poll: Poll, counted: Poll, result: NonNullable<Poll['result']>, now: number): Poll | undefined {
  const isSame = poll.state === 'closing' && poll.version === counted.version && poll.closingAt === counted.closingAt;
  return isSame ? { ...poll, state: 'closed', closedAt: now, result } : undefined;
}

/** Ballots stay. */
export function reopened(poll: Poll, deadline: WallTime, now: number): Poll | undefined {
  if (poll.state !== 'closing' && poll.state !== 'closed') return undefined;
  const { closingAt, closedAt: _, result: __, ...rest } = poll;
  return { ...rest, state: 'open', ...another(poll, deadline, closingAt ?? now, now) };
}

export function extended(poll: Poll, deadline: WallTime, now: number): Poll | undefined {
  if (poll.state !== 'open' || deadline.local === poll.deadline.local) return undefined;
  return { ...poll, ...another(poll, deadline, now, now) };
}

/** `openUntil`: when it last took ballots. */
function another(poll: Poll, deadline: WallTime, openUntil: number, now: number): Pick<Poll, 'deadline' | 'version' | 'deadlineSetAt' | 'reminded'> {
  return { deadline, version: poll.version + 1, deadlineSetAt: now, reminded: remindersPast(poll, openUntil) };
}

export const cancelled = (poll: Poll): Poll | undefined => (
  poll.state === 'open' || poll.state === 'closing' || poll.state === 'closed' ? { ...poll, state: 'cancelled' } : undefined
);

/** The meeting has the poll's id. */
export const decided = (poll: Poll, slot: string, by: string): Poll | undefined => (
  poll.state === 'closed' ? { ...poll, state: 'decided', decided: slot, decidedBy: by, meetingId: poll.id } : undefined
);
