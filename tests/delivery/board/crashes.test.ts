import fc from 'fast-check';
import { openStore, type TableStore } from '../../../src/storage';
import { boardOn, channelsIn, FakeChannels, POSTING, type Bench } from './bench';
import { life, mortalStore, mortalTeams, type Life } from './mortal';
import { virtualTime, type VirtualTime } from './virtual-time';

/** 30 channels, instances that die at any point, others that go on: no channel gets the card twice, and none is forgotten. */
const channels = channelsIn(30);
jest.setTimeout(90_000);
/** Sends that one instance may have under way when it dies (pace.ts). */
const IN_FLIGHT = 10;
const LEASE_MS = 31_000;

interface World {
  table: TableStore;
  time: VirtualTime;
  teams: FakeChannels;
  text: string;
}

async function world(): Promise<World> {
  const time = virtualTime();
  return { table: await openStore({ kind: 'sqlite', file: ':memory:' }), time, teams: new FakeChannels(time), text: 'Card 1' };
}

function instance(it: World, mortal: Life = life(Infinity)): Bench {
  const answer = mortalTeams(it.teams.answer.bind(it.teams), mortal);
  const teams = Object.assign(Object.create(it.teams) as FakeChannels, { answer });
  return boardOn({ table: mortalStore(it.table, mortal), time: it.time, teams, channels, text: () => it.text });
}

/** An instance that takes up what others have left; `mortal`: until it dies. */
async function resumed(it: World, mortal?: Life): Promise<Bench> {
  const one = instance(it, mortal);
  await it.time.pass(LEASE_MS);
  await one.board.resume();
  await it.time.until(one.board.settled());
  return one;
}

/** Slow sends of different lengths, so that different ones are under way when the instance dies. */
const slow = (it: World, ms: readonly number[]) => {
  it.teams.before = async (_method, { conversationId }) => {
    await it.time.wait(ms[Number(/\d+/.exec(conversationId.slice(3))?.[0] ?? 0) % ms.length] ?? 0);
  };
};

const counts = ({ teams }: World) => channels.map((channel) => teams.in(channel).length);

async function expectRight(it: World, last: Bench, uncertain: number): Promise<void> {
  const states = await last.board.state(POSTING);
  expect(states).toHaveLength(30);
  for (const { address, state } of states) {
    const stands = it.teams.in(address);
    if (state === 'uncertain') expect([[], [it.text], ['Card 1']]).toContainEqual(stands);
    else expect([state, stands]).toEqual(['sent', [it.text]]);
  }
  expect(states.filter(({ state }) => state === 'uncertain').length).toBeLessThanOrEqual(uncertain);
  expect((await it.table.query('po-open')).rows).toEqual([]);
}

const latencies = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 7 });

test('an instance dies at any point of posting, and another goes on', async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 2, max: 330 }), latencies, async (steps, ms) => {
    const it = await world();
    slow(it, ms);
    const mortal = life(steps);
    const first = instance(it, mortal);
    await first.board.post(POSTING);
    await it.time.until(first.board.settled());
    const last = await resumed(it);
    await expectRight(it, last, IN_FLIGHT);
    expect(last.losses.filter(({ why }) => why === 'uncertain')).toHaveLength((await last.states()).uncertain);
    await it.table.close();
  }), { numRuns: 120 });
});

test('several die, one after another', async () => {
  const someLives = fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 2, maxLength: 5 });
  await fc.assert(fc.asyncProperty(someLives, latencies, async (lives, ms) => {
    const it = await world();
    slow(it, ms);
    const first = instance(it, life(Infinity));
    await first.board.post(POSTING);
    await first.board.stop();
    for (const steps of lives) await resumed(it, life(steps));
    await expectRight(it, await resumed(it), IN_FLIGHT * lives.length);
    await it.table.close();
  }), { numRuns: 60 });
});

