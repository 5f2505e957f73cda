import type { Clock } from '../../src/lib/time';

/** A clock that stands still until the test moves it. */
export interface TestClock extends Clock {
  set(iso: string): void;
  advance(ms: number): void;
}

export function testClock(iso = '2026-03-02T09:00:00Z'): TestClock {
  let now = Date.parse(iso);
  return {
    now: () => now,
    set: (to) => { now = Date.parse(to); },
    advance: (ms) => { now += ms; },
  };
}
