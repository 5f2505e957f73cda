import { setTimeout as pause } from 'node:timers/promises';
import { systemClock, type Clock } from '../lib/time';

/** Ends early, without throwing, when `signal` is aborted. */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<void>;

/** A clock, and the waiting that goes with it: a clock that a test holds still would be waited for in vain. */
export interface Time {
  clock: Clock;
  wait: Wait;
}

export const realTime: Time = {
  clock: systemClock,
  wait: (ms, signal) => pause(ms, undefined, { signal }).catch(() => undefined),
};
