import { cardAction } from '../support/activities';
import { startTestApp, type TestApp } from '../support/running-app';
import { unrulyStore, type UnrulyStore } from '../support/unruly-store';
import { waitFor } from '../support/wait-for';
import { translator } from '../../src/lib/language';
import { openStore, readAll } from '../../src/storage';
import { NETWORK, seedRomsdal } from '../support/romsdal';

/** A press that the store takes too long over: the person hears that it is not confirmed, and what comes after it still comes. */
const t = translator('nb');
let store: UnrulyStore;
let bot: TestApp;
beforeAll(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ store, seed: seedRomsdal, limits: { pressMs: 150 } });
});
afterAll(() => bot.stop());

const audited = async () => (await readAll(store, `au:${NETWORK}:202603`)).map(({ data }) => (JSON.parse(data) as { action: string }).action);

test('a request to join that was stored too late is told and written down all the same', async () => {
  let held = (): void => undefined;
  const release = new Promise<void>((resolve) => { held = resolve; });
  store.interfere(({ method, row = '' }) => (method !== 'get' && method !== 'query' && row.startsWith('rq:') ? release : undefined));
  const fields = { role: 'participant', municipality: '1506', organisation: '', title: '', topics: '' };
  const person = { ...bot.molde, from: { id: '29:demo-ny', name: 'Demo Ny', aadObjectId: 'f1f1f1f1-f1f1-4f1f-8f1f-f1f1f1f1f1f1' } };
  const { body } = await bot.post(cardAction(person, 'networks.join.send', { id: NETWORK, ...fields }));
  expect((body as { value: string }).value.slice(0, 20)).toBe(t('bot.notConfirmed').slice(0, 20));
  expect(await audited()).toEqual([]);
  held();
  await waitFor(async () => (await audited()).includes('person.asked'));
});
