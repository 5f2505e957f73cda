import { StoreUnavailable, type Row, type TableStore } from '../../src/storage';

export interface StoreCall {
  method: 'ping' | 'time' | 'get' | 'create' | 'replace' | 'upsert' | 'delete' | 'query' | 'scan' | 'transaction';
  partition: string;
  row?: string;
}

/** Awaited before each call reaches the store: it may throw, or never come back. */
export type Interference = (call: StoreCall) => Promise<void> | void;

/** A store that writes down what it is asked, and misbehaves as the test wishes. */
export interface UnrulyStore extends TableStore {
  calls: StoreCall[];
  /** The calls that change something. */
  writes(): StoreCall[];
  interfere(how: Interference): void;
  behave(): void;
}

const READS = ['ping', 'time', 'get', 'query', 'scan'];

export const down: Interference = () => {
  throw new StoreUnavailable('The store is away.', { outcome: 'not-done' });
};
export const hanging: Interference = () => new Promise<never>(() => undefined);

/** Only calls that fit. */
export function only(fits: (call: StoreCall) => boolean, how: Interference): Interference {
  return (call) => (fits(call) ? how(call) : undefined);
}

export function unrulyStore(store: TableStore): UnrulyStore {
  const calls: StoreCall[] = [];
  let interference: Interference = () => undefined;

  async function before(method: StoreCall['method'], partition = '', row?: string): Promise<void> {
    const call = { method, partition, row };
    calls.push(call);
    await interference(call);
  }
  const written = (method: 'create' | 'replace' | 'upsert') => async (row: Row, options?: { opId?: string }): Promise<Row> => {
    await before(method, row.partition, row.row);
    return store[method](row, options);
  };

  return {
    calls,
    writes: () => calls.filter(({ method }) => !READS.includes(method)),
    interfere: (how) => { interference = how; },
    behave: () => { interference = () => undefined; },
    create: written('create'),
    replace: written('replace'),
    upsert: written('upsert'),
    ping: () => before('ping').then(() => store.ping()),
    time: () => before('time').then(() => store.time()),
    get: (partition, row) => before('get', partition, row).then(() => store.get(partition, row)),
    query: (partition, query) => before('query', partition, query?.prefix).then(() => store.query(partition, query)),
    scan: (token) => before('scan').then(() => store.scan(token)),
    delete: (partition, row, etag) => before('delete', partition, row).then(() => store.delete(partition, row, etag)),
    transaction: (partition, operations, options) =>
      before('transaction', partition).then(() => store.transaction(partition, operations, options)),
    close: () => store.close(),
  };
}
