import { setMaxListeners } from 'node:events';
import { Pace } from '../../../src/delivery/pace';
import { openStore } from '../../../src/storage';
import { boardOn, channelsIn, FakeChannels, POSTING } from './bench';
import { virtualTime } from './virtual-time';

/** Below what Teams bears (design/teams.md). Time is virtual: what is measured is when each request went out. */
const never = new AbortController().signal;
setMaxListeners(0, never);

/** The most in any stretch of `ms`. */
function densest(times: readonly number[], ms: number): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));
}

async function sendAll(addresses: { tenantId: string; conversationId: string }[], takesMs = 0) {
  const time = virtualTime();
  const pace = new Pace(time.clock, time.wait);
  const begun: number[] = [];
  let [underWay, most] = [0, 0];
  await time.until(Promise.all(addresses.map((address) => pace.run(address, never, async () => {
    begun.push(time.clock.now());
    most = Math.max(most, ++underWay);
    await time.wait(takesMs);
    underWay--;
  }))));
  return { begun, most, took: (begun.at(-1) ?? 0) - (begun[0] ?? 0) };
}

test('an instance sends 20 in any second, and no fewer when there is enough to send', async () => {
  const { begun, took } = await sendAll(channelsIn(200, 50));
  expect([begun.length, densest(begun, 1_000), took]).toEqual([200, 20, 9_000]);
});

test('a conversation gets 7 in any second and 60 in any half minute', async () => {
  const { begun } = await sendAll(Array.from({ length: 150 }, () => channelsIn(1)[0]!));
  expect([begun.length, densest(begun, 1_000), densest(begun, 30_000)]).toEqual([150, 7, 60]);
});

test('the same id in two tenants is two conversations', async () => {
  const same = ['a', 'b'].flatMap((tenantId) => Array.from({ length: 7 }, () => ({ tenantId, conversationId: '19:same' })));
  expect((await sendAll(same)).took).toBe(0);
});

test('a conversation that is full keeps no other waiting', async () => {
  const [busy, other] = channelsIn(2) as [{ tenantId: string; conversationId: string }, { tenantId: string; conversationId: string }];
  const time = virtualTime();
  const pace = new Pace(time.clock, time.wait);
  const all = Array.from({ length: 100 }, () => pace.run(busy, never, async () => undefined));
  let at: number | undefined;
  const theirs = pace.run(other, never, async () => { at = time.clock.now(); });
  const before = time.clock.now();
  await time.until(theirs);
  expect((at ?? Infinity) - before).toBe(0);
  await time.until(Promise.all(all));
});

test('ten at once: hanging ones hold their places, and those alone', async () => {
  const { most, begun } = await sendAll(channelsIn(40, 40), 4_000);
  expect([most, begun.length]).toEqual([10, 40]);
});

test('what fails gives its place back', async () => {
  const time = virtualTime();
  const pace = new Pace(time.clock, time.wait);
  const all = channelsIn(30, 30).map((address) => pace.run(address, never, async () => Promise.reject(new Error('x'))).catch(() => 'failed'));
  expect(await time.until(Promise.all(all))).toEqual(Array.from({ length: 30 }, () => 'failed'));
});

test('whoever waits when all is stopped does nothing more', async () => {
  const time = virtualTime();
  const pace = new Pace(time.clock, time.wait);
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  let done = 0;
  const all = channelsIn(50, 50).map((address) => pace.run(address, stop.signal, async () => void done++));
  await time.pass(500);
  stop.abort();
  await time.until(Promise.all(all));
  expect(done).toBe(20);
});

test('30 channels get the card in a second and a half, at most 20 in a second; their updates follow every two seconds, the last one in all', async () => {
  const table = await openStore({ kind: 'sqlite', file: ':memory:' });
  const time = virtualTime();
  const teams = new FakeChannels(time);
  const channels = channelsIn(30);
  let version = 1;
  const { board } = boardOn({ table, time, teams, channels, text: () => `Card ${version}` });
  await board.post(POSTING);
  await time.until(board.settled());
  for (let press = 0; press < 100; press++) {
    version++;
    await board.changed(POSTING);
    await time.pass(100);
  }
  await time.until(board.settled());
  const times = teams.requests.map(({ at }) => at);
  expect([teams.posts.length, densest(times, 1_000)]).toEqual([30, 20]);
  expect(channels.map((channel) => teams.in(channel))).toEqual(channels.map(() => ['Card 101']));
  const one = teams.updates.filter(({ conversationId }) => conversationId === channels[0]?.conversationId);
  expect(one.length).toBeGreaterThanOrEqual(4);
  expect(one.length).toBeLessThanOrEqual(7);
  expect(densest(one.map(({ at }) => at), 1_500)).toBe(1);
  await table.close();
});
