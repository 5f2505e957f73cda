import { setTimeout as pause } from 'node:timers/promises';

import { StoreError, StoreUnavailable } from '../errors';
import { explainUse, isBusy, outcomeOf } from './failures';

/** As long as a write may take on Azure. */
const BUDGET_MS = 3_000;
const PAUSE_MS = 10;

/** Does the work, and does it again while another process holds the file, letting this one serve others in between. */
export async function patiently<T>(work: () => T, budgetMs = BUDGET_MS): Promise<T> {
  const deadline = performance.now() + budgetMs;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (error instanceof StoreError) throw error;
      if (!isBusy(error) || performance.now() + PAUSE_MS >= deadline) {
        throw new StoreUnavailable(explainUse(error), { outcome: outcomeOf(error), cause: error });
      }
    }
    await pause(PAUSE_MS);
  }
}
