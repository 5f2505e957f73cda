import fc from 'fast-check';
import { StoreUnavailable } from '../../src/storage';
import { MINUTE, plan, POLL, recipients, type Fate } from '../delivery/outbox/bench';
import { outboxWorld, parsed, type OutboxWorld } from '../delivery/outbox/world';
import { down, unrulyStore } from '../support/unruly-store';

/** Three instances, and a connector or a store that answers as it likes. Nobody dies. */
jest.setTimeout(90_000);
const PEOPLE = recipients(12);
/** Between looks: seldom, so that the tests are quick. */
const SELDOM_MS = 20_000;

const FATES: Record<string, Fate> = {
  ok: { delivery: { outcome: 'sent', activityId: 'a' }, arrives: true, takesMs: 80 },
  '429': { delivery: { outcome: 'busy', retryAfterMs: 3_000 }, takesMs: 20 },
  '412': { delivery: { outcome: 'busy', retryAfterMs: 0 } },
  '502 after it arrived': { delivery: { outcome: 'uncertain' }, arrives: true, takesMs: 300 },
  '502 before it arrived': { delivery: { outcome: 'uncertain' }, takesMs: 300 },
  hangs: { delivery: { outcome: 'uncertain' }, takesMs: 10_000 },
  'hangs after it arrived': { delivery: { outcome: 'uncertain' }, arrives: true, takesMs: 10_000 },
  '403': { delivery: { outcome: 'unreachable' } },
  '400': { delivery: { outcome: 'refused' } },
};
const fates = (...names: string[]) => fc.array(fc.constantFrom(...names), { minLength: PEOPLE.length * 2, maxLength: PEOPLE.length * 2 });

interface End {
  state: string;
  tries: number;
  copies: number;
}

/** Each person's tries have the fates of the list, then all goes well. */
async function ends(it: OutboxWorld, what: string, list: readonly string[]): Promise<(End & { met: string[] })[]> {
  const fatesOf = (to: string) => [list[PEOPLE.indexOf(to) * 2] ?? 'ok', list[PEOPLE.indexOf(to) * 2 + 1] ?? 'ok'];
  it.people.fate = (to, tries) => FATES[fatesOf(to)[tries] ?? 'ok'];
  const all = [it.instance(), it.instance(), it.instance()];
  await it.set(all[0]!.outbox, { planned: plan(what, PEOPLE, it.now()) });
  await it.run(all, 4 * MINUTE, SELDOM_MS);
  expect(await it.rows('due')).toEqual([]);
  const entries = await parsed(it.rows('sl'));
  return PEOPLE.map((each) => {
    const tries = it.people.tried.filter(({ to }) => to === each).length;
    const state = String(entries.find(({ recipient }) => recipient === each)?.state);
    return { state, tries, copies: it.people.copies(each), met: [...fatesOf(each), 'ok', 'ok'].slice(0, tries) };
  });
}

const isUncertain = (met: string) => FATES[met]?.delivery.outcome === 'uncertain';

test('a deadline: nobody is left out that can be reached, and nobody gets more than two', async () => {
  await fc.assert(fc.asyncProperty(fates(...Object.keys(FATES)), async (list) => {
    const it = await outboxWorld();
    for (const { state, copies, met } of await ends(it, 'deadline', list)) {
      const uncertain = met.filter(isUncertain).length;
      expect(uncertain).toBeLessThanOrEqual(2);
      expect(copies).toBeLessThanOrEqual(uncertain > 0 ? 2 : 1);
      if (met.at(-1) === '403') expect(state).toBe('unreachable');
      else if (met.at(-1) === '400') expect(state).toBe('refused');
      else if (uncertain === 2) expect(state).toBe('uncertain');
      else expect([state, copies >= 1]).toEqual(['sent', true]);
    }
    await it.table.close();
  }), { numRuns: 60 });
});

test('a nudge: after one of which nobody knows, none is sent', async () => {
  await fc.assert(fc.asyncProperty(fates('ok', '429', '412', '502 after it arrived', '502 before it arrived', 'hangs'), async (list) => {
    const it = await outboxWorld();
    for (const { state, copies, met } of await ends(it, 'nudge', list)) {
      expect(met.findIndex(isUncertain)).toBe(met.some(isUncertain) ? met.length - 1 : -1);
      expect(copies).toBeLessThanOrEqual(1);
      expect(state).toBe(met.some(isUncertain) ? 'uncertain' : 'sent');
    }
    await it.table.close();
  }), { numRuns: 60 });
});

test('a connector that only refuses for twenty minutes: each gets it once when it is well again', async () => {
  const it = await outboxWorld();
  const until = it.now() + 20 * MINUTE;
  it.people.fate = () => (it.now() < until ? FATES['429'] : undefined);
  const all = [it.instance(), it.instance(), it.instance()];
  await it.set(all[0]!.outbox, { planned: plan('nudge', PEOPLE, it.now()) });
  await it.run(all, 30 * MINUTE);
  expect(PEOPLE.map((each) => it.people.copies(each))).toEqual(PEOPLE.map(() => 1));
  await it.table.close();
});

test('the store is away for half a minute, from any call on: each gets it once, a nudge too', async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 150 }), fc.constantFrom('deadline', 'nudge'), async (calls, what) => {
    const it = await outboxWorld();
    const store = unrulyStore(it.table);
    it.people.fate = () => FATES.ok;
    const all = [it.instance({ table: store }), it.instance({ table: store }), it.instance({ table: store })];
    await it.set(all[0]!.outbox, { planned: plan(what, PEOPLE, it.now()) });
    let [left, away] = [calls, 0];
    store.interfere((call) => {
      if (left-- > 0) return;
      away ||= it.now() + 30_000;
      if (it.now() < away) return down(call);
    });
    await it.run(all, 4 * MINUTE, SELDOM_MS);
    expect(PEOPLE.map((each) => it.people.copies(each))).toEqual(PEOPLE.map(() => 1));
    expect(await it.rows('due')).toEqual([]);
    await it.table.close();
  }), { numRuns: 60 });
});

test('answers of the store are lost after it has written: each gets it once', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.boolean(), { minLength: 40, maxLength: 120 }), async (lost) => {
    const it = await outboxWorld();
    let calls = 0;
    const losing = <T extends unknown[], R>(write: (...given: T) => Promise<R>) => async (...given: T): Promise<R> => {
      const result = await write(...given);
      if (lost[calls++]) throw new StoreUnavailable('The answer was lost.', { outcome: 'unknown' });
      return result;
    };
    const { create, replace, upsert, transaction, delete: remove } = it.table;
    const writes = { create: losing(create), replace: losing(replace), upsert: losing(upsert), transaction: losing(transaction) };
    const table = { ...it.table, ...writes, delete: losing(remove) };
    const all = [it.instance({ table }), it.instance({ table }), it.instance({ table })];
    it.facts.things.set(POLL.id, { planned: plan('nudge', PEOPLE, it.now()) });
    await all[0]!.outbox.changed(POLL).catch(() => undefined);
    // Whatever is missing then, the next plan of all brings back.
    await it.run(all, 2 * MINUTE, SELDOM_MS);
    await it.run(all, 12 * MINUTE, MINUTE);
    const states = (await parsed(it.rows('sl'))).map(({ state }) => state);
    expect(Math.max(...PEOPLE.map((each) => it.people.copies(each)))).toBe(1);
    expect([await it.rows('due'), states]).toEqual([[], PEOPLE.map(() => 'sent')]);
    await it.table.close();
  }), { numRuns: 60 });
});
