import { StoreUnavailable, type TableStore } from '../../src/storage';

/** What the service's process could not see any more. */
export class Died extends Error {}

type Method = (...given: never[]) => Promise<unknown>;
const WRITES = ['create', 'replace', 'upsert', 'delete', 'transaction'];
const METHODS = [...WRITES, 'get', 'query', 'scan', 'ping', 'time'];

/** Each call of the store goes through `around`, which may or may not do it. */
function around(store: TableStore, how: (method: string, call: () => Promise<unknown>) => Promise<unknown>): TableStore {
  return new Proxy(store, {
    get(target, name: keyof TableStore) {
      const method = target[name] as Method;
      if (!METHODS.includes(name)) return method.bind(target);
      return (...given: never[]) => how(name, () => method.apply(target, given));
    },
  });
}

/** As a process sees it that dies at its `at`th call, before that reached the store or (`reaches`) after: every call from then on fails. */
export function dyingStore(store: TableStore, { at, reaches }: { at: number; reaches: boolean }): TableStore {
  let calls = 0;
  return around(store, async (_method, call) => {
    calls += 1;
    if (calls > at) throw new Died();
    if (calls < at) return call();
    if (reaches) await call();
    throw new Died();
  });
}

/** Answers that a write went wrong, nobody knows how, when `loses` says so; it is done all the same. */
export function lossyStore(store: TableStore, loses: () => boolean): TableStore {
  return around(store, async (method, call) => {
    const result = await call();
    if (WRITES.includes(method) && loses()) throw new StoreUnavailable('The answer was lost.', { outcome: 'unknown' });
    return result;
  });
}

/** Every call waits for its turn. */
export function scheduledStore(store: TableStore, turn: <T>(call: () => Promise<T>) => Promise<T>): TableStore {
  return around(store, (_method, call) => turn(call));
}
