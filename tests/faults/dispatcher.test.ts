import fc from 'fast-check';
import { life, mortalStore, mortalTeams, type Life } from '../delivery/board/mortal';
import { plan, recipients, type Facts } from '../delivery/outbox/bench';
import { outboxWorld, parsed, type OutboxWorld } from '../delivery/outbox/world';

/**
 * Three instances on one store, killed at any store call or send (design/reliability.md, Reminders: the outbox): whatever dies where, a
 * person gets no more than two copies, of a nudge no more than one, and none without a fault; and nothing is left undecided.
 */
jest.setTimeout(90_000);
/** What one instance may have on its way when it dies (pace.ts). */
const IN_FLIGHT = 10;
const AFTER_ALL_MS = 4 * 60_000;
/** Between looks: seldom, so that the tests are quick. */
const SELDOM_MS = 20_000;
const PEOPLE = recipients(12);
const NUDGED = recipients(8).map((each) => `nudged-${each}`);

interface Outcome {
  deadlines: number[];
  nudges: number[];
  states: Record<string, string>;
}

async function world(): Promise<OutboxWorld> {
  const it = await outboxWorld();
  it.facts.things.set('p1', { planned: [...plan('deadline', PEOPLE, it.now() + 1_000), ...plan('nudge', NUDGED, it.now() + 1_000)] });
  return it;
}

/** Sends that take different times, so that different ones are on their way when an instance dies. */
function slow(it: OutboxWorld, ms: readonly number[]): void {
  it.people.fate = (_to, tries) => (
    { delivery: { outcome: 'sent', activityId: 'a' }, arrives: true, takesMs: ms[(it.people.tried.length + tries) % ms.length] ?? 0 }
  );
}

function mortal(it: OutboxWorld, its: Life) {
  const answer = mortalTeams(it.people.answer.bind(it.people), its);
  return it.instance({ table: mortalStore(it.table, its), people: { answer }, facts: mortalFacts(it.facts, its) });
}

/** What a feature reads stands in the same store. */
function mortalFacts(facts: Facts, its: Life): Facts {
  return Object.assign(Object.create(facts) as Facts, {
    things: { get: (id: string) => {
      its.step();
      return facts.things.get(id);
    } },
  });
}

async function outcome(it: OutboxWorld): Promise<Outcome> {
  const entries = await parsed(it.rows('sl'));
  expect(await it.rows('due')).toEqual([]);
  return {
    deadlines: PEOPLE.map((each) => it.people.copies(each)),
    nudges: NUDGED.map((each) => it.people.copies(each)),
    states: Object.fromEntries(entries.map(({ recipient, state }) => [String(recipient), String(state)])),
  };
}

function expectRight({ deadlines, nudges, states }: Outcome, deaths: number): void {
  expect(Math.max(...deadlines)).toBeLessThanOrEqual(2);
  expect(Math.max(...nudges)).toBeLessThanOrEqual(1);
  expect(deadlines.filter((copies) => copies === 2).length).toBeLessThanOrEqual(IN_FLIGHT * deaths);
  for (const [at, each] of [...PEOPLE, ...NUDGED].entries()) {
    const copies = [...deadlines, ...nudges][at] ?? 0;
    if (states[each] === 'uncertain') continue;
    expect([each, states[each], copies >= 1]).toEqual([each, 'sent', true]);
  }
  expect(Object.values(states).filter((state) => state === 'uncertain').length).toBeLessThanOrEqual(IN_FLIGHT * deaths);
}

const latencies = fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 7 });

test('no instance dies: each gets it once, however three of them get in each other’s way', async () => {
  await fc.assert(fc.asyncProperty(latencies, async (ms) => {
    const it = await world();
    slow(it, ms);
    const all = [it.instance(), it.instance(), it.instance()];
    await Promise.all(all.map(({ outbox }) => outbox.changed({ networkId: 'romsdal', kind: 'poll', id: 'p1' })));
    await it.run(all, 60_000, SELDOM_MS);
    const { deadlines, nudges } = await outcome(it);
    expect([...deadlines, ...nudges]).toEqual([...PEOPLE, ...NUDGED].map(() => 1));
    await it.table.close();
  }), { numRuns: 50 });
});

test('one of three dies at any point: a deadline reaches everybody, a nudge nobody twice', async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 3, max: 260 }), latencies, async (steps, ms) => {
    const it = await world();
    slow(it, ms);
    const all = [mortal(it, life(steps)), it.instance(), it.instance()];
    await all[1]?.outbox.changed({ networkId: 'romsdal', kind: 'poll', id: 'p1' });
    await it.run(all, AFTER_ALL_MS, SELDOM_MS);
    const found = await outcome(it);
    expectRight(found, 1);
    expect(Math.min(...found.deadlines)).toBeGreaterThanOrEqual(1);
    await it.table.close();
  }), { numRuns: 80 });
});

test('all three die, one after another, and three more: what is left is done by who comes last', async () => {
  const lives = fc.array(fc.integer({ min: 3, max: 150 }), { minLength: 6, maxLength: 6 });
  await fc.assert(fc.asyncProperty(lives, latencies, async (steps, ms) => {
    const it = await world();
    slow(it, ms);
    await it.instance().outbox.changed({ networkId: 'romsdal', kind: 'poll', id: 'p1' });
    for (const some of [steps.slice(0, 3), steps.slice(3)]) await it.run(some.map((each) => mortal(it, life(each))), 70_000, SELDOM_MS);
    await it.run([it.instance()], AFTER_ALL_MS, SELDOM_MS);
    expectRight(await outcome(it), 6);
    await it.table.close();
  }), { numRuns: 60 });
});

test('it dies between what a feature stores and what it says to the outbox: planned again with the next plan of all', async () => {
  const it = await world();
  const first = it.instance();
  await first.outbox.changed({ networkId: 'romsdal', kind: 'poll', id: 'p1' });
  await it.time.until(first.outbox.tick());
  // A second poll of the same source is stored, and nobody says so.
  it.facts.things.set('p1', { planned: plan('moved', PEOPLE, it.now() + 1_000, { version: 2 }) });
  await it.run([first], 11 * 60_000, SELDOM_MS);
  expect(PEOPLE.map((each) => it.people.copies(each, 'moved 2'))).toEqual(PEOPLE.map(() => 1));
  await it.table.close();
});

test('an instance that stands still in the middle of a send for longer than its lease, and then goes on', async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 19 }), fc.integer({ min: 61, max: 200 }), async (which, seconds) => {
    const it = await world();
    const still = [it.instance(), it.instance(), it.instance()];
    it.people.fate = () => (
      { delivery: { outcome: 'sent', activityId: 'a' }, arrives: true, takesMs: it.people.tried.length === which ? seconds * 1_000 : 100 }
    );
    await still[0]?.outbox.changed({ networkId: 'romsdal', kind: 'poll', id: 'p1' });
    const passes = still.map(async ({ outbox }) => {
      for (let tick = 0; tick < 15; tick++) {
        await outbox.tick();
        await it.time.wait(SELDOM_MS);
      }
    });
    await it.time.until(Promise.all(passes));
    expectRight(await outcome(it), 1);
    await it.table.close();
  }), { numRuns: 50 });
});
