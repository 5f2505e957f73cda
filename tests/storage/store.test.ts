import { openStore, type Row } from '../../src/storage';
import type { Driver } from '../../src/storage/driver';
import { makeStore } from '../../src/storage/store';

const row = { partition: 'p', row: 'a', v: 1, data: '1' };

/** A driver that remembers what reached it. */
function recorder(): { driver: Driver; calls: unknown[][] } {
  const calls: unknown[][] = [];
  const record = (name: string) => async (...args: unknown[]): Promise<never> => {
    calls.push([name, ...args]);
    return { rows: [], more: false } as never;
  };
  const names = ['get', 'create', 'replace', 'upsert', 'delete', 'query', 'scan', 'transaction', 'close'] as const;
  return { calls, driver: Object.fromEntries(names.map((name) => [name, record(name)])) as unknown as Driver };
}

describe('a store on a driver', () => {
  it('names every write with a new id, or with the one that it is given', async () => {
    const { driver, calls } = recorder();
    let n = 0;
    const store = makeStore(driver, () => `id-${n += 1}`);
    await store.create(row);
    await store.upsert(row);
    await store.replace({ ...row, etag: 'e' });
    await store.create(row, { opId: 'given' });
    await store.transaction('p', [{ op: 'delete', key: 'a' }]);
    await store.transaction('p', [{ op: 'delete', key: 'a' }], { opId: 'given' });
    expect(calls.slice(0, 4).map(([, sent]) => (sent as Row).opId)).toEqual(['id-1', 'id-2', 'id-3', 'given']);
    expect(calls.slice(4).map((call) => call[3])).toEqual(['id-4', 'given']);
  });

  it('does not take over the id of the version that it replaces, or its own write could not be told from it', async () => {
    const { driver, calls } = recorder();
    await makeStore(driver, () => 'new').replace({ ...row, etag: 'e', opId: 'old' } as Row);
    expect(calls[0]?.[1]).toMatchObject({ opId: 'new' });
  });

  it('lets nothing wrong reach the driver', async () => {
    const { driver, calls } = recorder();
    const store = makeStore(driver, () => 'id');
    for (const use of [
      () => store.get('a/b', 'c'), () => store.create({ ...row, v: 0 }), () => store.upsert({ ...row, data: 'x'.repeat(30_001) }),
      () => store.replace({ ...row, etag: '*' }), () => store.delete('p', 'a', ''), () => store.query('p', { limit: 0 }),
      () => store.query('p', { prefix: ['a'] as unknown as string }), () => store.create(row, { opId: '' }),
      () => store.transaction('p', [{ op: 'create', row: { ...row, partition: 'q' } }]), () => store.transaction('a b', []),
    ]) await expect(use()).rejects.toThrow();
    expect(calls).toEqual([]);
  });

  it('does not ask the driver what cannot be found', async () => {
    const { driver, calls } = recorder();
    expect(await makeStore(driver, () => 'id').query('p', { from: 'b', to: 'a' })).toEqual({ rows: [] });
    expect(calls).toEqual([]);
  });

  it('closes its driver once', async () => {
    const { driver, calls } = recorder();
    const store = makeStore(driver, () => 'id');
    await Promise.all([store.close(), store.close()]);
    expect(calls).toEqual([['close']]);
  });
});

describe('opening a store', () => {
  it('takes the source of ids from its caller', async () => {
    let n = 0;
    const store = await openStore({ kind: 'sqlite', file: ':memory:' }, { newId: () => `id-${n += 1}` });
    expect(await store.create(row)).toEqual({ ...row, opId: 'id-1', etag: 'id-2' });
    await store.close();
  });

  it('does not wait for Azure, which may be away when the program starts', async () => {
    const store = await openStore({ kind: 'azure', url: 'https://nowhere.invalid', managedIdentityClientId: 'id' });
    await store.close();
  });
});
