import { TableClient } from '@azure/data-tables';
import { DefaultAzureCredential, ManagedIdentityCredential } from '@azure/identity';

import { StoreUnavailable } from '../errors';

interface IdentityAccess {
  readonly url: string;
  readonly managedIdentityClientId?: string;
}

export type AzureAccess = IdentityAccess | { readonly connectionString: string };

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** `withinBudget` does the retrying: the client's own waits for up to minutes. */
const OPTIONS = { retryOptions: { maxRetries: 0 } };

/**
 * The client of one table. With a URL it signs in with the managed identity of this client id, or, without one, with what
 * DefaultAzureCredential finds. Throws `StoreUnavailable` for an address that is not one, or is http beyond this machine.
 */
export function tableClient(access: AzureAccess, table: string): TableClient {
  if (!/^[A-Za-z][A-Za-z0-9]{2,62}$/.test(table)) throw refused('A table is named with 3 to 63 letters and digits.');
  const client = 'url' in access ? byIdentity(access, table) : byConnectionString(access.connectionString, table);
  const { protocol, hostname } = parse(client.url);
  if (protocol !== 'https:' && !LOOPBACK.has(hostname)) throw refused('The address of Azure Tables must begin with https://.');
  return client;
}

function byIdentity({ url, managedIdentityClientId: clientId }: IdentityAccess, table: string): TableClient {
  // A token is never sent in the clear, also not to this machine.
  if (parse(url).protocol !== 'https:') throw refused('The address of Azure Tables must begin with https://.');
  const credential = clientId ? new ManagedIdentityCredential({ clientId }) : new DefaultAzureCredential();
  return new TableClient(url, table, credential, OPTIONS);
}

function byConnectionString(connectionString: string, table: string): TableClient {
  try {
    return TableClient.fromConnectionString(connectionString, table, { ...OPTIONS, allowInsecureConnection: true });
  } catch {
    // Without the cause: what the client says about a connection string may hold part of its key.
    throw refused('The connection string of Azure Tables is not one: copy it again from the storage account.');
  }
}

function parse(url: string): URL {
  if (!URL.canParse(url)) throw refused('The address of Azure Tables is not a URL.');
  return new URL(url);
}

function refused(message: string): StoreUnavailable {
  return new StoreUnavailable(message, { outcome: 'not-done' });
}
