import type { Time } from '../../../src/delivery';

export interface VirtualTime extends Time {
  /** Lets time pass, as fast as the work allows, until `work` has ended. */
  until<T>(work: Promise<T>): Promise<T>;
  /** Lets so much time pass, and everything that falls into it happen. */
  pass(ms: number): Promise<void>;
}

interface Timer {
  at: number;
  done(): void;
}

/** Enough for what the store and promises do between two waits. */
const TICKS = 6;

async function ticks(): Promise<void> {
  for (let tick = 0; tick < TICKS; tick++) await new Promise((resolve) => setImmediate(resolve));
}

/** Time that passes only when everybody waits: what takes minutes is over at once, and in the same order each time. */
export function virtualTime(start = Date.parse('2026-11-16T08:00:00Z')): VirtualTime {
  let now = start;
  let timers: Timer[] = [];

  function next(before: number): boolean {
    const [first] = timers.sort((a, b) => a.at - b.at);
    if (!first || first.at > before) return false;
    timers = timers.filter((timer) => timer !== first);
    now = Math.max(now, first.at);
    first.done();
    return true;
  }

  return {
    clock: { now: () => now },
    wait: (ms, signal) => new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const timer = { at: now + ms, done };
      timers.push(timer);
      signal?.addEventListener('abort', done);

      function done(): void {
        signal?.removeEventListener('abort', done);
        timers = timers.filter((each) => each !== timer);
        resolve();
      }
    }),
    async until(work) {
      let over = false;
      const ended = work.finally(() => { over = true; });
      ended.catch(() => undefined);
      for (let idle = 0; !over && idle < 2_000; idle++) {
        await ticks();
        if (!over && next(Infinity)) idle = 0;
      }
      if (!over) throw new Error('Everybody waits for something that does not come.');
      return ended;
    },
    async pass(ms) {
      const end = now + ms;
      do await ticks(); while (next(end));
      now = end;
    },
  };
}
