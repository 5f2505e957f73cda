import { setTimeout as pause } from 'node:timers/promises';

import { StoreError, StoreUnavailable } from '../errors';
import { failureOf, faultOf } from './failures';

/** `totalMs` covers everything: the table's creation, each try, the pauses, and reading back. */
export interface Budget {
  readonly totalMs: number;
  /** A try that hangs is given up after this, so that one lost packet does not cost the whole budget. */
  readonly attemptMs: number;
}

/** One try of a read or write. */
export interface Attempt {
  readonly signal: AbortSignal;
  /** An earlier try may have been done: its answer was lost. */
  readonly unsure: boolean;
  /** From `true` on, losing the answer leaves the outcome unknown; `false` when the store has refused. */
  writing(sent: boolean): void;
}

/** Before the second try and each after it; with jitter, so that instances do not come back together. */
const PAUSES_MS = [40, 120, 300, 600];

/**
 * Sends until the store has answered or the budget is spent. A `StoreError` from `send` is an answer and passes through;
 * everything else is classified. Throws `StoreUnavailable`, which tells if the write may have been done.
 */
export async function withinBudget<T>(
  budget: Budget, random: () => number, send: (attempt: Attempt) => Promise<T>,
): Promise<T> {
  const deadline = performance.now() + budget.totalMs;
  let unsure = false;
  let told: { sentence: string; cause: unknown } | undefined;
  for (let tries = 0; ; tries += 1) {
    let sent = false;
    const ms = Math.min(budget.attemptMs, deadline - performance.now());
    const before = unsure;
    try {
      return await cutOff(ms, (signal) => send({ signal, unsure: before, writing: (value) => { sent = value; } }));
    } catch (error) {
      if (error instanceof StoreError) throw error;
      const fault = faultOf(error);
      if (fault) throw fault;
      const failure = failureOf(error);
      unsure ||= sent && failure.unsure;
      // The last try is cut short by the budget, which says less than what failed before.
      if (!told || !(error instanceof TimedOut)) told = { sentence: failure.sentence, cause: error };
      const wait = pauseAfter(tries, random);
      if (!failure.retry || performance.now() + wait >= deadline) {
        throw new StoreUnavailable(told.sentence, { outcome: unsure ? 'unknown' : 'not-done', cause: told.cause });
      }
      await pause(wait);
    }
  }
}

/** Ends at the latest after `ms`, also if the work does not heed its signal, as a credential may not. */
async function cutOff<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const control = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      control.abort();
      reject(new TimedOut());
    }, Math.max(1, ms));
  });
  const working = work(control.signal);
  // It may still fail after it has been given up.
  working.catch(() => undefined);
  try {
    return await Promise.race([working, late]);
  } finally {
    clearTimeout(timer);
  }
}

function pauseAfter(tries: number, random: () => number): number {
  const full = PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? 0;
  return full / 2 + random() * full / 2;
}

class TimedOut extends Error {
  override readonly name = 'TimedOut';
}
