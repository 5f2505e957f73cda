import { randomUUID } from 'node:crypto';

import {
  Conflict, InvalidKey, InvalidRow, NotFound, StoreUnavailable, readAll, type NewRow, type Operation, type TableStore,
} from '../../src/storage';

const UTF8_TEXT = 'Ærlig talt – «ørret» 🐟 \u0000 \\ " \' $& </script>';

/** What every store must do. `open` gives a new connection; rows are kept in partitions that no other run uses. */
export function storeContract(name: string, open: () => Promise<TableStore>): void {
  describe(`${name} as a TableStore`, () => {
    let store: TableStore;
    let partition: string;

    const newRow = (row: string, data: unknown = {}, index?: NewRow['index']): NewRow => ({
      partition, row, v: 1, data: JSON.stringify(data), ...(index ? { index } : {}),
    });
    const keysIn = async (where = partition): Promise<string[]> => (await readAll(store, where)).map(({ row }) => row);

    beforeAll(async () => { store = await open(); });
    afterAll(async () => { await store.close(); });
    beforeEach(() => { partition = `test:${randomUUID()}`; });

    it('answers a ping', async () => {
      await expect(store.ping()).resolves.toBeUndefined();
    });

    describe('get and create', () => {
      it('has no row before it is created', async () => {
        expect(await store.get(partition, 'a')).toBeUndefined();
      });

      it('gives back what was created, to the letter', async () => {
        const numbers = { count: -7, big: 3_000_000_000, half: 0.5, huge: 1e300 };
        const index = { title: UTF8_TEXT, empty: '', ...numbers, open: true, shut: false };
        const created = await store.create(newRow('a', { text: UTF8_TEXT }, index));

        expect(created).toEqual({ ...newRow('a', { text: UTF8_TEXT }, index), etag: created.etag, opId: created.opId });
        expect(await store.get(partition, 'a')).toEqual(created);
      });

      it('gives back the most data a row may have', async () => {
        const row = { ...newRow('a'), data: JSON.stringify('ø'.repeat(29_998)) };
        await store.create(row);
        expect((await store.get(partition, 'a'))?.data).toBe(row.data);
      });

      it('refuses to create a row twice, and leaves the first', async () => {
        const first = await store.create(newRow('a', 1));
        await expect(store.create(newRow('a', 2))).rejects.toThrow(Conflict);
        expect(await store.get(partition, 'a')).toEqual(first);
      });

      it('takes a create that comes again with the same opId for the same write', async () => {
        const first = await store.create(newRow('a', 1), { opId: 'submit-1' });
        expect(await store.create(newRow('a', 1), { opId: 'submit-1' })).toEqual(first);
      });

      it('lets exactly one of many create the same row', async () => {
        const results = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => store.create(newRow('a', n))));
        expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Conflict);
      });

      it('tells rows apart by case, and by partition', async () => {
        await store.create(newRow('a', 'small'));
        await store.create(newRow('A', 'large'));
        await store.create({ ...newRow('a', 'elsewhere'), partition: `${partition}:2` });
        expect((await store.get(partition, 'a'))?.data).toBe('"small"');
        expect((await store.get(partition, 'A'))?.data).toBe('"large"');
        expect(await keysIn()).toEqual(['A', 'a']);
      });

      it('keeps only what a row has', async () => {
        const created = await store.create({ ...newRow('a'), surprise: 1 } as NewRow);
        expect(created).not.toHaveProperty('surprise');
        expect(await store.get(partition, 'a')).toEqual(created);
      });
    });

    describe('replace', () => {
      it('writes a new version with a new etag', async () => {
        const first = await store.create(newRow('a', 1, { n: 1, gone: true }));
        const second = await store.replace({ ...first, data: '2', v: 2, index: { n: 2 } });
        expect(second).toMatchObject({ data: '2', v: 2, index: { n: 2 } });
        expect(second.etag).not.toBe(first.etag);
        expect(second.opId).not.toBe(first.opId);
        expect(await store.get(partition, 'a')).toEqual(second);
      });

      it('refuses an etag that is no longer the row\'s, and leaves the row', async () => {
        const first = await store.create(newRow('a', 1));
        const second = await store.replace({ ...first, data: '2' });
        await expect(store.replace({ ...first, data: '3' })).rejects.toThrow(Conflict);
        expect(await store.get(partition, 'a')).toEqual(second);
      });

      it('refuses the etag of a row that was deleted and created again', async () => {
        const first = await store.create(newRow('a', 1));
        await store.delete(partition, 'a');
        await store.create(newRow('a', 1));
        await expect(store.replace({ ...first, data: '2' })).rejects.toThrow(Conflict);
      });

      it('says so when the row is gone', async () => {
        const first = await store.create(newRow('a', 1));
        await store.delete(partition, 'a');
        await expect(store.replace(first)).rejects.toThrow(NotFound);
      });

      it('takes a replace that comes again with the same opId for the same write', async () => {
        const first = await store.create(newRow('a', 1));
        const second = await store.replace({ ...first, data: '2' }, { opId: 'edit-1' });
        expect(await store.replace({ ...first, data: '2' }, { opId: 'edit-1' })).toEqual(second);
      });

      it('lets exactly one of many replace the same version', async () => {
        const first = await store.create(newRow('a', 'first'));
        const results = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => store.replace({ ...first, data: `${n}` })));
        const won = results.filter((result) => result.status === 'fulfilled');
        expect(won).toHaveLength(1);
        expect(await store.get(partition, 'a')).toEqual(won[0]?.value);
        for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Conflict);
      });

      it.each(['*', ''])('refuses "%s" for an etag, which would mean any version', async (etag) => {
        await store.create(newRow('a', 1));
        await expect(store.replace({ ...newRow('a', 2), etag })).rejects.toThrow(InvalidRow);
        await expect(store.delete(partition, 'a', etag)).rejects.toThrow(InvalidRow);
      });
    });

    describe('upsert', () => {
      it('creates a row, and then writes over all of it', async () => {
        const first = await store.upsert(newRow('a', 1, { old: true }));
        expect(await store.get(partition, 'a')).toEqual(first);
        const second = await store.upsert(newRow('a', 2));
        expect(second.etag).not.toBe(first.etag);
        expect(await store.get(partition, 'a')).toEqual(second);
        expect(second).not.toHaveProperty('index');
      });

      it('makes an etag held from before stale', async () => {
        const first = await store.create(newRow('a', 1));
        await store.upsert(newRow('a', 2));
        await expect(store.replace(first)).rejects.toThrow(Conflict);
      });
    });

    describe('delete', () => {
      it('takes the row away', async () => {
        await store.create(newRow('a'));
        await store.delete(partition, 'a');
        expect(await store.get(partition, 'a')).toBeUndefined();
      });

      it('is a success for a row that is not there, with an etag or without', async () => {
        const { etag } = await store.create(newRow('a'));
        await store.delete(partition, 'a', etag);
        await expect(store.delete(partition, 'a', etag)).resolves.toBeUndefined();
        await expect(store.delete(partition, 'a')).resolves.toBeUndefined();
      });

      it('refuses an etag that is no longer the row\'s, and leaves the row', async () => {
        const first = await store.create(newRow('a', 1));
        const second = await store.replace({ ...first, data: '2' });
        await expect(store.delete(partition, 'a', first.etag)).rejects.toThrow(Conflict);
        expect(await store.get(partition, 'a')).toEqual(second);
      });
    });

    describe('query', () => {
      const fill = async (...rows: string[]): Promise<void> => {
        await store.transaction(partition, rows.map((row) => ({ op: 'create', row: newRow(row) })));
      };
      const found = async (query: Parameters<TableStore['query']>[1]): Promise<string[]> =>
        (await store.query(partition, query)).rows.map(({ row }) => row);

      it('finds nothing in an empty partition, and gives no token', async () => {
        expect(await store.query(partition)).toEqual({ rows: [] });
      });

      it('gives whole rows', async () => {
        const row = await store.create(newRow('a', { text: UTF8_TEXT }, { n: 1.5 }));
        expect((await store.query(partition)).rows).toEqual([row]);
      });

      it('orders by the characters of the key, the same for every store', async () => {
        const characters = Array.from('!-.09:;=@AZ_az~');
        const rows = characters.flatMap((one) => ['!', 'M', '~'].map((other) => one + other));
        await fill(...[...rows].reverse());
        expect(await found({})).toEqual([...rows].sort());
      });

      it('takes the lower bound with it and leaves the upper bound out', async () => {
        await fill('a', 'b', 'c', 'd');
        expect(await found({ from: 'b' })).toEqual(['b', 'c', 'd']);
        expect(await found({ to: 'c' })).toEqual(['a', 'b']);
        expect(await found({ from: 'b', to: 'd' })).toEqual(['b', 'c']);
        expect(await found({ from: 'c', to: 'b' })).toEqual([]);
      });

      it('finds what begins with a prefix, and nothing beside it', async () => {
        await fill('u', 'u:1', 'u:2', 'u;', 'v:~', 'v:~~x', 'v;', '~', '~~');
        expect(await found({ prefix: 'u:' })).toEqual(['u:1', 'u:2']);
        expect(await found({ prefix: 'v:~' })).toEqual(['v:~', 'v:~~x']);
        expect(await found({ prefix: '~' })).toEqual(['~', '~~']);
        expect(await found({ prefix: 'u:', from: 'u:2' })).toEqual(['u:2']);
        expect(await found({ prefix: 'u:', to: 'u:2' })).toEqual(['u:1']);
      });

      it('goes through pages without missing or repeating a row', async () => {
        const rows = Array.from({ length: 25 }, (_, n) => `r:${String(n).padStart(2, '0')}`);
        await fill(...rows, 's');
        const seen: string[] = [];
        let token: string | undefined;
        do {
          const page = await store.query(partition, { prefix: 'r:', limit: 10, token });
          expect(page.rows.length).toBeLessThanOrEqual(10);
          seen.push(...page.rows.map(({ row }) => row));
          token = page.token;
        } while (token !== undefined);
        expect(seen).toEqual(rows);
      });

      it('goes on after a row that was deleted between two pages', async () => {
        await fill('a', 'b', 'c');
        const { token } = await store.query(partition, { limit: 2 });
        await store.delete(partition, 'b');
        expect((await store.query(partition, { limit: 2, token })).rows.map(({ row }) => row)).toEqual(['c']);
      });

      it.each([0, -1, 1.5, 1_001])('refuses a limit of %d', async (limit) => {
        await expect(store.query(partition, { limit })).rejects.toThrow(InvalidKey);
      });

      it('refuses bounds and tokens that are no keys', async () => {
        const bad = '\' or PartitionKey ne \'';
        for (const query of [{ from: bad }, { to: bad }, { prefix: bad }, { token: bad }]) {
          await expect(store.query(partition, query)).rejects.toThrow(InvalidKey);
        }
      });
    });

    describe('transaction', () => {
      it('does every kind of operation at once', async () => {
        const a = await store.create(newRow('a', 1));
        await store.create(newRow('b', 1));
        await store.transaction(partition, [
          { op: 'replace', row: { ...a, data: '2' } },
          { op: 'delete', key: 'b' },
          { op: 'create', row: newRow('c', 3) },
          { op: 'upsert', row: newRow('d:@;=~.!-_', 4, { n: 4 }) },
        ]);
        const rows = await readAll(store, partition);
        expect(rows.map(({ row, data }) => [row, data])).toEqual([['a', '2'], ['c', '3'], ['d:@;=~.!-_', '4']]);
        expect(rows[2]?.index).toEqual({ n: 4 });
        expect(new Set(rows.map(({ opId }) => opId)).size).toBe(1);
      });

      it('takes 100 rows', async () => {
        await store.transaction(partition, Array.from({ length: 100 }, (_, n) => ({ op: 'create', row: newRow(`r:${n}`) })));
        expect(await keysIn()).toHaveLength(100);
      });

      it('does nothing, successfully, if there is nothing to do', async () => {
        await expect(store.transaction(partition, [])).resolves.toBeUndefined();
      });

      it.each([
        ['a row to create is there', Conflict, { op: 'create', row: 'there' }],
        ['a row to replace has another etag', Conflict, { op: 'replace', row: 'stale' }],
        ['a row to replace is gone', NotFound, { op: 'replace', row: 'gone' }],
        ['a row to delete is not there', NotFound, { op: 'delete', row: 'gone' }],
      ] as const)('does nothing at all if %s', async (_, error, { op, row }) => {
        await store.create(newRow('there'));
        const { etag } = await store.create(newRow('stale', 1));
        await store.upsert(newRow('stale', 2));
        const refused = (op === 'delete' ? { op, key: row } : { op, row: { ...newRow(row, 3), etag } }) as Operation;
        const operations: Operation[] = [{ op: 'create', row: newRow('new') }, refused, { op: 'upsert', row: newRow('newer') }];
        await expect(store.transaction(partition, operations)).rejects.toThrow(error);
        expect(await keysIn()).toEqual(['stale', 'there']);
        expect((await store.get(partition, 'stale'))?.data).toBe('2');
      });

      it('takes a transaction that comes again with the same opId for the same write', async () => {
        const a = await store.create(newRow('a', 1));
        const again = (): Promise<void> => store.transaction(partition, [
          { op: 'replace', row: { ...a, data: '2' } }, { op: 'create', row: newRow('h:1') },
        ], { opId: 'report-1' });
        await again();
        const first = await readAll(store, partition);
        await again();
        expect(await readAll(store, partition)).toEqual(first);
      });

      it('refuses the same row twice, two partitions, and a conditional delete', async () => {
        const refused = [
          [{ op: 'create', row: newRow('a') }, { op: 'delete', key: 'a' }],
          [{ op: 'create', row: newRow('a') }, { op: 'create', row: { ...newRow('b'), partition: 'other' } }],
          [{ op: 'delete', key: 'a', etag: 'W/"1"' }],
        ] as Operation[][];
        for (const operations of refused) await expect(store.transaction(partition, operations)).rejects.toThrow(InvalidRow);
        expect(await keysIn()).toEqual([]);
      });
    });

    it('refuses keys that were not made with key(), on every method', async () => {
      for (const bad of ['', 'a/b', 'a#b', 'a?b', 'a\\b', 'a\nb', 'a b', 'ø', 'a\'b', 'a%b', 'x'.repeat(513)]) {
        await expect(store.get(partition, bad)).rejects.toThrow(InvalidKey);
        await expect(store.get(bad, 'a')).rejects.toThrow(InvalidKey);
        await expect(store.create(newRow(bad))).rejects.toThrow(InvalidKey);
        await expect(store.upsert(newRow(bad))).rejects.toThrow(InvalidKey);
        await expect(store.replace({ ...newRow(bad), etag: 'W/"1"' })).rejects.toThrow(InvalidKey);
        await expect(store.delete(partition, bad)).rejects.toThrow(InvalidKey);
        await expect(store.query(bad)).rejects.toThrow(InvalidKey);
        await expect(store.transaction(partition, [{ op: 'delete', key: bad }])).rejects.toThrow(InvalidKey);
      }
    });

    it('takes the longest keys', async () => {
      const row = { ...newRow('@'.repeat(512)), partition: `${partition}${'='.repeat(512 - partition.length)}` };
      const created = await store.create(row);
      expect(await store.get(row.partition, row.row)).toEqual(created);
      expect((await store.query(row.partition, { prefix: row.row })).rows).toEqual([created]);
      await store.transaction(row.partition, [{ op: 'delete', key: row.row }]);
      expect(await keysIn(row.partition)).toEqual([]);
    });

    it('is unavailable, not broken, after it is closed', async () => {
      const other = await open();
      await other.close();
      await other.close();
      for (const use of [
        () => other.ping(), () => other.get('a', 'b'), () => other.create(newRow('a')), () => other.upsert(newRow('a')),
        () => other.delete('a', 'b'), () => other.query('a'), () => other.transaction('a', [{ op: 'delete', key: 'b' }]),
        () => other.replace({ ...newRow('a'), etag: 'W/"1"' }),
      ]) await expect(use()).rejects.toThrow(StoreUnavailable);
    });
  });
}