test('an instance dies at any point of an update: every channel that has the card gets the last one, no card is added', async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 2, max: 250 }), latencies, async (steps, ms) => {
    const it = await world();
    const first = instance(it);
    await first.board.post(POSTING);
    await it.time.until(first.board.settled());
    slow(it, ms);
    const second = instance(it, life(steps));
    it.text = 'Card 2';
    await second.board.changed(POSTING);
    await it.time.until(second.board.settled());
    await expectRight(it, await resumed(it), 0);
    expect(it.teams.posts).toHaveLength(30);
    await it.table.close();
  }), { numRuns: 60 });
});

test('a change that is stored is shown, whenever the instance that stored it dies, and whoever else is at work', async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 0, max: 3_000 }), async (steps, after) => {
    const it = await world();
    slow(it, [50, 400]);
    const [worker, asker] = [instance(it), instance(it, life(steps))];
    await worker.board.post(POSTING);
    await it.time.pass(after);
    it.text = 'Card 2';
    await asker.board.changed(POSTING);
    await it.time.until(Promise.all([worker.board.settled(), asker.board.settled()]));
    await expectRight(it, await resumed(it), IN_FLIGHT);
    await it.table.close();
  }), { numRuns: 60 });
});

test('two instances at once: none twice, and all of them', async () => {
  await fc.assert(fc.asyncProperty(latencies, fc.integer({ min: 0, max: 2_000 }), async (ms, later) => {
    const it = await world();
    slow(it, ms);
    const [one, other] = [instance(it), instance(it)];
    await Promise.all([one.board.post(POSTING), other.board.post(POSTING)]);
    await it.time.pass(later);
    await Promise.all([one.board.resume(), other.board.resume(), one.board.post(POSTING)]);
    await it.time.until(Promise.all([one.board.settled(), other.board.settled()]));
    const last = await resumed(it);
    expect(counts(it)).toEqual(channels.map(() => 1));
    await expectRight(it, last, 0);
    await it.table.close();
  }), { numRuns: 30 });
});

test('an instance that stands still for longer than its lease, and then goes on, posts nothing twice', async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (at) => {
    const it = await world();
    const [one, other] = [instance(it), instance(it)];
    let goOn: () => void = () => undefined;
    const still = new Promise<void>((resolve) => { goOn = resolve; });
    let requests = 0;
    it.teams.before = () => (++requests === at ? still : undefined);
    await one.board.post(POSTING);
    await it.time.pass(500);
    // Nothing of the first instance happens meanwhile that renews: what it holds is taken from it.
    const meta = (await it.table.query('po:romsdal:notice:n1', { prefix: 'meta' })).rows[0];
    const old = JSON.parse(meta?.data ?? '{}') as { lease?: { until: number } };
    if (meta && old.lease) await it.table.replace({ ...meta, data: JSON.stringify({ ...old, lease: { ...old.lease, until: 0 } }) });
    await other.board.resume();
    await it.time.pass(5_000);
    goOn();
    await it.time.until(Promise.all([one.board.settled(), other.board.settled()]));
    const last = await resumed(it);
    expect(Math.max(...counts(it))).toBe(1);
    await expectRight(it, last, 0);
    await it.table.close();
  }), { numRuns: 30 });
});

test('stopped in the middle, what is under way is finished and the rest is left to the next start', async () => {
  const it = await world();
  slow(it, [700]);
  const first = instance(it);
  first.board.start();
  await first.board.post(POSTING);
  await it.time.pass(900);
  await it.time.until(first.board.stop());
  const before = counts(it).filter((count) => count === 1).length;
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(30);
  const second = instance(it);
  second.board.start();
  await it.time.pass(10_000);
  await it.time.until(second.board.stop());
  expect(counts(it)).toEqual(channels.map(() => 1));
  expect(second.losses).toEqual([]);
  await first.board.post(POSTING);
  expect(it.teams.posts).toHaveLength(30);
  await it.table.close();
});
