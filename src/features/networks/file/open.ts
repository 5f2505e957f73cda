import { randomIds } from '../../../lib/ids';
import type { Clock } from '../../../lib/time';
import type { TableStore } from '../../../storage';
import { Audit } from '../audit/audit';
import { Memberships } from '../memberships';
import { NetworkStore } from '../store';
import { NetworkFiles } from './network-files';
import { NetworkRemoval } from './network-removal';

/** For a program that has a store and no service. */
export function openNetworkFiles(table: TableStore, clock: Clock): NetworkFiles {
  const store = new NetworkStore(table);
  const audit = new Audit({ table, clock, ids: randomIds });
  return new NetworkFiles({ table, clock, store, memberships: new Memberships(table, store), audit });
}

/** The same, for taking a network away. */
export function openNetworkRemoval(table: TableStore, clock: Clock): NetworkRemoval {
  return new NetworkRemoval({ table, audit: new Audit({ table, clock, ids: randomIds }) });
}
