import { inGroups } from '../../src/lib/in-groups';

test('gives the results in order, and never does more at a time than is said', async () => {
  let [now, most] = [0, 0];
  const results = await inGroups(Array.from({ length: 10 }, (_, n) => n), 3, async (n) => {
    now += 1;
    most = Math.max(most, now);
    await Promise.resolve();
    now -= 1;
    return n * 2;
  });
  expect(results).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
  expect(most).toBe(3);
});

test('begins no group after one that failed', async () => {
  const begun: number[] = [];
  const work = async (n: number) => {
    begun.push(n);
    if (n === 1) throw new Error('no');
  };
  await expect(inGroups([0, 1, 2, 3], 2, work)).rejects.toThrow('no');
  expect(begun).toEqual([0, 1]);
});

test('of nothing is nothing', async () => {
  expect(await inGroups([], 5, async () => 1)).toEqual([]);
});
