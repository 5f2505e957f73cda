import { Outbox } from '../../../src/delivery';
import type { Delivery } from '../../../src/delivery';
import { down, only, unrulyStore } from '../../support/unruly-store';
import { waitFor } from '../../support/wait-for';
import { HOUR, MINUTE, plan, POLL, recipients, sendTo } from './bench';
import { outboxWorld, parsed, type OutboxWorld } from './world';

let it: OutboxWorld;
beforeEach(async () => { it = await outboxWorld(); });
afterEach(async () => { await it.table.close(); });

const answer = (delivery: Delivery, arrives = false, times = Infinity) => {
  it.people.fate = (_to, tries) => (tries < times ? { delivery, arrives } : undefined);
};
const states = async () => (await parsed(it.rows('sl'))).map(({ state }) => state);
const dead = async () => (await parsed(it.rows('dl'))).map(({ state }) => state);
const tick = (outbox: Outbox<string>) => it.time.until(outbox.tick());

describe('a reminder', () => {
  test('is sent at its time, not before, and once', async () => {
    const one = it.instance();
    await it.set(one.outbox, { planned: plan('half-time', ['per'], it.now() + HOUR) });
    await tick(one.outbox);
    expect(it.people.tried).toEqual([]);
    await it.time.pass(HOUR);
    await tick(one.outbox);
    expect(it.people.arrived).toMatchObject([{ to: 'per', text: 'half-time 1' }]);
    await it.run([one], 30 * MINUTE);
    expect([it.people.tried.length, await states(), await it.rows('due')]).toEqual([1, ['sent'], []]);
  });

  test('is not planned again after it was sent, whatever changes, unless the version rises', async () => {
    const one = it.instance();
    const planned = plan('moved', ['per'], it.now());
    for (let time = 0; time < 3; time++) {
      await it.set(one.outbox, { planned });
      await tick(one.outbox);
    }
    expect(it.people.copies('per')).toBe(1);
    await it.set(one.outbox, { planned: planned.map((each) => ({ ...each, version: 2 })) });
    await tick(one.outbox);
    expect(it.people.arrived.map(({ text }) => text)).toEqual(['moved 1', 'moved 2']);
  });

  test('is decided right before: dropped, and noted, when it is not needed any more; a later version still goes', async () => {
    const one = it.instance();
    const planned = plan('half-time', ['per', 'kari'], it.now() + HOUR);
    const resolve = ({ recipient }: { recipient: string }) => (
      recipient === 'per' ? { do: 'drop' as const, reason: 'answered' } : sendTo(recipient, 'Hei')
    );
    await it.set(one.outbox, { planned, resolve });
    await it.run([one], 2 * HOUR);
    expect(it.people.arrived.map(({ to }) => to)).toEqual(['kari']);
    expect((await states()).sort()).toEqual(['dropped', 'sent']);
    await it.set(one.outbox, { planned: planned.map((each) => ({ ...each, version: 2 })) });
    await tick(one.outbox);
    expect(it.people.copies('per', 'half-time 2')).toBe(1);
  });

  test('that is to wait is moved, and asked again only then', async () => {
    const one = it.instance();
    const until = it.now() + 3 * HOUR;
    const resolve = () => (it.now() < until ? { do: 'later' as const, at: until } : sendTo('per', 'Hei'));
    await it.set(one.outbox, { planned: plan('half-time', ['per'], it.now()), resolve });
    await it.run([one], 2 * HOUR);
    expect([it.facts.resolves, it.people.tried.length]).toEqual([1, 0]);
    await it.run([one], 2 * HOUR);
    expect([it.facts.resolves, it.people.tried.length]).toEqual([2, 1]);
  });

  test('that is stale is not sent, and the operator can see it', async () => {
    const one = it.instance();
    await it.set(one.outbox, { planned: plan('half-time', ['per'], it.now() + HOUR, { staleAt: it.now() + 2 * HOUR }) });
    await tick(one.outbox);
    await it.time.pass(2 * HOUR);
    await tick(one.outbox);
    expect([it.people.tried, await states(), await dead()]).toEqual([[], ['stale'], ['stale']]);
  });

  test('that was stale before it could be planned is nothing', async () => {
    const one = it.instance();
    await it.set(one.outbox, { planned: plan('half-time', ['per'], it.now() - HOUR, { staleAt: it.now() }) });
    await tick(one.outbox);
    expect([await it.rows('due'), await it.rows('sl')]).toEqual([[], []]);
  });

  test('for somebody’s channel goes into its thread', async () => {
    const one = it.instance();
    const to = { tenantId: 'tenant-1', conversationId: '19:channel', thread: '17' };
    const seen: unknown[] = [];
    it.people.answer = async (recipient) => {
      seen.push(recipient);
      return { outcome: 'sent', activityId: 'a' };
    };
    await it.set(one.outbox, { planned: plan('by-name', ['channel'], it.now()), resolve: () => ({ do: 'send', to, message: 'Hei' }) });
    await tick(one.outbox);
    expect(seen).toEqual([to]);
  });
});

