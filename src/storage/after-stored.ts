import { StoreUnavailable } from './errors';

/**
 * Work that follows a write that is stored. When the store can't do it, nobody may say that nothing was stored: it throws
 * `StoreUnavailable` with the outcome `unknown` then. Throws everything else as it is.
 */
export async function afterStored<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StoreUnavailable) || error.outcome === 'unknown') throw error;
    throw new StoreUnavailable('The first of several writes is stored, and not all that follows.', { outcome: 'unknown', cause: error });
  }
}
