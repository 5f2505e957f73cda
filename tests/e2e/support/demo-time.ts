import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toInstant, ZONE } from '../../../src/lib/time';

/** Moves the demo in that folder to a wall time in Norway, as `npm run later` does: `2026-12-01T09:30`. Never back. */
export function moveDemoTo(folder: string, local: string): void {
  const file = path.join(folder, 'data', 'demo-time');
  const wanted = toInstant({ local, zone: ZONE }) - Date.now();
  writeFileSync(file, String(Math.max(wanted, shiftIn(file))));
}

/** The demo's time now, in ms. */
export function demoNow(folder: string): number {
  return Date.now() + shiftIn(path.join(folder, 'data', 'demo-time'));
}

function shiftIn(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}
