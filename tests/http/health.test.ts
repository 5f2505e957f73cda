import { startTestApp, type TestApp } from '../support/running-app';
import { down, unrulyStore, type UnrulyStore } from '../support/unruly-store';
import { openStore } from '../../src/storage';

let bot: TestApp;
let store: UnrulyStore;
beforeAll(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ store });
});
afterAll(() => bot.stop());

async function get(path: string): Promise<[number, unknown]> {
  const response = await fetch(new URL(path, bot.url));
  return [response.status, await response.json()];
}

it('/livez says that the process answers, whatever the store does', async () => {
  store.interfere(down);
  expect(await get('/livez')).toEqual([200, { status: 'ok' }]);
});

it('/readyz follows the store, away and back', async () => {
  store.behave();
  expect(await get('/readyz')).toEqual([200, { store: 'ok' }]);
  store.interfere(down);
  expect(await get('/readyz')).toEqual([503, { store: 'unavailable' }]);
  store.behave();
  expect(await get('/readyz')).toEqual([200, { store: 'ok' }]);
});

it('/readyz says 503 when the store is closed', async () => {
  await store.close();
  expect(await get('/readyz')).toEqual([503, { store: 'unavailable' }]);
});
