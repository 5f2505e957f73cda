import { RestError, type TableClient } from '@azure/data-tables';

/**
 * A function that makes the table the first time and remembers that it is there; callers at the same time share one request.
 * A failure is not remembered.
 */
export function tableEnsurer(client: Pick<TableClient, 'createTable'>, budgetMs: number): () => Promise<void> {
  let made: Promise<void> | undefined;
  return () => {
    made ??= make(client, budgetMs).catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

async function make(client: Pick<TableClient, 'createTable'>, budgetMs: number): Promise<void> {
  try {
    // Its own signal, not that of whoever came first: the others still wait when he gives up.
    await client.createTable({ abortSignal: AbortSignal.timeout(budgetMs) });
  } catch (error) {
    // A key for one table may not make tables; if the table is missing, the first use says so.
    if (error instanceof RestError && error.statusCode === 403) return;
    throw error;
  }
}