describe('what Teams answers', () => {
  const begin = async (what = 'deadline', extra = {}) => {
    const one = it.instance();
    await it.set(one.outbox, { planned: plan(what, ['per'], it.now(), extra) });
    await tick(one.outbox);
    return one;
  };

  test('busy: again, not before Teams asks for it', async () => {
    answer({ outcome: 'busy', retryAfterMs: 20_000 }, false, 2);
    const one = await begin();
    await it.run([one], 2 * MINUTE);
    expect([it.people.tried.length, it.people.copies('per'), await states()]).toEqual([3, 1, ['sent']]);
    const [first = 0, second = 0] = it.people.tried.map(({ at }) => at);
    expect(second - first).toBeGreaterThanOrEqual(20_000);
  });

  test('busy until it is stale: it is noted', async () => {
    answer({ outcome: 'busy', retryAfterMs: 1_000 });
    const one = await begin('deadline', { staleAt: it.now() + 30 * MINUTE });
    await it.run([one], 40 * MINUTE);
    expect([it.people.copies('per'), await states(), await dead()]).toEqual([0, ['stale'], ['stale']]);
    // Longer and longer waits, at most five minutes and a half of that.
    expect(it.people.tried.length).toBeGreaterThan(8);
    expect(it.people.tried.length).toBeLessThan(20);
  });

  test('unreachable: noted, told to the feature once, and not tried again', async () => {
    answer({ outcome: 'unreachable' });
    const one = await begin();
    await it.run([one], 20 * MINUTE);
    expect([it.people.tried.length, it.facts.unreachable.length, await states(), await dead()]).toEqual([1, 1, ['unreachable'], ['unreachable']]);
    expect(it.facts.unreachable[0]).toMatchObject({ source: POLL, recipient: 'per' });
  });

  test('refused: not tried again, and an error for the operator', async () => {
    answer({ outcome: 'refused' });
    const one = await begin();
    await it.run([one], 20 * MINUTE);
    expect([it.people.tried.length, await states(), await dead()]).toEqual([1, ['refused'], ['refused']]);
    expect(one.lines.find(({ level }) => level >= 50)).toMatchObject({ outcome: 'refused', reason: 'poll deadline' });
  });

  test.each([['arrived', true], ['did not', false]])('nobody knows, and it %s: a deadline goes once more after a minute', async (_, arrives) => {
    answer({ outcome: 'uncertain' }, arrives, 1);
    const one = await begin();
    await it.run([one], 50_000);
    expect(it.people.tried).toHaveLength(1);
    await it.run([one], 20 * MINUTE);
    expect([it.people.tried.length, it.people.copies('per'), await states()]).toEqual([2, arrives ? 2 : 1, ['sent']]);
  });

  test('nobody knows, twice: that was all', async () => {
    answer({ outcome: 'uncertain' }, true);
    const one = await begin();
    await it.run([one], HOUR);
    expect([it.people.copies('per'), await states(), await dead()]).toEqual([2, ['uncertain'], ['uncertain']]);
  });

  test('nobody knows of a nudge: it is never sent again', async () => {
    answer({ outcome: 'uncertain' }, false);
    const one = await begin('nudge');
    await it.run([one], HOUR);
    expect([it.people.tried.length, await states()]).toEqual([1, ['uncertain']]);
  });

  test('nobody knows, then busy, then nobody knows: two copies at the most', async () => {
    it.people.fate = (_to, tries) => (
      tries % 2 === 0 ? { delivery: { outcome: 'uncertain' }, arrives: true } : { delivery: { outcome: 'busy', retryAfterMs: 100 } }
    );
    const one = await begin();
    await it.run([one], HOUR);
    expect([it.people.tried.length, it.people.copies('per'), await states()]).toEqual([3, 2, ['uncertain']]);
  });

  test.each([
    ['answered meanwhile', () => ({ do: 'drop' as const, reason: 'answered' })],
    ['to be sent another day', () => ({ do: 'later' as const, at: Date.parse('2027-01-01') })],
  ])('nobody knows, and then it is %s: it is not brought up again', async (_, then) => {
    answer({ outcome: 'uncertain' }, false);
    const one = it.instance();
    await it.set(one.outbox, { planned: plan('deadline', ['per'], it.now()), resolve: () => (it.people.tried.length ? then() : sendTo('per', 'Hei')) });
    await it.run([one], 10 * MINUTE);
    expect([it.people.tried.length, await states(), await it.rows('due')]).toEqual([1, ['uncertain'], []]);
  });
});

