import type { Address, Delivery } from '../../../src/delivery';
import type { Reply } from '../../../src/features/feature';
import type { Language } from '../../../src/lib/language';
import { openStore, type TableStore } from '../../../src/storage';
import { networksOn, silentTeams } from '../../support/a-turn';
import { testClock } from '../../support/test-clock';

const N = 'n1';
const sent: { to: string; text: string }[] = [];
const textOf = (reply: Reply) => (reply.kind === 'text' ? reply.text : '');
let chats: Record<string, Delivery['outcome']>;
let channels: Record<string, Delivery['outcome']>;

/** A Teams where some have a chat with us, and some channels can be reached. */
const teams = {
  ...silentTeams,
  tell: async ({ id }: { id: string }, reply: Reply) => deliver(id, chats[id], reply),
  post: async ({ conversationId }: Address, reply: Reply) => deliver(conversationId, channels[conversationId], reply),
};

function deliver(to: string, outcome: Delivery['outcome'] | undefined, reply: Reply): Delivery {
  if (outcome !== 'sent') return { outcome: 'unreachable' };
  sent.push({ to, text: textOf(reply) });
  return { outcome: 'sent', activityId: '1' };
}

const inLanguage = (language: Language): Reply => ({ kind: 'text', text: language });
let store: TableStore;
let networks: ReturnType<typeof networksOn>;
beforeEach(async () => {
  store = await openStore({ kind: 'sqlite', file: ':memory:' });
  networks = networksOn(store, testClock(), { teams });
  sent.length = 0;
  [chats, channels] = [{}, {}];
  await networks.store.saveNetwork({ id: N, name: 'Nettverk', organisers: [], language: 'nn', targetGroups: [], rhythm: 'none' });
  for (const [personId, role] of [['kari', 'coordinator'], ['ola', 'coordinator'], ['per', 'participant']] as const) {
    await networks.store.saveMember(N, { tenantId: 'a', personId, name: `Demo ${personId}`, roles: [role] });
  }
  for (const at of [1, 2]) await networks.store.saveChannel(N, { tenantId: 'a', conversationId: `19:k${at}`, linkedAt: at });
});
afterEach(() => store.close());

test('each coordinator is told in their own language, the others in the network’s, and nobody else is told', async () => {
  chats = { kari: 'sent', ola: 'sent', per: 'sent' };
  await networks.preferences.change({ tenantId: 'a', id: 'ola' }, { language: 'en' });
  expect(await networks.notifier.tellCoordinators(N, inLanguage)).toBe(2);
  expect(sent).toEqual(expect.arrayContaining([{ to: 'kari', text: 'nn' }, { to: 'ola', text: 'en' }]));
  expect(sent).toHaveLength(2);
});

test('one who cannot be told for a fault of the store keeps nobody else from being told, nor told again', async () => {
  chats = { kari: 'sent', ola: 'sent' };
  const of = networks.preferences.of.bind(networks.preferences);
  networks.preferences.of = async (person) => {
    if (person.id === 'kari') throw new Error('unreadable');
    return of(person);
  };
  expect(await networks.notifier.tellCoordinators(N, inLanguage)).toBe(1);
  expect(sent.map(({ to }) => to)).toEqual(['ola']);
});

test('one coordinator with a chat is enough: no channel is written in', async () => {
  [chats, channels] = [{ ola: 'sent' }, { '19:k1': 'sent' }];
  await networks.notifier.tellCoordinators(N, inLanguage);
  expect(sent.map(({ to }) => to)).toEqual(['ola']);
});

test('without a chat with any, the first channel that can be reached gets it, once', async () => {
  channels = { '19:k2': 'sent' };
  expect(await networks.notifier.tellCoordinators(N, inLanguage)).toBe(1);
  expect(sent).toEqual([{ to: '19:k2', text: 'nn' }]);
});

test('when nobody can be reached it says so, and a network that is gone has nobody to tell', async () => {
  expect(await networks.notifier.tellCoordinators(N, inLanguage)).toBe(0);
  expect(await networks.notifier.tellCoordinators('gone', inLanguage)).toBe(0);
});

test('a choice changes what it names and leaves the rest; undefined takes it away', async () => {
  const kari = { tenantId: 'a', id: 'kari' };
  await networks.preferences.change(kari, { language: 'en', quiet: { from: '20:00', to: '07:00' } });
  await networks.preferences.change(kari, { language: 'nn', muted: ['digest'] });
  expect(await networks.preferences.of(kari)).toEqual({ language: 'nn', quiet: { from: '20:00', to: '07:00' }, muted: ['digest'] });
  expect(await networks.preferences.change(kari, { language: undefined })).toEqual({ quiet: { from: '20:00', to: '07:00' }, muted: ['digest'] });
  expect(await networks.preferences.of({ tenantId: 'b', id: 'kari' })).toEqual({});
});
