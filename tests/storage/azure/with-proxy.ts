import { openStore, type TableStore } from '../../../src/storage';
import { connectionStringFor, startAzurite, type Azurite } from '../../support/azurite';
import { startFaultProxy, type FaultProxy } from './fault-proxy';

/** Short, so that a test of a hanging store is short. */
export const TEST_BUDGETS = {
  read: { totalMs: 800, attemptMs: 400 },
  write: { totalMs: 1_200, attemptMs: 600 },
};

export interface Faulty {
  /** Goes through the proxy. */
  store: TableStore;
  /** Goes straight to Azurite: another writer, and the judge of what was done. */
  direct: TableStore;
  proxy: FaultProxy;
}

/** Azurite, a proxy before it, and a store on each, for the tests of one file; the faults end with each test. */
export function withProxy(table: string): Faulty {
  const faulty = {} as Faulty;
  let azurite: Azurite | undefined;

  beforeAll(async () => {
    azurite = await startAzurite();
    faulty.proxy = await startFaultProxy(azurite.port);
    const open = (port: number): Promise<TableStore> =>
      openStore({ kind: 'azure', connectionString: connectionStringFor(port), table }, { budgets: TEST_BUDGETS });
    faulty.store = await open(faulty.proxy.port);
    faulty.direct = await openStore({ kind: 'azure', connectionString: azurite.connectionString, table });
    await faulty.store.ping();
    await faulty.direct.ping();
  }, 30_000);
  beforeEach(() => { faulty.proxy.reset(); });
  afterAll(async () => {
    await faulty.store?.close();
    await faulty.direct?.close();
    await faulty.proxy?.close();
    await azurite?.stop();
  });
  return faulty;
}

/** Milliseconds that the work took, whether it succeeded or not, and what came of it. */
export async function timed<T>(work: Promise<T>): Promise<{ ms: number; value?: T; error?: unknown }> {
  const start = performance.now();
  return work.then(
    (value) => ({ ms: performance.now() - start, value }),
    (error: unknown) => ({ ms: performance.now() - start, error }),
  );
}
