import type { Municipality } from '../../networks';
import type { PollStore } from './poll-store';
import { rank } from './ranking';
import { closed, countableAt } from './transitions';
import type { Poll } from './types';

export interface ClosingParts {
  store: PollStore;
  municipalitiesOf(networkId: string): Promise<Municipality[]>;
  /** How long a closing poll waits (`MeetingLimits.closingMs`). */
  closingMs: number;
}

/**
 * The second step of closing: counts what is stored and freezes it. Any instance may do it, and twice is once. Gives the poll as it stands
 * then, with whether this call closed it; undefined when there is none. Throws what the store throws, and then nothing is frozen.
 */
export async function count(
  { store, municipalitiesOf, closingMs }: ClosingParts, networkId: string, id: string, now: number,
): Promise<{ poll: Poll; first: boolean } | undefined> {
  const poll = await store.find(networkId, id);
  const from = poll && countableAt(poll, closingMs);
  if (!poll || from === undefined || now < from) return poll && { poll, first: false };
  // No vote that was begun while the poll was open is still being written: what is read now is all there will be.
  const [ballots, municipalities] = await Promise.all([store.ballots(networkId, id), municipalitiesOf(networkId)]);
  const result = rank(poll, ballots, municipalities);
  let first = false;
  const after = await store.change(networkId, id, (old) => {
    const next = closed(old, poll, result, now);
    first = next !== undefined;
    return next;
  });
  return after && { poll: after, first };
}
