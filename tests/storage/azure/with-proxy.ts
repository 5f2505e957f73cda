import { openStore, type TableStore } from '../../../src/storage';
import { connectionStringFor, startAzurite, type Azurite } from '../../support/azurite';
import { waitFor } from '../../support/wait-for';
import { startFaultProxy, type FaultProxy } from './fault-proxy';

/** Short, so that a test of a hanging store is short; long enough that a busy machine decides nothing. */
export const TEST_BUDGETS = {
  read: { totalMs: 2_400, attemptMs: 1_000 },
  write: { totalMs: 3_000, attemptMs: 1_200 },
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
    for (const store of [faulty.store, faulty.direct]) await waitFor(() => store.ping().then(() => true), { what: 'the store', timeoutMs: 25_000 });
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
