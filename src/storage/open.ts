import { randomUUID } from 'node:crypto';

import { tableClient } from './azure/client';
import { AzureDriver, DEFAULT_BUDGETS, type Budgets } from './azure/driver';
import { SqliteDriver } from './sqlite/driver';
import { openDatabase } from './sqlite/open-database';
import { makeStore } from './store';
import type { TableStore } from './types';

const DEFAULT_TABLE = 'nettverksassistenten';

export type StoreConfig =
  /** A path, or `:memory:` for a store that is gone when it is closed. */
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'azure'; readonly url: string; readonly table?: string; readonly managedIdentityClientId?: string }
  | { readonly kind: 'azure'; readonly connectionString: string; readonly table?: string };

export interface StoreOptions {
  /** Names writes and, in SQLite, versions: never the same twice. Default: a random UUID. */
  readonly newId?: () => string;
  /** Time for reads and writes on Azure. Default: 2 s and 3 s in all. */
  readonly budgets?: Budgets;
  /** 0 to 1, for the jitter of retries. */
  readonly random?: () => number;
}

/**
 * Opens the store. SQLite's file is opened here, and throws `StoreUnavailable` if that fails; Azure is not asked before the
 * first use, so that the program starts while Azure is away. `ping` tells.
 */
export async function openStore(config: StoreConfig, options: StoreOptions = {}): Promise<TableStore> {
  const { newId = randomUUID, budgets = DEFAULT_BUDGETS, random = Math.random } = options;
  if (config.kind === 'sqlite') return makeStore(new SqliteDriver(openDatabase(config.file), newId), newId);
  return makeStore(new AzureDriver(tableClient(config, config.table ?? DEFAULT_TABLE), budgets, random), newId);
}
