import { setTimeout as pause } from 'node:timers/promises';
import { systemClock, type Clock } from '../../lib/time';
import type { Wait } from './pace';

/** A clock, and the waiting that goes with it: a clock that a test holds still would be waited for in vain. */
export interface Time {
  clock: Clock;
  wait: Wait;
}

export const realTime: Time = {
  clock: systemClock,
  wait: (ms, signal) => pause(ms, undefined, { signal }).catch(() => undefined),
};

export interface BoardLimits {
  /** For how long one instance has a posting to itself; a crashed one's is taken over after that. */
  leaseMs: number;
  /** Updates of one posting come no closer than this. */
  roundEveryMs: number;
  /** How often what is unfinished is looked for. */
  resumeEveryMs: number;
}

export const BOARD_LIMITS: BoardLimits = { leaseMs: 30_000, roundEveryMs: 2_000, resumeEveryMs: 30_000 };