describe('an act', () => {
  test('is done at its time, and noted', async () => {
    const one = it.instance();
    let acts = 0;
    const resolve = () => ({ do: 'act' as const, act: async () => void acts++ });
    await it.set(one.outbox, { planned: plan('close', ['poll'], it.now() + HOUR), resolve });
    await it.run([one], 2 * HOUR);
    expect([acts, await states(), it.people.tried]).toEqual([1, ['done'], []]);
  });

  test('that fails is tried again until it succeeds', async () => {
    const one = it.instance();
    let acts = 0;
    const act = async () => {
      if (++acts < 4) throw new Error('not now');
    };
    await it.set(one.outbox, { planned: plan('close', ['poll'], it.now()), resolve: () => ({ do: 'act', act }) });
    await it.run([one], 5 * MINUTE);
    expect([acts, await states()]).toEqual([4, ['done']]);
  });
});

test('what cannot be decided now is decided later', async () => {
  const one = it.instance();
  let asked = 0;
  const resolve = () => {
    if (++asked < 3) throw new Error('the store is away');
    return sendTo('per', 'Hei');
  };
  await it.set(one.outbox, { planned: plan('deadline', ['per', 'kari'], it.now()), resolve });
  await it.run([one], MINUTE);
  expect([it.people.copies('per'), await states()]).toEqual([2, ['sent', 'sent']]);
});

test('two features of one kind are a mistake', () => {
  const { outbox } = it.instance();
  const source = { plan: async () => undefined, resolve: async () => ({ do: 'drop' as const, reason: 'x' }), sendsAgain: () => false };
  expect(() => outbox.register('poll', source)).toThrow('Two features plan «poll».');
});

test('a kind that this instance does not know is left to those who do', async () => {
  const one = it.instance();
  const stranger = new Outbox<string>({
    table: it.table, ids: { unique: () => 'stranger', correlation: () => 'x' }, clock: it.time.clock, pace: {} as never,
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    send: async () => ({ outcome: 'refused' }),
  });
  await it.set(one.outbox, { planned: plan('deadline', ['per'], it.now()) });
  await tick(stranger);
  await tick(one.outbox);
  await tick(stranger);
  expect([it.people.copies('per'), (await it.rows('open')).length]).toEqual([1, 1]);
});

