import { down, only, unrulyStore } from '../../support/unruly-store';
import { waitFor } from '../../support/wait-for';
import { HOUR, MINUTE, plan, POLL, recipients } from './bench';
import { outboxWorld, parsed, type OutboxWorld } from './world';

let it: OutboxWorld;
beforeEach(async () => { it = await outboxWorld(); });
afterEach(async () => { await it.table.close(); });

const due = async () => (await parsed(it.rows('due'))).map(({ recipient }) => recipient).sort();

test('saying that a source has changed is one write, and nothing is planned before the next pass', async () => {
  const table = unrulyStore(it.table);
  const { outbox } = it.instance({ table });
  await it.set(outbox, { planned: plan('deadline', ['per'], it.now() + HOUR) });
  await it.set(outbox, { planned: plan('deadline', ['per'], it.now() + HOUR) });
  expect([table.calls.map(({ method }) => method), it.facts.plans]).toEqual([['upsert', 'upsert'], 0]);
  await it.time.until(outbox.tick());
  expect([it.facts.plans, await due()]).toEqual([1, ['per']]);
});

test('more than a hundred at once are all planned, once', async () => {
  const { outbox } = it.instance();
  const all = recipients(357);
  await it.set(outbox, { planned: plan('deadline', all.slice(0, 200), it.now() + HOUR) });
  await it.time.until(outbox.tick());
  await it.set(outbox, { planned: plan('deadline', all, it.now() + HOUR) });
  await it.time.until(outbox.tick());
  expect(await due()).toEqual([...all].sort());
});

test('what another instance has stored and not planned is planned within ten minutes, and at the start', async () => {
  const [one, other] = [it.instance(), it.instance()];
  await it.time.until(other.outbox.tick());
  await it.set(one.outbox, { planned: plan('deadline', ['per'], it.now() + HOUR) });
  await it.run([other], 9 * MINUTE);
  expect(await due()).toEqual([]);
  await it.run([other], 2 * MINUTE);
  expect(await due()).toEqual(['per']);
  const third = it.instance();
  const before = it.facts.plans;
  await it.time.until(third.outbox.tick());
  expect(it.facts.plans).toBe(before + 1);
});

test('a row that is gone without a word in the ledger comes back with the plan', async () => {
  const { outbox } = it.instance();
  await it.set(outbox, { planned: plan('deadline', ['per'], it.now() + HOUR) });
  await it.time.until(outbox.tick());
  const [row] = await it.rows('due');
  await it.table.delete(row?.partition ?? '', row?.row ?? '');
  await it.time.pass(11 * MINUTE);
  await it.time.until(outbox.tick());
  expect(await due()).toEqual(['per']);
});

test('a source that is over leaves the open list, unless somebody has changed it meanwhile', async () => {
  const { outbox } = it.instance();
  await it.set(outbox, undefined);
  await it.time.until(outbox.tick());
  expect(await it.rows('open')).toEqual([]);
  const table = unrulyStore(it.table);
  const other = it.instance({ table });
  await it.set(other.outbox, undefined);
  table.interfere(only(({ method, partition }) => method === 'delete' && partition.startsWith('open:'), () => outbox.changed(POLL)));
  await it.time.until(other.outbox.tick());
  expect(await it.rows('open')).toHaveLength(1);
});

test('what is not planned any more is taken away, but not what may be due before a plan could put it back', async () => {
  const { outbox } = it.instance();
  await it.set(outbox, { planned: [...plan('deadline', ['soon'], it.now() + 15 * MINUTE), ...plan('deadline', ['late'], it.now() + HOUR)] });
  await it.time.until(outbox.tick());
  it.facts.things.set(POLL.id, { planned: [] });
  await it.time.pass(10 * MINUTE);
  await it.time.until(outbox.tick());
  expect(await due()).toEqual(['soon']);
});

test('one that was put off is not planned for its old time again', async () => {
  const one = it.instance();
  const at = it.now() + 5 * HOUR;
  await it.set(one.outbox, { planned: plan('deadline', ['per'], it.now()), resolve: () => ({ do: 'later', at }) });
  await it.run([one], HOUR);
  expect([(await it.rows('due')).length, it.facts.resolves]).toEqual([1, 1]);
});

test('a source that cannot be planned keeps no other from it, and is planned with the next pass', async () => {
  const one = it.instance();
  let asked = 0;
  one.outbox.register('broken', {
    plan: async () => {
      if (++asked < 4) throw new Error('not now');
      return plan('deadline', ['kari'], it.now() + HOUR);
    },
    resolve: async () => ({ do: 'drop', reason: 'x' }), sendsAgain: () => false,
  });
  await one.outbox.changed({ networkId: 'romsdal', kind: 'broken', id: 'b1' });
  await it.set(one.outbox, { planned: plan('deadline', ['per'], it.now() + HOUR) });
  await it.time.until(one.outbox.tick());
  expect([asked, await due()]).toEqual([2, ['per']]);
  await it.run([one], 10_000);
  expect(await due()).toEqual(['kari', 'per']);
});

test('with the store away nothing is thrown, and what was asked is planned when it is back', async () => {
  const table = unrulyStore(it.table);
  const one = it.instance({ table });
  await it.set(one.outbox, { planned: plan('deadline', ['per'], it.now()) });
  table.interfere(down);
  await it.run([one], MINUTE);
  expect(it.people.tried).toEqual([]);
  expect(one.lines.some(({ level }) => level >= 50)).toBe(false);
  table.behave();
  await it.time.until(one.outbox.tick());
  expect(it.people.copies('per')).toBe(1);
});

