import { cardAction } from '../support/activities';
import { startTestApp, type TestApp } from '../support/running-app';
import { seedRomsdal } from '../support/romsdal';
import { down, unrulyStore, type StoreCall, type UnrulyStore } from '../support/unruly-store';
import { openStore } from '../../src/storage';

/** What Teams calls by itself may only show (design/teams.md, Cards). */
let store: UnrulyStore;
let bot: TestApp;
beforeAll(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ store, seed: seedRomsdal });
});
afterAll(() => bot.stop());
beforeEach(() => {
  store.behave();
  store.calls.length = 0;
  bot.teams.clear();
});

const refresh = (verb: string, data = {}) => bot.exchange(cardAction(bot.molde, verb, data, { trigger: 'automatic', id: `refresh-${verb}` }));
/** What the service does by itself meanwhile is not the press's. */
const ofThePress = (calls: StoreCall[]) => calls.filter(({ partition }) => !/^(?:open|due|sl|po-open)(?::|$)/.test(partition));
const quiet = () => expect([ofThePress(store.writes()), bot.teams.requests]).toEqual([[], []]);

test('every verb that does more than show is refused when nobody pressed: nothing is written or sent', async () => {
  const others = bot.app.offers.verbs.filter(({ view }) => !view);
  expect(others.length).toBeGreaterThan(20);
  const data = { id: 'romsdal.x', command: 'help', language: 'nn' };
  for (const { name } of others) expect(await refresh(name, data)).toMatchObject({ status: 400, sent: [] });
  quiet();
});

test('one that changes something does so when it is pressed', async () => {
  await bot.exchange(cardAction(bot.molde, 'networks.language', { language: 'nn' }, { id: 'pressed' }));
  expect(store.writes().length).toBeGreaterThan(0);
});

test('a verb that we do not have is refused', async () => {
  expect(await refresh('no.such.verb')).toMatchObject({ status: 400, sent: [] });
  quiet();
});

test('what cannot be shown leaves the card as it is, and says nothing in the chat', async () => {
  expect(await refresh('meetings.polls.view', { id: 'romsdal.none' })).toMatchObject({ status: 400, sent: [] });
  expect(await refresh('meetings.polls.view', { id: 7 })).toMatchObject({ status: 400, sent: [] });
  store.interfere(down);
  expect(await refresh('meetings.polls.view', { id: 'romsdal.none' })).toMatchObject({ status: 400, sent: [] });
  quiet();
});
