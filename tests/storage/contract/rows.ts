import { Conflict, InvalidRow, NotFound, type NewRow } from '../../../src/storage';
import { UTF8_TEXT, type Bench } from './bench';

/** Reading and writing one row. */
export function rowContract(bench: Bench): void {
  describe('get and create', () => {
    it('has no row before it is created', async () => {
      expect(await bench.store.get(bench.partition, 'a')).toBeUndefined();
    });

    it('gives back what was created, to the letter', async () => {
      const numbers = { count: -7, big: 3_000_000_000, half: 0.5, huge: 1e300 };
      const index = { title: UTF8_TEXT, empty: '', ...numbers, open: true, shut: false };
      const created = await bench.store.create(bench.row('a', { text: UTF8_TEXT }, index));

      expect(created).toEqual({ ...bench.row('a', { text: UTF8_TEXT }, index), etag: created.etag, opId: created.opId });
      expect(await bench.store.get(bench.partition, 'a')).toEqual(created);
    });

    it('gives back the most data a row may have', async () => {
      const row = { ...bench.row('a'), data: JSON.stringify('ø'.repeat(29_998)) };
      await bench.store.create(row);
      expect((await bench.store.get(bench.partition, 'a'))?.data).toBe(row.data);
    });

    it('refuses to create a row twice, and leaves the first', async () => {
      const first = await bench.store.create(bench.row('a', 1));
      await expect(bench.store.create(bench.row('a', 2))).rejects.toThrow(Conflict);
      expect(await bench.store.get(bench.partition, 'a')).toEqual(first);
    });

    it('takes a create that comes again with the same opId for the same write', async () => {
      const first = await bench.store.create(bench.row('a', 1), { opId: 'submit-1' });
      expect(await bench.store.create(bench.row('a', 1), { opId: 'submit-1' })).toEqual(first);
    });

    it('lets exactly one of many create the same row', async () => {
      const results = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => bench.store.create(bench.row('a', n))));
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Conflict);
    });

    it('tells rows apart by case, and by partition', async () => {
      await bench.store.create(bench.row('a', 'small'));
      await bench.store.create(bench.row('A', 'large'));
      await bench.store.create({ ...bench.row('a', 'elsewhere'), partition: `${bench.partition}:2` });
      expect((await bench.store.get(bench.partition, 'a'))?.data).toBe('"small"');
      expect((await bench.store.get(bench.partition, 'A'))?.data).toBe('"large"');
      expect(await bench.keys()).toEqual(['A', 'a']);
    });

    it('keeps only what a row has', async () => {
      const created = await bench.store.create({ ...bench.row('a'), surprise: 1 } as NewRow);
      expect(created).not.toHaveProperty('surprise');
      expect(await bench.store.get(bench.partition, 'a')).toEqual(created);
    });
  });

  describe('replace', () => {
    it('writes a new version with a new etag', async () => {
      const first = await bench.store.create(bench.row('a', 1, { n: 1, gone: true }));
      const second = await bench.store.replace({ ...first, data: '2', v: 2, index: { n: 2 } });
      expect(second).toMatchObject({ data: '2', v: 2, index: { n: 2 } });
      expect(second.etag).not.toBe(first.etag);
      expect(second.opId).not.toBe(first.opId);
      expect(await bench.store.get(bench.partition, 'a')).toEqual(second);
    });

    it('refuses an etag that is no longer the row\'s, and leaves the row', async () => {
      const first = await bench.store.create(bench.row('a', 1));
      const second = await bench.store.replace({ ...first, data: '2' });
      await expect(bench.store.replace({ ...first, data: '3' })).rejects.toThrow(Conflict);
      expect(await bench.store.get(bench.partition, 'a')).toEqual(second);
    });

    it('refuses the etag of a row that was deleted and created again', async () => {
      const first = await bench.store.create(bench.row('a', 1));
      await bench.store.delete(bench.partition, 'a');
      await bench.store.create(bench.row('a', 1));
      await expect(bench.store.replace({ ...first, data: '2' })).rejects.toThrow(Conflict);
    });

    it('says so when the row is gone', async () => {
      const first = await bench.store.create(bench.row('a', 1));
      await bench.store.delete(bench.partition, 'a');
      await expect(bench.store.replace(first)).rejects.toThrow(NotFound);
    });

    it('takes a replace that comes again with the same opId for the same write', async () => {
      const first = await bench.store.create(bench.row('a', 1));
      const second = await bench.store.replace({ ...first, data: '2' }, { opId: 'edit-1' });
      expect(await bench.store.replace({ ...first, data: '2' }, { opId: 'edit-1' })).toEqual(second);
    });

    it('lets exactly one of many replace the same version', async () => {
      const first = await bench.store.create(bench.row('a', 'first'));
      const eight = Array.from({ length: 8 }, (_, n) => bench.store.replace({ ...first, data: `${n}` }));
      const results = await Promise.allSettled(eight);
      const won = results.filter((result) => result.status === 'fulfilled');
      expect(won).toHaveLength(1);
      expect(await bench.store.get(bench.partition, 'a')).toEqual(won[0]?.value);
      for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Conflict);
    });

    it.each(['*', ''])('refuses "%s" for an etag, which would mean any version', async (etag) => {
      await bench.store.create(bench.row('a', 1));
      await expect(bench.store.replace({ ...bench.row('a', 2), etag })).rejects.toThrow(InvalidRow);
      await expect(bench.store.delete(bench.partition, 'a', etag)).rejects.toThrow(InvalidRow);
    });
  });

  describe('upsert', () => {
    it('creates a row, and then writes over all of it', async () => {
      const first = await bench.store.upsert(bench.row('a', 1, { old: true }));
      expect(await bench.store.get(bench.partition, 'a')).toEqual(first);
      const second = await bench.store.upsert(bench.row('a', 2));
      expect(second.etag).not.toBe(first.etag);
      expect(await bench.store.get(bench.partition, 'a')).toEqual(second);
      expect(second).not.toHaveProperty('index');
    });

    it('makes an etag held from before stale', async () => {
      const first = await bench.store.create(bench.row('a', 1));
      await bench.store.upsert(bench.row('a', 2));
      await expect(bench.store.replace(first)).rejects.toThrow(Conflict);
    });
  });

  describe('delete', () => {
    it('takes the row away', async () => {
      await bench.store.create(bench.row('a'));
      await bench.store.delete(bench.partition, 'a');
      expect(await bench.store.get(bench.partition, 'a')).toBeUndefined();
    });

    it('is a success for a row that is not there, with an etag or without', async () => {
      const { etag } = await bench.store.create(bench.row('a'));
      await bench.store.delete(bench.partition, 'a', etag);
      await expect(bench.store.delete(bench.partition, 'a', etag)).resolves.toBeUndefined();
      await expect(bench.store.delete(bench.partition, 'a')).resolves.toBeUndefined();
    });

    it('refuses an etag that is no longer the row\'s, and leaves the row', async () => {
      const first = await bench.store.create(bench.row('a', 1));
      const second = await bench.store.replace({ ...first, data: '2' });
      await expect(bench.store.delete(bench.partition, 'a', first.etag)).rejects.toThrow(Conflict);
      expect(await bench.store.get(bench.partition, 'a')).toEqual(second);
    });
  });
}
