import { LRUCache } from 'lru-cache';
import type { Clock } from '../../../lib/time';
import type { Municipality } from '../../networks';
import type { PollStore } from './poll-store';
import { rank } from './ranking';
import { closed } from './transitions';
import type { Poll } from './types';

const MOST_WAITED_FOR = 500;

/**
 * How long this instance has seen polls closing, by its own clock only: `closingAt` is of whoever closed it, and two clocks may differ by
 * more than the wait. In memory: after a restart a poll is waited for anew.
 */
export class ClosingWait {
  private readonly seen = new LRUCache<string, number>({ max: MOST_WAITED_FOR });

  constructor(private readonly closingMs: number) {}

  /** `poll` was read or written before `now` (UTC ms). Gives from when it may be counted; undefined when it is not closing. */
  from({ networkId, id, version, closingAt, state }: Poll, now: number): number | undefined {
    if (state !== 'closing') return undefined;
    const key = `${networkId}.${id}.${version}.${closingAt}`;
    const before = this.seen.get(key);
    // A clock that was set back has not waited.
    const first = before !== undefined && before <= now ? before : now;
    this.seen.set(key, first);
    return first + this.closingMs;
  }
}

export interface ClosingParts {
  store: PollStore;
  municipalitiesOf(networkId: string): Promise<Municipality[]>;
  wait: ClosingWait;
  clock: Clock;
}

/**
 * The second step of closing: counts what is stored and freezes it. Any instance may do it when it has waited, and twice is once. Gives the
 * poll as it stands then; undefined when there is none. Throws what the store throws, and then nothing is frozen.
 */
export async function count(
  { store, municipalitiesOf, wait, clock }: ClosingParts, networkId: string, id: string,
): Promise<Poll | undefined> {
  const poll = await store.find(networkId, id);
  const now = clock.now();
  const from = poll && wait.from(poll, now);
  if (!poll || from === undefined || now < from) return poll;
  // No vote that was begun while the poll was open is still being written: what is read now is all there will be.
  const [ballots, municipalities] = await Promise.all([store.ballots(networkId, id), municipalitiesOf(networkId)]);
  const result = rank(poll, ballots, municipalities);
  return store.change(networkId, id, (old) => closed(old, poll, result, now));
}
