import type { Delivery } from '../delivery';
import type { Entry, EntryState } from './records';

const LONGEST_BACKOFF_MS = 5 * 60_000;

/** What follows for a reminder's entry. */
export interface Follow {
  now: number;
  /** When it is tried again after Teams took nothing, UTC ms. */
  retryAt: number;
  /** When it is sent once more after nobody knows; undefined for one that never is. */
  againAt: number | undefined;
}

/** What became of the copy that this entry (`sending`) says is on its way. Never more than two copies may have arrived. */
export function afterSend(sending: Entry, { outcome }: Delivery, { now, retryAt, againAt }: Follow): Entry {
  switch (outcome) {
    case 'sent':
      return inState(sending, 'sent', now);
    case 'busy':
      return { ...inState(sending, 'waiting', now), copies: sending.copies - 1, until: retryAt };
    case 'uncertain':
      if (againAt === undefined || sending.copies > 1) return inState(sending, 'uncertain', now);
      return { ...inState(sending, 'waiting', now), until: againAt };
    case 'refused':
      return inState(sending, 'refused', now);
    case 'gone':
    case 'unreachable':
      return inState(sending, 'unreachable', now);
  }
}

export function inState(entry: Entry, state: EntryState, now: number): Entry {
  const { until: _, reason: __, ...rest } = entry;
  return { ...rest, state, at: now };
}

export const isOver = ({ state }: Entry): boolean => state !== 'sending' && state !== 'waiting';

/** Whether the entry still waits to hear what became of this copy, or was given up for uncertain without it. */
export const isOpen = ({ state, attempt }: Entry, sent: string | undefined): boolean => (
  attempt === sent && (state === 'sending' || state === 'waiting' || state === 'uncertain')
);

/** Not before, UTC ms: as long as Teams says, longer each time it came to nothing, and spread by `random` (0 to 1). */
export function retryAt(now: number, attempts: number, askedMs: number, random: number): number {
  const backoff = Math.min(LONGEST_BACKOFF_MS, 500 * 2 ** Math.min(attempts, 20));
  return now + Math.round(Math.max(askedMs, backoff) * (1 + random / 2));
}
