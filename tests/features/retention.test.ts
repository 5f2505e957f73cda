import { judge, monthsAfter, runRetention, type RetentionJob } from '../../src/features/retention';
import type { RetentionRule } from '../../src/features/feature';
import { openStore, readAll, type Row, type TableStore } from '../../src/storage';
import { down, only, unrulyStore } from '../support/unruly-store';

const NOW = 1_000_000;
const rules: RetentionRule[] = [
  { kind: 'notes', partition: 'u:', expiresAt: ({ row, data }) => (row.startsWith('n:') ? (JSON.parse(data) as { at: number }).at : undefined) },
  { kind: 'months', partition: 'q:', expiresAt: ({ partition }) => Number(partition.split(':')[1]) },
];
const row = (partition: string, name: string, at: unknown = 0): Row => ({ partition, row: name, v: 1, data: JSON.stringify({ at }), etag: 'e', opId: 'o' });

describe('what becomes of rows', () => {
  test('one is due at its time, and not a moment before', () => {
    const rows = [row('u:a', 'n:1', NOW - 1), row('u:a', 'n:2', NOW), row('u:a', 'n:3', NOW + 1)];
    expect(judge(rows, rules, NOW).map(({ due, kind }) => [due, kind])).toEqual([[true, 'notes'], [true, 'notes'], [false, 'notes']]);
  });

  test('rows that no rule knows stay: of another partition, another kind, or not as they should be', () => {
    const broken = { ...row('u:a', 'n:1'), data: '{' };
    expect(judge([row('x:a', 'n:1'), row('u:a', 'other'), broken, row('Q:1', 'a')], rules, NOW)).toEqual([]);
  });

  test('a month later is the same day, at its beginning in Norway, and the last day where there is none', () => {
    expect(monthsAfter(Date.parse('2026-01-31T12:00:00Z'), 1)).toBe(Date.parse('2026-02-27T23:00:00Z'));
    expect(monthsAfter(Date.parse('2026-01-15T12:00:00Z'), 6)).toBe(Date.parse('2026-07-14T22:00:00Z'));
  });
});

describe('the job', () => {
  let table: TableStore;
  beforeEach(async () => {
    table = await openStore({ kind: 'sqlite', file: ':memory:' });
    for (let at = 0; at < 1_300; at += 100) {
      const operations = Array.from({ length: 100 }, (_, n) => (
        { op: 'create' as const, row: { partition: 'q:500', row: `r${at + n}`, v: 1, data: '{}' } }));
      await table.transaction('q:500', operations);
    }
    for (const [name, at] of [['n:old', 1], ['n:new', NOW + 1], ['other', 1]] as const) {
      await table.create({ partition: 'u:a', row: name, v: 1, data: JSON.stringify({ at }) });
    }
    await table.create({ partition: 'q:9999999', row: 'r', v: 1, data: '{}' });
  });
  afterEach(() => table.close());

  const job = (parts: Partial<RetentionJob> = {}) => runRetention({ table, rules, now: NOW, dryRun: false, ...parts });
  const left = async () => [...(await readAll(table, 'u:a')), ...(await readAll(table, 'q:500'))].map(({ row: name }) => name);

  test('deletes over many pages what is due and nothing else, and says how much', async () => {
    expect(await job()).toEqual({
      tallies: [{ kind: 'notes', rows: 2, due: 1, deleted: 1 }, { kind: 'months', rows: 1_301, due: 1_300, deleted: 1_300 }], others: 1,
    });
    expect(await left()).toEqual(['n:new', 'other']);
    expect(await readAll(table, 'q:9999999')).toHaveLength(1);
  });

  test('done again finds nothing to do', async () => {
    await job();
    expect((await job()).tallies.map(({ due }) => due)).toEqual([0, 0]);
  });

  test('dry says the same and deletes nothing', async () => {
    const { tallies } = await job({ dryRun: true });
    expect(tallies.map(({ due, deleted }) => [due, deleted])).toEqual([[1, 0], [1_300, 0]]);
    expect(await left()).toHaveLength(1_303);
  });

  test('cut short leaves the rest to the next time', async () => {
    const unruly = unrulyStore(table);
    let deletes = 0;
    unruly.interfere(only(({ method }) => method === 'delete' && ++deletes > 300, down));
    await expect(job({ table: unruly })).rejects.toThrow('away');
    expect((await left()).length).toBeGreaterThan(900);
    unruly.behave();
    await job({ table: unruly });
    expect(await left()).toEqual(['n:new', 'other']);
  });

  test('a row that is written anew after it was read stays', async () => {
    const unruly = unrulyStore(table);
    const renew = async () => {
      unruly.behave();
      await table.upsert({ partition: 'u:a', row: 'n:old', v: 1, data: JSON.stringify({ at: NOW + 5 }) });
    };
    unruly.interfere(only(({ method, partition }) => method === 'delete' && partition === 'u:a', renew));
    expect((await job({ table: unruly })).tallies[0]).toEqual({ kind: 'notes', rows: 2, due: 1, deleted: 0 });
    expect(await left()).toContain('n:old');
  });
});
