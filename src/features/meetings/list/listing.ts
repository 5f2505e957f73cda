import { isComing } from '../coming';
import type { Meeting } from '../types';

export const PAGE = 8;

/** A page of a network's meetings. */
export interface Listing {
  shown: Meeting[];
  /** The next that comes, wherever it stands. */
  next: Meeting | undefined;
  /** Where the next page begins; 0 for none. */
  more: number;
}

/** Those to come first, the next one first; then those that were, the last one first. Cancelled ones stand where they would have been. */
export function listed(all: readonly Meeting[], now: number, from = 0): Listing {
  const coming = all.filter((meeting) => isComing({ start: meeting.start }, now)).reverse();
  const ordered = [...coming, ...all.filter((meeting) => !coming.includes(meeting))];
  const start = from < ordered.length ? from : 0;
  return {
    shown: ordered.slice(start, start + PAGE),
    next: coming.find(({ cancelledAt }) => cancelledAt === undefined),
    more: start + PAGE < ordered.length ? start + PAGE : 0,
  };
}
