import { StoreUnavailable, openStore } from '../../../src/storage';
import { tableClient } from '../../../src/storage/azure/client';
import { connectionStringFor } from '../../support/azurite';

const KEY = Buffer.from('a very secret key').toString('base64');
const LIVE = `DefaultEndpointsProtocol=https;AccountName=acc;AccountKey=${KEY};EndpointSuffix=core.windows.net`;

describe('the client of a table', () => {
  it('is made from a connection string', () => {
    const { url, tableName } = tableClient({ connectionString: LIVE }, 'nettverk');
    expect([url, tableName]).toEqual(['https://acc.table.core.windows.net', 'nettverk']);
  });

  it('is made from a URL and an identity, with a client id or without', () => {
    for (const managedIdentityClientId of [undefined, '00000000-0000-0000-0000-000000000001']) {
      const client = tableClient({ url: 'https://acc.table.core.windows.net', managedIdentityClientId }, 'nettverk');
      expect(client.url).toBe('https://acc.table.core.windows.net');
      expect(client.pipeline.getOrderedPolicies().map(({ name }) => name)).toContain('bearerTokenAuthenticationPolicy');
    }
  });

  it('may speak http to this machine with a key, and never with an identity', () => {
    expect(() => tableClient({ connectionString: connectionStringFor(10_002) }, 'nettverk')).not.toThrow();
    expect(() => tableClient({ connectionString: 'UseDevelopmentStorage=true' }, 'nettverk')).not.toThrow();
    expect(() => tableClient({ url: 'http://127.0.0.1:10002/acc' }, 'nettverk')).toThrow('must begin with https://');
  });

  it.each([
    ['http to another machine', { connectionString: LIVE.replace('=https', '=http') }, 'must begin with https://'],
    ['http to a host that only begins like this machine', {
      connectionString: connectionStringFor(1).replace('//127.0.0.1:1/', '//127.0.0.1.example.com/'),
    }, 'must begin with https://'],
    ['an address that is none', { url: 'acc.table.core.windows.net' }, 'is not a URL'],
    ['a connection string that is none', { connectionString: `AccountKey=${KEY}` }, 'copy it again'],
    ['a connection string without a key', { connectionString: LIVE.replace(KEY, '') }, 'copy it again'],
  ])('is refused for %s', (_, access, words) => {
    const error = thrownBy(() => tableClient(access, 'nettverk'));
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect((error as Error).message).toContain(words);
    expect(`${String(error)} ${JSON.stringify(error)} ${String((error as Error).cause)}`).not.toContain(KEY);
  });

  it.each(['', 'ab', '1abc', 'a-b-c', 'x'.repeat(64), 'a b c'])('is refused for a table named %j', async (table) => {
    await expect(openStore({ kind: 'azure', connectionString: LIVE, table })).rejects.toThrow('3 to 63 letters and digits');
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}
