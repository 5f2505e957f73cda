import { testClock } from '../../../support/test-clock';
import { Lately } from '../../../../src/features/meetings/follow-ups/lately';

const clock = testClock();
let reads: string[];
let lately: Lately<string>;
beforeEach(() => {
  reads = [];
  lately = new Lately(async (key) => { reads.push(key); return `${key} ${reads.length}`; }, clock, 2_000);
});

test('many who ask at once, or soon after, share one read', async () => {
  expect(new Set(await Promise.all(Array.from({ length: 20 }, () => lately.of('a'))))).toEqual(new Set(['a 1']));
  clock.advance(1_999);
  expect(await lately.of('a')).toBe('a 1');
  expect(await lately.of('b')).toBe('b 2');
  expect(reads).toEqual(['a', 'b']);
});

test('after its time it is read anew', async () => {
  await lately.of('a');
  clock.advance(2_000);
  expect(await lately.of('a')).toBe('a 2');
});

test('once it has changed nothing of before is given, also what was being read then', async () => {
  const before = lately.of('a');
  lately.forget('a');
  expect([await before, await lately.of('a')]).toEqual(['a 1', 'a 2']);
});

test('a read that fails is not kept', async () => {
  let fails = true;
  const breaking = new Lately(async () => { if (fails) throw new Error('away'); return 'there'; }, clock, 2_000);
  await expect(breaking.of('a')).rejects.toThrow('away');
  fails = false;
  expect(await breaking.of('a')).toBe('there');
});
