import { randomUUID } from 'node:crypto';

import { InvalidRow, StoreUnavailable, TooLarge, type NewRow, type TableStore } from '../../../src/storage';
import { TEST_BUDGETS, timed, withProxy } from './with-proxy';

/** Room for a timer that fires late on a busy machine. */
const SLACK_MS = 1_500;

const faulty = withProxy('away');
let partition: string;
beforeEach(() => { partition = `away:${randomUUID()}`; });

const newRow = (row: string): NewRow => ({ partition, row, v: 1, data: '1' });

const READS: [string, (store: TableStore) => Promise<unknown>][] = [
  ['a ping', (store) => store.ping()],
  ['a get', (store) => store.get(partition, 'a')],
  ['a query', (store) => store.query(partition)],
];
const WRITES: [string, (store: TableStore) => Promise<unknown>][] = [
  ['a create', (store) => store.create(newRow('a'))],
  ['a replace', (store) => store.replace({ ...newRow('a'), etag: 'W/"datetime\'2026-01-01T00%3A00%3A00.0000000Z\'"' })],
  ['an upsert', (store) => store.upsert(newRow('a'))],
  ['a delete', (store) => store.delete(partition, 'a')],
  ['a transaction', (store) => store.transaction(partition, [{ op: 'upsert', row: newRow('a') }])],
];

describe('a store that hangs', () => {
  it.each(READS)('makes %s fail within the budget of reads', async (_, use) => {
    faulty.proxy.always('hang');
    const { ms, error } = await timed(use(faulty.store));
    expect(error).toMatchObject({ name: 'StoreUnavailable', outcome: 'not-done', message: expect.stringContaining('in time') });
    expect(ms).toBeLessThan(TEST_BUDGETS.read.totalMs + SLACK_MS);
    expect(faulty.proxy.log.length).toBeGreaterThan(1);
  });

  it.each(WRITES)('makes %s fail within the budget of writes, with its outcome unknown', async (_, use) => {
    faulty.proxy.always('hang');
    const { ms, error } = await timed(use(faulty.store));
    expect(error).toMatchObject({ name: 'StoreUnavailable', outcome: 'unknown' });
    expect(ms).toBeLessThan(TEST_BUDGETS.write.totalMs + SLACK_MS);
  });

  it('costs one try when only one request hangs', async () => {
    faulty.proxy.next('hang');
    const { ms } = await timed(faulty.store.create(newRow('a')));
    expect(ms).toBeLessThan(TEST_BUDGETS.write.totalMs);
    expect(faulty.proxy.log).toEqual(['POST 0', 'POST 204']);
  });
});

describe('a store that answers with an error', () => {
  it.each([...READS, ...WRITES])('makes %s try again until it is well', async (name, use) => {
    if (name === 'a replace') return;
    faulty.proxy.next({ status: 503, code: 'ServerBusy' }, { status: 500, code: 'InternalError' });
    await use(faulty.store);
    expect(faulty.proxy.log).toHaveLength(3);
  });

  it.each([...READS, ...WRITES])('makes %s give up within the budget', async (name, use) => {
    faulty.proxy.always({ status: 503 });
    const { ms, error } = await timed(use(faulty.store));
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(ms).toBeLessThan(TEST_BUDGETS.write.totalMs + SLACK_MS);
    // Few enough to be our own tries, and none of the client's on top.
    expect(faulty.proxy.log.length).toBeLessThanOrEqual(14);
    expect(name).toBeTruthy();
  });

  it('tells a write that was turned away from one that may have been done', async () => {
    faulty.proxy.always({ status: 503, code: 'ServerBusy' });
    await expect(faulty.store.upsert(newRow('a'))).rejects.toMatchObject({ outcome: 'not-done' });
    faulty.proxy.always({ status: 500, code: 'OperationTimedOut' });
    await expect(faulty.store.upsert(newRow('a'))).rejects.toMatchObject({ outcome: 'unknown' });
  });

  it.each([
    [401, 'AuthenticationFailed', /refused this identity \(401 AuthenticationFailed\)/],
    [403, 'AuthorizationPermissionMismatch', /refused this identity \(403/],
    [404, 'TableNotFound', /no such table/],
    [404, undefined, /no such table \(404\)/],
  ])('does not try again after %d %s, and says what is wrong', async (status, code, message) => {
    for (const [, use] of [...READS, ...WRITES]) {
      faulty.proxy.reset();
      faulty.proxy.always({ status, code });
      await expect(use(faulty.store)).rejects.toMatchObject({
        name: 'StoreUnavailable', outcome: 'not-done', message: expect.stringMatching(message),
      });
      expect(faulty.proxy.log).toHaveLength(1);
    }
  });

  it('calls what the store does not understand a bug, not an outage', async () => {
    faulty.proxy.next({ status: 400, code: 'InvalidInput' }, { status: 413, code: 'RequestBodyTooLarge' });
    await expect(faulty.store.upsert(newRow('a'))).rejects.toThrow(InvalidRow);
    await expect(faulty.store.upsert(newRow('a'))).rejects.toThrow(TooLarge);
  });

  it('never reads a broken answer as an answer', async () => {
    await faulty.direct.create(newRow('a'));
    faulty.proxy.always('cut-body');
    await expect(faulty.store.get(partition, 'a')).rejects.toThrow(StoreUnavailable);
    await expect(faulty.store.query(partition)).rejects.toThrow(StoreUnavailable);
  });

  it('takes half an answer to a transaction for none, and finds out what was done', async () => {
    faulty.proxy.next('cut-body');
    await faulty.store.transaction(partition, [{ op: 'create', row: newRow('a') }, { op: 'create', row: newRow('b') }]);
    expect(faulty.proxy.log).toEqual(['POST 202', 'POST 202', 'GET 200']);
    expect((await faulty.direct.query(partition)).rows).toHaveLength(2);
  });
});

describe('a connection that breaks', () => {
  it.each([...READS, ...WRITES])('does not fail %s', async (name, use) => {
    if (name === 'a replace') return;
    faulty.proxy.next('break');
    await use(faulty.store);
    expect(faulty.proxy.log).toHaveLength(2);
  });
});
