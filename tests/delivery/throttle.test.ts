import { setMaxListeners } from 'node:events';
import { Pace } from '../../src/delivery';
import { Throttle } from '../../src/delivery/rates';
import { virtualTime } from './board/virtual-time';

const never = new AbortController().signal;
setMaxListeners(0, never);

/** How many go in a second, one after another as soon as they may. */
function inOneSecond(throttle: Throttle, from: number): number {
  let [now, count] = [Math.max(from, throttle.next(from)), 0];
  for (; now < from + 1_000; count++) {
    throttle.take(now);
    now = Math.max(now, throttle.next(now));
  }
  return count;
}

test('a tenant that refuses gets half, and more again with time', () => {
  const throttle = new Throttle({ most: 30, perMs: 1_000 });
  expect(inOneSecond(throttle, 0)).toBe(30);
  throttle.refused(500);
  const halved = inOneSecond(throttle, 1_000);
  expect([halved >= 14, halved <= 18]).toEqual([true, true]);
  const after = [10_000, 20_000, 40_000].map((at) => inOneSecond(throttle, at));
  expect(after).toEqual([...after].sort((a, b) => a - b));
  expect(after.at(-1)).toBe(30);
});

test('what was on its way when it refused counts once', () => {
  const throttle = new Throttle({ most: 30, perMs: 1_000 });
  inOneSecond(throttle, 0);
  for (let more = 0; more < 10; more++) throttle.refused(500 + more);
  expect(inOneSecond(throttle, 1_000)).toBeGreaterThanOrEqual(14);
});

test('a tenant that refuses everything for long still gets one a second', () => {
  const throttle = new Throttle({ most: 30, perMs: 1_000 });
  for (let second = 1; second < 200; second++) {
    inOneSecond(throttle, second * 1_000);
    throttle.refused(second * 1_000 + 999);
  }
  expect(inOneSecond(throttle, 200_000)).toBeGreaterThanOrEqual(1);
});

test('another tenant is as fast as before', async () => {
  const time = virtualTime();
  const pace = new Pace(time.clock, time.wait);
  const sendTo = (tenantId: string, count: number) => Promise.all(Array.from({ length: count }, (_, at) => (
    pace.run({ tenantId, personId: `${at}` }, never, async () => undefined)
  )));
  await time.until(sendTo('one', 10));
  for (let more = 0; more < 3; more++) pace.refused('one');
  await time.pass(1_000);
  const before = time.clock.now();
  await time.until(sendTo('other', 20));
  expect(time.clock.now() - before).toBe(0);
});

test('a person gets ten in a minute, and can be asked how long the next would wait', async () => {
  const time = virtualTime();
  const pace = new Pace(time.clock, time.wait);
  const to = { tenantId: 'one', personId: 'kari' };
  for (let sent = 0; sent < 10; sent++) await time.until(pace.run(to, never, async () => undefined));
  expect(pace.delay(to)).toBeGreaterThan(50_000);
  expect(pace.delay({ tenantId: 'one', personId: 'per' })).toBeLessThanOrEqual(0);
});

/** Teams takes so many in any second, of all instances together. */
async function shared(instances: number, limit: number, total: number) {
  const time = virtualTime();
  let times: number[] = [];
  let [refused, taken] = [0, 0];
  const queue = Array.from({ length: total }, (_, at) => `${at}`);
  const start = time.clock.now();
  const takes = () => {
    times = times.filter((at) => at > time.clock.now() - 1_000);
    return times.length < limit && times.push(time.clock.now()) > 0;
  };
  const worker = async (pace: Pace) => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      const to = id;
      await pace.run({ tenantId: 'one', personId: to }, never, async () => {
        if (takes()) return void taken++;
        refused++;
        pace.refused('one');
        queue.push(to);
      });
    }
  };
  const workers = Array.from({ length: instances }, () => new Pace(time.clock, time.wait)).flatMap((pace) => (
    Array.from({ length: 10 }, () => worker(pace))
  ));
  await time.until(Promise.all(workers));
  return { seconds: (time.clock.now() - start) / 1_000, taken, refused };
}

test.each([[2, 30], [3, 30], [5, 30], [3, 15]])('%i instances together send nearly the %i a second that a tenant takes', async (instances, limit) => {
  const { seconds, taken, refused } = await shared(instances, limit, 1_200);
  expect(taken).toBe(1_200);
  expect(seconds).toBeLessThan((1_200 / limit) * 1.12);
  expect(refused).toBeLessThan(400);
});
