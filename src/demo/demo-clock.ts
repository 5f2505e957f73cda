import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from '../lib/time';

/** How far the demo's time is moved, in ms; so a running demo is told, and a demo that is started again goes on from there. */
const SHIFT_FILE = 'data/demo-time';
/** Read so often, at most: every turn asks for the time several times. */
const LOOK_EVERY_MS = 200;

/**
 * The demo's time: the machine's, moved as `npm run later` says. So one sees what comes by itself, such as reminders and the day of a
 * meeting, without waiting for it.
 */
export function demoClock(clock: Clock, file = SHIFT_FILE): Clock {
  let [shift, lookedAt] = [0, -Infinity];
  return {
    now: () => {
      const now = clock.now();
      if (now - lookedAt >= LOOK_EVERY_MS) [shift, lookedAt] = [shiftIn(file), now];
      return now + shift;
    },
  };
}

/** Moves the demo's time that much further, in ms; gives how far it is moved in all. */
export function moveTime(ms: number, file = SHIFT_FILE): number {
  const shift = shiftIn(file) + ms;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, String(shift));
  return shift;
}

/** Nothing that can be read is no shift. */
function shiftIn(file: string): number {
  try {
    const shift = Number(readFileSync(file, 'utf8'));
    return Number.isSafeInteger(shift) ? shift : 0;
  } catch {
    return 0;
  }
}
