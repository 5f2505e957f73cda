import type { Driver, Stamped } from './driver';
import { StoreUnavailable } from './errors';
import { checkEtag, checkKeys, checkOpId, checkOperations, checkRow } from './limits';
import { rangeOf } from './range';
import type { NewRow, TableStore, WriteOptions } from './types';

/** A `TableStore` on a driver: checks every argument before the driver sees it, names every write, and knows if it is closed. */
export function makeStore(driver: Driver, newId: () => string): TableStore {
  let closed = false;

  function assertOpen(): void {
    if (closed) throw new StoreUnavailable('The store is closed.', { outcome: 'not-done' });
  }

  function opIdOf(options: WriteOptions): string {
    const opId = options.opId ?? newId();
    checkOpId(opId);
    return opId;
  }

  function stamp<T extends NewRow>(row: T, options: WriteOptions): Stamped<T> {
    assertOpen();
    checkRow(row);
    return { ...row, opId: opIdOf(options) };
  }

  return {
    async ping() {
      assertOpen();
      await driver.get('ping', 'ping');
    },
    async time() {
      assertOpen();
      return driver.time();
    },
    async get(partition, row) {
      assertOpen();
      checkKeys(partition, row);
      return driver.get(partition, row);
    },
    create: async (row, options = {}) => driver.create(stamp(row, options)),
    async replace(row, options = {}) {
      checkEtag(row.etag);
      return driver.replace(stamp(row, options));
    },
    upsert: async (row, options = {}) => driver.upsert(stamp(row, options)),
    async delete(partition, row, etag) {
      assertOpen();
      checkKeys(partition, row);
      if (etag !== undefined) checkEtag(etag);
      await driver.delete(partition, row, etag);
    },
    async query(partition, query = {}) {
      assertOpen();
      checkKeys(partition, 'any');
      const range = rangeOf(query);
      if (!range) return { rows: [] };
      const { rows, more } = await driver.query(partition, range);
      const last = rows.at(-1);
      return more && last ? { rows, token: last.row } : { rows };
    },
    async scan(token) {
      assertOpen();
      return driver.scan(token);
    },
    async transaction(partition, operations, options = {}) {
      assertOpen();
      checkKeys(partition, 'any');
      checkOperations(partition, operations);
      if (operations.length > 0) await driver.transaction(partition, operations, opIdOf(options));
    },
    async close() {
      if (closed) return;
      closed = true;
      await driver.close();
    },
  };
}
