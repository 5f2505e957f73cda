import { randomUUID } from 'node:crypto';

import { Conflict, NotFound, StoreUnavailable, readAll, type NewRow, type Operation } from '../../../src/storage';
import type { Fault } from './fault-proxy';
import { withProxy } from './with-proxy';

const faulty = withProxy('lost');
let partition: string;
beforeEach(() => { partition = `lost:${randomUUID()}`; });

const newRow = (row: string, data = '1'): NewRow => ({ partition, row, v: 1, data });
const stored = async (): Promise<string[][]> => (await readAll(faulty.direct, partition)).map(({ row, data }) => [row, data]);

describe.each<[string, Fault]>([
  ['breaks', 'lose-response'],
  ['goes silent', 'hang-after'],
])('when the connection %s after the store has done the write', (_, fault) => {
  it('reports a create as done, which the second try finds there', async () => {
    faulty.proxy.next(fault);
    const row = await faulty.store.create(newRow('a'));
    expect(faulty.proxy.log).toEqual(['POST 204', 'POST 409', 'GET 200']);
    expect(await faulty.direct.get(partition, 'a')).toEqual(row);
  });

  it('reports a replace as done, whose etag the first try has changed', async () => {
    const first = await faulty.direct.create(newRow('a'));
    faulty.proxy.next(fault);
    const row = await faulty.store.replace({ ...first, data: '2' });
    expect(faulty.proxy.log).toEqual(['PUT 204', 'PUT 412', 'GET 200']);
    expect(await faulty.direct.get(partition, 'a')).toEqual(row);
    await expect(faulty.store.replace({ ...row, data: '3' })).resolves.toMatchObject({ data: '3' });
  });

  it('reports an upsert as done, with the etag that the row has', async () => {
    faulty.proxy.next(fault);
    const row = await faulty.store.upsert(newRow('a'));
    expect(await faulty.direct.get(partition, 'a')).toEqual(row);
  });

  it.each(['with', 'without'])('reports a delete %s an etag as done, which the second try finds gone', async (etag) => {
    const row = await faulty.direct.create(newRow('a'));
    faulty.proxy.next(fault);
    await faulty.store.delete(partition, 'a', etag === 'with' ? row.etag : undefined);
    expect(faulty.proxy.log).toEqual(['DELETE 204', 'DELETE 404']);
    expect(await stored()).toEqual([]);
  });

  it('reports a transaction as done once, whatever the second try stumbles on', async () => {
    const s = await faulty.direct.create(newRow('s'));
    await faulty.direct.create(newRow('d'));
    faulty.proxy.next(fault);
    await faulty.store.transaction(partition, [
      { op: 'delete', key: 'd' },
      { op: 'replace', row: { ...s, data: '2' } },
      { op: 'create', row: newRow('h:000001') },
    ]);
    expect(await stored()).toEqual([['h:000001', '1'], ['s', '2']]);
    expect(faulty.proxy.log.slice(0, 2)).toEqual(['POST 202', 'POST 202']);
  });

  it('reports a transaction of upserts as done', async () => {
    faulty.proxy.next(fault);
    await faulty.store.transaction(partition, [{ op: 'upsert', row: newRow('a') }, { op: 'upsert', row: newRow('b') }]);
    expect(await stored()).toEqual([['a', '1'], ['b', '1']]);
  });

  it('reports a transaction of deletes as done', async () => {
    await faulty.direct.create(newRow('a'));
    await faulty.direct.create(newRow('b'));
    faulty.proxy.next(fault);
    await faulty.store.transaction(partition, [{ op: 'delete', key: 'a' }, { op: 'delete', key: 'b' }]);
    expect(await stored()).toEqual([]);
  });
});

describe('when the store refuses for good', () => {
  it('does not call it a conflict when the first try may have been done and written over', async () => {
    await faulty.direct.create(newRow('a', '"theirs"'));
    faulty.proxy.next('break');
    const error: unknown = await faulty.store.create(newRow('a')).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'StoreUnavailable', outcome: 'unknown' });
    expect(await stored()).toEqual([['a', '"theirs"']]);
  });

  it('does not call it a conflict when another writer came between our write and our second try', async () => {
    const first = await faulty.direct.create(newRow('a'));
    faulty.proxy.next('hang-after');
    const ours = faulty.store.replace({ ...first, data: '"ours"' }).catch((thrown: unknown) => thrown);
    await until(() => faulty.proxy.log.length === 1);
    await faulty.direct.upsert(newRow('a', '"theirs"'));
    expect(await ours).toMatchObject({ name: 'StoreUnavailable', outcome: 'unknown' });
    expect(await stored()).toEqual([['a', '"theirs"']]);
  });

  it('does not call it a success when a transaction of deletes was not done', async () => {
    await faulty.direct.create(newRow('a'));
    faulty.proxy.next('break');
    const deletes: Operation[] = [{ op: 'delete', key: 'a' }, { op: 'delete', key: 'b' }];
    await expect(faulty.store.transaction(partition, deletes)).rejects.toThrow(NotFound);
    expect(await stored()).toEqual([['a', '1']]);
  });

  it('is a conflict, once, when nothing was lost', async () => {
    const first = await faulty.direct.create(newRow('a'));
    await faulty.direct.upsert(newRow('a', '2'));
    await expect(faulty.store.create(newRow('a'))).rejects.toThrow(Conflict);
    await expect(faulty.store.replace(first)).rejects.toThrow(Conflict);
    await expect(faulty.store.delete(partition, 'a', first.etag)).rejects.toThrow(Conflict);
    expect(faulty.proxy.log).toEqual(['POST 409', 'GET 200', 'PUT 412', 'GET 200', 'DELETE 412']);
  });

  it('asks again when reading back fails too, and still knows its own write', async () => {
    faulty.proxy.next('lose-response', null, { status: 503 });
    const row = await faulty.store.create(newRow('a'));
    expect(faulty.proxy.log).toEqual(['POST 204', 'POST 409', 'GET 0', 'POST 409', 'GET 200']);
    expect(await faulty.direct.get(partition, 'a')).toEqual(row);
  });

  it('stays a conflict when the first reading back fails', async () => {
    await faulty.direct.create(newRow('a', '2'));
    faulty.proxy.next(null, 'break');
    await expect(faulty.store.create(newRow('a'))).rejects.toThrow(Conflict);
  });

  it('admits that it does not know when every answer is lost', async () => {
    faulty.proxy.always('lose-response');
    const error: unknown = await faulty.store.create(newRow('a')).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(error).toMatchObject({ outcome: 'unknown' });
    expect(await stored()).toEqual([['a', '1']]);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => { setImmediate(resolve); });
}
