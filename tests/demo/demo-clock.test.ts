import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoClock, moveTime } from '../../src/demo/demo-clock';
import { testClock } from '../support/test-clock';

const DAY = 24 * 60 * 60 * 1000;
const clock = testClock('2026-11-23T09:00:00Z');
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clock-'));
  file = join(folder, 'data', 'demo-time');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('is the machine’s time where nobody has moved it', () => {
  expect(demoClock(clock, file).now()).toBe(clock.now());
});

it('is moved as often as one says, also while the demo runs', () => {
  const demo = demoClock(clock, file);
  demo.now();
  expect(moveTime(2 * DAY, file)).toBe(2 * DAY);
  expect(moveTime(DAY, file)).toBe(3 * DAY);
  clock.advance(200);
  expect(demo.now()).toBe(clock.now() + 3 * DAY);
});

it('goes on from there when the demo is started again', () => {
  moveTime(DAY, file);
  expect(demoClock(clock, file).now()).toBe(clock.now() + DAY);
});

it('takes what is no number for no shift', () => {
  moveTime(DAY, file);
  writeFileSync(file, 'tomorrow');
  expect(demoClock(clock, file).now()).toBe(clock.now());
});
