import { unrulyStore } from '../../support/unruly-store';
import { MINUTE, plan } from './bench';
import { outboxWorld, type OutboxWorld } from './world';

let it: OutboxWorld;
beforeEach(async () => { it = await outboxWorld(); });
afterEach(async () => { await it.table.close(); });

/** A store whose own clock shows so much more than this machine's. */
function instanceWith(aheadMs: () => number | undefined) {
  const store = unrulyStore(it.table);
  let asked = 0;
  const one = it.instance({
    table: {
      ...store,
      time: async () => {
        asked++;
        const ms = aheadMs();
        return ms === undefined ? undefined : it.now() + ms;
      },
    },
  });
  return { ...one, asked: () => asked };
}

test.each([-31_000, 31_000, 3_600_000])('a clock that differs by %i ms: nothing is sent, planning goes on, and the operator is told what to do', async (ms) => {
  const one = instanceWith(() => ms);
  await it.set(one.outbox, { planned: plan('deadline', ['per'], it.now()) });
  await it.run([one], 30_000);
  expect([it.people.tried, (await it.rows('due')).length]).toEqual([[], 1]);
  expect(one.lines.filter(({ level }) => level >= 50)).toMatchObject([{ msg: expect.stringContaining('Set it by a time server'), ms: -ms }]);
});

test.each([undefined, 0, 29_000, -29_000])('a clock that differs by %s ms is good enough', async (ms) => {
  const one = instanceWith(() => ms);
  await it.set(one.outbox, { planned: plan('deadline', ['per'], it.now()) });
  await it.run([one], 10_000);
  expect(it.people.copies('per')).toBe(1);
});

test('set right, it sends within a minute; the store is asked once a minute', async () => {
  let ahead = 60_000;
  const one = instanceWith(() => ahead);
  await it.set(one.outbox, { planned: plan('deadline', ['per'], it.now()) });
  await it.run([one], 5 * MINUTE);
  expect(one.asked()).toBeLessThanOrEqual(6);
  ahead = 0;
  await it.run([one], MINUTE + 10_000);
  expect(it.people.copies('per')).toBe(1);
});

test('while the store does not tell, what it told last holds', async () => {
  let ahead: number | undefined = 60_000;
  const one = instanceWith(() => {
    if (ahead === undefined) throw new Error('away');
    return ahead;
  });
  await it.set(one.outbox, { planned: plan('deadline', ['per'], it.now()) });
  await it.run([one], 10_000);
  ahead = undefined;
  await it.run([one], 3 * MINUTE);
  expect(it.people.tried).toEqual([]);
});
