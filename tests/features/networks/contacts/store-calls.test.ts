import { startTestApp, type TestApp } from '../../../support/running-app';
import { testClock } from '../../../support/test-clock';
import { unrulyStore, type StoreCall, type UnrulyStore } from '../../../support/unruly-store';
import { partitionOf } from '../../../../src/features/networks/store';
import { openStore } from '../../../../src/storage';
import { kari, memberFor, press, ROMSDAL, seed, SUNNMORE, write, type Name } from './support';

/**
 * What each command and press costs, among 500 networks of 20 members: at most four calls to the store. Who somebody is was looked
 * up before, and where we may write is noted beside it; what is done after the answer is not counted.
 */
const MOST = 4;
const clock = testClock();
let store: UnrulyStore;
let bot: TestApp;
beforeAll(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ store, clock });
  const { networks } = bot.app;
  for (let network = 0; network < 500; network++) {
    const id = `network-${network}`;
    await networks.saveNetwork({ id, name: id, organisers: [], language: 'nb', targetGroups: [], rhythm: 'meetings' });
    await networks.saveMunicipality(id, { number: '1505', name: 'Kristiansund' });
    for (let at = 0; at < 20; at++) {
      await networks.saveMember(id, { ...memberFor('rio', { roles: ['participant'] }), personId: `p${network}-${at}`, municipality: '1505' });
    }
  }
}, 60_000);
afterAll(async () => {
  await bot.stop();
  await store.close();
});
beforeEach(async () => {
  clock.advance(24 * 60 * 60_000);
  await seed(bot.app);
  for (const name of ['kari', 'koordinator', 'deltaker', 'arne'] as const) await write(bot, name, 'hjelp');
  store.calls.length = 0;
});

const calls = (): StoreCall[] => store.calls.filter(({ partition }) => !partition.startsWith('conv:') && !partition.startsWith('q:') && !partition.startsWith('fu'));

test.each<[Name, string]>([
  ['deltaker', 'kontakter'], ['deltaker', 'kontakter Molde'], ['deltaker', 'hvem er kontaktperson i Rauma?'], ['deltaker', 'hvem er kontaktperson i Vestnes?'],
  ['deltaker', 'hvem er kontaktperson i Volda?'], ['deltaker', 'kven kan noko om nalokson i nettverket?'], ['kari', 'hvem er kontaktpersonen vår?'],
  ['kari', 'samtykke'], ['kari', 'min profil'], ['kari', 'varsler'], ['kari', 'borte'], ['kari', 'tilbake'], ['kari', 'forlat nettverket'],
])('%s writes «%s»', async (name, text) => {
  await write(bot, name, text);
  const made = calls();
  expect(made.length).toBeGreaterThan(0);
  expect(made.map(({ method, partition, row }) => `${method} ${partition} ${row ?? ''}`).slice(MOST)).toEqual([]);
});

test('«kontakter» reads one network’s partition, and nothing else', async () => {
  await write(bot, 'deltaker', 'kontakter');
  expect(new Set(calls().map(({ partition }) => partition))).toEqual(new Set([partitionOf(ROMSDAL)]));
});

test('another network’s municipality, where it consents', async () => {
  await press(bot, 'arne', 'networks.consent', { id: `${SUNNMORE}.on` });
  store.calls.length = 0;
  await write(bot, 'deltaker', 'hvem er kontaktperson i Ålesund?');
  expect(calls().length).toBeLessThanOrEqual(MOST);
  expect(calls().map(({ partition }) => partition)).toContain(partitionOf(SUNNMORE));
});

test.each<[Name, string, object]>([
  ['deltaker', 'networks.contacts.page', { id: `${ROMSDAL}.8` }],
  ['kari', 'networks.consent', { id: `${ROMSDAL}.on` }],
  ['kari', 'networks.consent', { id: `${ROMSDAL}.off` }],
  ['kari', 'networks.profile.confirm', { id: ROMSDAL }],
  ['kari', 'networks.profile.edit', { id: ROMSDAL }],
  ['kari', 'networks.profile.save', { id: ROMSDAL, title: 'Lege', topics: 'data' }],
  ['kari', 'networks.profile.away', { id: ROMSDAL, until: '' }],
  ['kari', 'networks.profile.reminders', { from: '20:00', to: '06:00' }],
  ['kari', 'networks.profile.leave', { id: ROMSDAL }],
])('%s presses %s', async (name, verb, data) => {
  await press(bot, name, verb, data);
  const made = calls();
  expect(made.length).toBeGreaterThan(0);
  expect(made.map(({ method, partition, row }) => `${method} ${partition} ${row ?? ''}`).slice(MOST)).toEqual([]);
});

test('a coordinator asks for confirmation: one read before the answer', async () => {
  await press(bot, 'koordinator', 'networks.contacts.ask', { id: ROMSDAL });
  const [first] = calls();
  expect(first).toMatchObject({ method: 'query', partition: partitionOf(ROMSDAL), row: 'u:' });
  expect(kari.roles).toEqual(['contact']);
});
