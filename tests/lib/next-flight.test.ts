import { NextFlight } from '../../src/lib/next-flight';

/** Work that is under way until the test lets it end; what it has seen is what was so when it began. */
function bench() {
  const begun: { end(value?: string): void; fail(): void }[] = [];
  const flights = new NextFlight<string>();
  const join = (key = 'one') => flights.join(key, () => new Promise<string>((resolve, reject) => {
    const nth = begun.length + 1;
    begun.push({ end: (value = `work ${nth}`) => resolve(value), fail: () => reject(new Error(`work ${nth}`)) });
  }));
  return { begun, join };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('who asks while it goes on shares the next one, which begins when it has ended', async () => {
  const { begun, join } = bench();
  const [first, second, third] = [join(), join(), join()];
  expect(begun).toHaveLength(1);
  begun[0]?.end();
  expect(await first).toBe('work 1');
  await turn();
  expect(begun).toHaveLength(2);
  begun[1]?.end();
  expect(await Promise.all([second, third])).toEqual(['work 2', 'work 2']);
});

test('nobody is given what was begun before they asked', async () => {
  const { begun, join } = bench();
  const asked: number[] = [];
  const all = Array.from({ length: 20 }, async () => {
    const at = begun.length;
    const answer = await join();
    asked.push(at);
    expect(Number(answer.slice(5))).toBeGreaterThan(at);
  });
  for (let nth = 0; nth < 2; nth++) {
    await turn();
    begun[nth]?.end();
  }
  await Promise.all(all);
  expect(begun).toHaveLength(2);
});

test('one that fails tells who shares it, and the next goes on', async () => {
  const { begun, join } = bench();
  const [first, second] = [join(), join()];
  begun[0]?.fail();
  await expect(first).rejects.toThrow('work 1');
  await turn();
  begun[1]?.end();
  expect(await second).toBe('work 2');
});

test('other keys do not wait, and one that has ended is begun anew', async () => {
  const { begun, join } = bench();
  const [first, other] = [join('one'), join('two')];
  expect(begun).toHaveLength(2);
  begun.forEach(({ end }) => end());
  await Promise.all([first, other]);
  void join('one');
  expect(begun).toHaveLength(3);
});
