import { RestError } from '@azure/data-tables';

import { openStore, type TableStore } from '../../../src/storage';
import { tableEnsurer } from '../../../src/storage/azure/ensure-table';
import { connectionStringFor } from '../../support/azurite';
import { TEST_BUDGETS, withProxy } from './with-proxy';

describe('making the table', () => {
  it('is asked for once, also by callers at the same time', async () => {
    const createTable = jest.fn(async () => undefined);
    const ensure = tableEnsurer({ createTable }, 100);
    await Promise.all([ensure(), ensure()]);
    await ensure();
    expect(createTable).toHaveBeenCalledTimes(1);
  });

  it('is asked for again after a failure', async () => {
    const createTable = jest.fn(async () => undefined).mockRejectedValueOnce(new Error('away'));
    const ensure = tableEnsurer({ createTable }, 100);
    await expect(Promise.all([ensure(), ensure()])).rejects.toThrow('away');
    await expect(ensure()).resolves.toBeUndefined();
    expect(createTable).toHaveBeenCalledTimes(2);
  });

  it('is left to somebody else when this key may not', async () => {
    const createTable = jest.fn(async () => { throw new RestError('no', { statusCode: 403 }); });
    const ensure = tableEnsurer({ createTable }, 100);
    await ensure();
    await ensure();
    expect(createTable).toHaveBeenCalledTimes(1);
  });

  it('has a time-out of its own', async () => {
    const createTable = async ({ abortSignal }: { abortSignal?: unknown } = {}): Promise<void> => {
      await new Promise((_, reject) => { (abortSignal as AbortSignal).onabort = () => reject(new Error('aborted')); });
    };
    // The signal's timer does not keep a process alive, so the test has one that does.
    const alive = setTimeout(() => undefined, 1_000);
    await expect(tableEnsurer({ createTable }, 20)()).rejects.toThrow('aborted');
    clearTimeout(alive);
  });
});

describe('a table that is not there yet', () => {
  const faulty = withProxy('ensure');
  const row = { partition: 'p', row: 'a', v: 1, data: '1' };
  const openNew = (table: string): Promise<TableStore> => openStore(
    { kind: 'azure', connectionString: connectionStringFor(faulty.proxy.port), table }, { budgets: TEST_BUDGETS },
  );

  it('is made by the first use, once', async () => {
    const store = await openNew('madeOnce');
    await Promise.all([store.create(row), store.get('p', 'b')]);
    await store.get('p', 'a');
    expect(faulty.proxy.log.filter((line) => line.startsWith('POST'))).toEqual(['POST 201', 'POST 204']);
  });

  it('is made although the answer to making it was lost', async () => {
    const store = await openNew('madeTwice');
    faulty.proxy.next('lose-response');
    await store.create(row);
    expect(faulty.proxy.log).toEqual(['POST 201', 'POST 409', 'POST 204']);
  });

  it('leaves a write surely not done while it cannot be made', async () => {
    const store = await openNew('notMade');
    faulty.proxy.always('break');
    await expect(store.create(row)).rejects.toMatchObject({ name: 'StoreUnavailable', outcome: 'not-done' });
    faulty.proxy.reset();
    await expect(store.create(row)).resolves.toMatchObject({ data: '1' });
  });
});