test('rows name nobody but by what the feature gives, and the log not even that', async () => {
  const one = it.instance();
  it.people.fate = () => ({ delivery: { outcome: 'refused' } });
  await it.set(one.outbox, { planned: plan('deadline', ['a1b2c3'], it.now()), resolve: () => sendTo('Kari Nordmann', 'Hei') });
  await tick(one.outbox);
  const rows = [...await it.rows('sl'), ...await it.rows('dl'), ...await it.rows('open'), ...await it.rows('due')];
  expect(rows).toHaveLength(3);
  expect(JSON.stringify(rows)).not.toContain('Kari');
  expect(JSON.stringify(one.lines)).not.toMatch(/Kari|a1b2c3/);
});

test('stopped in the middle, what is on its way is finished and the rest is left to others', async () => {
  it.people.fate = () => ({ delivery: { outcome: 'sent', activityId: 'a' }, arrives: true, takesMs: 700 });
  const [one, other] = [it.instance(), it.instance()];
  await it.set(one.outbox, { planned: plan('deadline', recipients(30), it.now()) });
  void one.outbox.tick();
  await it.time.pass(900);
  await it.time.until(one.outbox.stop());
  const before = it.people.arrived.length;
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(30);
  await it.time.until(other.outbox.tick());
  expect(recipients(30).map((each) => it.people.copies(each))).toEqual(recipients(30).map(() => 1));
});

test('what became of a copy is not lost when the store is away just then', async () => {
  const store = unrulyStore(it.table);
  const one = it.instance({ table: store });
  it.people.fate = () => {
    store.interfere(only(({ method }) => method === 'replace', down));
    return undefined;
  };
  await it.set(one.outbox, { planned: plan('nudge', ['per'], it.now()) });
  await tick(one.outbox);
  expect(await states()).toEqual(['sending']);
  store.behave();
  await tick(one.outbox);
  expect([await states(), await it.rows('due'), it.people.copies('per')]).toEqual([['sent'], [], 1]);
});

test('started, it looks by itself', async () => {
  const one = it.instance({ limits: { tickEveryMs: 5 } });
  await it.set(one.outbox, { planned: plan('deadline', ['per'], it.now()) });
  one.outbox.start();
  await waitFor(() => it.people.arrived.length > 0);
  await one.outbox.stop();
  expect(it.people.copies('per')).toBe(1);
});

describe('two rows of one reminder, as when it was planned for another time meanwhile', () => {
  const twice = async (what: string, resolve?: () => Promise<ReturnType<typeof sendTo>>) => {
    const all = [it.instance(), it.instance()];
    for (const dueAt of [it.now() + 1_000, it.now() + 2_000]) {
      await it.set(all[0]!.outbox, { planned: plan(what, ['per'], dueAt), resolve });
      await tick(all[0]!.outbox);
    }
    expect(await it.rows('due')).toHaveLength(2);
    await it.time.pass(3_000);
    return all;
  };

  test('decided at once, by two instances: one copy', async () => {
    const all = await twice('deadline', async () => {
      await it.time.wait(500);
      return sendTo('per', 'Hei');
    });
    await it.run(all, 5 * MINUTE);
    expect([it.people.tried.length, await states(), await it.rows('due')]).toEqual([1, ['sent'], []]);
  });

  test('one found while the other is on its way: nobody gives it up', async () => {
    it.people.fate = () => ({ delivery: { outcome: 'sent', activityId: 'a' }, arrives: true, takesMs: 8_000 });
    const [one, other] = await twice('nudge');
    const [first, second] = (await it.rows('due')).map(({ partition, row }) => ({ partition, row }));
    const held = await it.table.get(second?.partition ?? '', second?.row ?? '');
    await it.table.delete(second?.partition ?? '', second?.row ?? '');
    const sending = one?.outbox.tick();
    await it.time.pass(2_000);
    expect([first === undefined, await states()]).toEqual([false, ['sending']]);
    if (held) await it.table.create(held);
    void other?.outbox.tick();
    await it.time.pass(2_000);
    expect(await states()).toEqual(['sending']);
    await it.time.until(Promise.all([sending]));
    await it.run([other!], 2 * MINUTE);
    expect([it.people.tried.length, await states(), await it.rows('due'), await dead()]).toEqual([1, ['sent'], [], []]);
  });
});