test('saying that a source has changed throws what the store throws', async () => {
  const table = unrulyStore(it.table);
  const one = it.instance({ table });
  table.interfere(down);
  await expect(one.outbox.changed(POLL)).rejects.toThrow('The store is away.');
});

const STRANGE = { v: 99, data: '{}' };
const notRead = (lines: readonly { msg: string }[]) => lines.filter(({ msg }) => msg === 'A row of the outbox is left to others').length;

test('rows that a newer release wrote keep nothing else from being planned and sent, are left as they are, and are told of once', async () => {
  const one = it.instance();
  await it.set(one.outbox, { planned: plan('deadline', ['per'], it.now() + MINUTE) });
  await it.time.until(one.outbox.tick());
  const [row] = await it.rows('due');
  const newer = [{ partition: row?.partition ?? '', row: row?.row.replace('per', 'kari') ?? '' }, { partition: 'open:0', row: 'romsdal:poll:p9' }];
  for (const place of newer) await it.table.create({ ...place, ...STRANGE });
  await it.time.pass(11 * MINUTE);
  await it.set(one.outbox, { planned: plan('deadline', ['per', 'liv'], it.now()) });
  await it.run([one], MINUTE);
  expect([it.people.copies('per'), it.people.copies('liv'), notRead(one.lines)]).toEqual([1, 1, 2]);
  expect(await Promise.all(newer.map(({ partition, row: name }) => it.table.get(partition, name)))).toMatchObject([STRANGE, STRANGE]);
});

test('a ledger that a newer release wrote keeps no other reminder from being sent', async () => {
  const one = it.instance();
  await it.set(one.outbox, { planned: plan('deadline', recipients(30), it.now() + MINUTE) });
  await it.time.until(one.outbox.tick());
  await it.table.create({ partition: 'sl:romsdal:poll:p1', row: 'deadline:person-0:1', ...STRANGE });
  await it.time.pass(MINUTE);
  await it.time.until(one.outbox.tick());
  expect(recipients(30).map((each) => it.people.copies(each))).toEqual([0, ...recipients(29).map(() => 1)]);
});

test('more open sources than a page of the store holds are all planned', async () => {
  const one = it.instance();
  const rows = Array.from({ length: 10_001 }, (_, at) => ({ networkId: 'romsdal', kind: 'unknown', id: `u${at}`, at: 1 }));
  for (let from = 0; from < rows.length; from += 100) {
    await it.table.transaction('open:0', rows.slice(from, from + 100).map((record) => (
      { op: 'create', row: { partition: 'open:0', row: `romsdal:unknown:${record.id}`, v: 1, data: JSON.stringify(record) } }
    )));
  }
  const other = it.instance();
  await it.set(other.outbox, { planned: plan('deadline', ['per'], it.now()) });
  await it.time.until(one.outbox.tick());
  expect(it.people.copies('per')).toBe(1);
});

test('what has changed is planned also while the list of all that is open can’t be read', async () => {
  const table = unrulyStore(it.table);
  const one = it.instance({ table });
  table.interfere(only(({ method, partition }) => method === 'query' && partition.startsWith('open:'), down));
  await it.set(one.outbox, { planned: plan('deadline', ['per'], it.now()) });
  await it.time.until(one.outbox.tick());
  expect(it.people.copies('per')).toBe(1);
});

test('what is due is sent while all that is open is being planned', async () => {
  const first = it.instance();
  await it.set(first.outbox, { planned: plan('deadline', ['per'], it.now() + MINUTE) });
  await it.time.until(first.outbox.tick());
  await it.time.pass(MINUTE);
  const one = it.instance({ limits: { tickEveryMs: 5 } });
  let go: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => { go = resolve; });
  let begun = false;
  one.outbox.register('slow', {
    plan: async () => {
      begun = true;
      await gate;
      return undefined;
    },
    resolve: async () => ({ do: 'drop', reason: 'x' }), sendsAgain: () => false,
  });
  await it.table.create({ partition: 'open:0', row: 'romsdal:slow:s1', v: 1, data: JSON.stringify({ networkId: 'romsdal', kind: 'slow', id: 's1', at: 1 }) });
  one.outbox.start();
  await waitFor(() => begun && it.people.arrived.length > 0);
  go();
  await one.outbox.stop();
  expect([it.people.copies('per'), await it.rows('open')]).toMatchObject([1, [{ row: 'romsdal:poll:p1' }]]);
});

describe('seeing to it that sources are on the list', () => {
  test('adds those that are not, which are planned at once, and writes nothing for those that are', async () => {
    const table = unrulyStore(it.table);
    const { outbox } = it.instance({ table });
    await it.set(outbox, { planned: plan('deadline', ['per'], it.now() + HOUR) });
    await it.time.until(outbox.tick());
    const other = { ...POLL, id: 'p2' };
    it.facts.things.set('p2', { planned: plan('deadline', ['kari'], it.now() + HOUR) });
    table.calls.length = 0;
    await outbox.ensure([POLL, other]);
    expect(table.writes().map(({ row }) => row)).toEqual(['romsdal:poll:p2']);
    await it.time.until(outbox.tick());
    expect(await due()).toEqual(['kari', 'per']);
    table.calls.length = 0;
    await outbox.ensure([POLL, other]);
    expect(table.writes()).toEqual([]);
  });
});
