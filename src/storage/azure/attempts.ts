import { setTimeout as pause } from 'node:timers/promises';

import { StoreError, StoreUnavailable } from '../errors';
import { TimedOut, cutOff } from './cut-off';
import { failureOf, faultOf } from './failures';
import type { Lanes } from './lanes';

/** `totalMs` covers everything: waiting in line, the table's creation, each try, the pauses, and reading back. */
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

export interface Trying {
  readonly lanes: Lanes;
  /** 0 to 1. */
  readonly random: () => number;
}

/** Before the second try and each after it; with jitter, so that instances do not come back together. */
const PAUSES_MS = [40, 120, 300, 600];

/**
 * Sends until the store has answered or the budget is spent. A `StoreError` from `send` is an answer and passes through;
 * everything else is classified. Throws `StoreUnavailable`, which tells if the write may have been done.
 */
export async function withinBudget<T>(
  budget: Budget, { lanes, random }: Trying, send: (attempt: Attempt) => Promise<T>,
): Promise<T> {
  const deadline = performance.now() + budget.totalMs;
  const left = (): number => deadline - performance.now();
  let unsure = false;
  let told = { sentence: 'Azure Tables is slow, and too many requests wait for it.', cause: undefined as unknown };
  const unavailable = (): StoreUnavailable =>
    new StoreUnavailable(told.sentence, { outcome: unsure ? 'unknown' : 'not-done', cause: told.cause });

  for (let tries = 0; ; tries += 1) {
    if (!await lanes.enter(left())) throw unavailable();
    const before = unsure;
    let sent = false;
    try {
      return await cutOff(Math.min(budget.attemptMs, left()), (signal) =>
        send({ signal, unsure: before, writing: (value) => { sent = value; } }));
    } catch (error) {
      const answer = error instanceof StoreError ? error : faultOf(error);
      if (answer) throw answer;
      const { retry, unsure: perhaps, sentence } = failureOf(error);
      unsure ||= sent && perhaps;
      // The last try is cut short by the budget, which says less than what failed before.
      if (tries === 0 || !(error instanceof TimedOut)) told = { sentence, cause: error };
      if (!retry) throw unavailable();
    } finally {
      lanes.leave();
    }
    const wait = pauseAfter(tries, random);
    if (wait >= left()) throw unavailable();
    await pause(wait);
  }
}

function pauseAfter(tries: number, random: () => number): number {
  const full = PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? 0;
  return full / 2 + random() * full / 2;
}
