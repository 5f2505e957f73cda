import type { Row, TableStore } from '../../../src/storage';

/** One instance's life: it ends at its so-manieth meeting with the world outside, for good. */
export interface Life {
  /** Before and after everything that others can see: throws from the end on. */
  step(): void;
  dead: boolean;
}

export function life(steps: number): Life {
  let left = steps;
  return {
    dead: false,
    step() {
      if (left-- <= 0) this.dead = true;
      if (this.dead) throw new Error('This instance is dead.');
    },
  };
}

/** The store as one instance sees it: when it dies, a write may have been done and not been heard of. */
export function mortalStore(store: TableStore, mortal: Life): TableStore {
  const through = async <T>(call: () => Promise<T>): Promise<T> => {
    mortal.step();
    const result = await call();
    mortal.step();
    return result;
  };
  return {
    ping: () => through(() => store.ping()),
    time: () => through(() => store.time()),
    get: (partition, row) => through(() => store.get(partition, row)),
    create: (row, options) => through(() => store.create(row, options)),
    replace: (row: Row, options) => through(() => store.replace(row, options)),
    upsert: (row, options) => through(() => store.upsert(row, options)),
    delete: (partition, row, etag) => through(() => store.delete(partition, row, etag)),
    query: (partition, query) => through(() => store.query(partition, query)),
    scan: (token) => through(() => store.scan(token)),
    transaction: (partition, operations, options) => through(() => store.transaction(partition, operations, options)),
    close: async () => undefined,
  };
}

/** Teams as one instance reaches it: when it dies, a message may stand that it has not heard of. */
export function mortalTeams<T extends unknown[], R>(answer: (...asked: T) => Promise<R>, mortal: Life): (...asked: T) => Promise<R> {
  return async (...asked) => {
    mortal.step();
    const delivery = await answer(...asked);
    mortal.step();
    return delivery;
  };
}
