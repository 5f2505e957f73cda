import {
  cardAction, deletedMessage, editedMessage, event, invoke, messageWithValue, personalMessage, reaction, typing, undeletedMessage,
} from '../support/activities';
import { wordsOf } from '../support/replies';
import { startTestApp, type TestApp } from '../support/running-app';
import { unrulyStore, type UnrulyStore } from '../support/unruly-store';
import { translator } from '../../src/lib/language';
import { openStore } from '../../src/storage';

/** The same thing told twice, changed, taken back, or of no concern to us. */
const t = translator('nb');
let bot: TestApp;
let store: UnrulyStore;
beforeAll(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ store });
});
afterAll(() => bot.stop());
beforeEach(() => bot.teams.clear());

it('a message that Teams sends again is answered once', async () => {
  const message = personalMessage(bot.molde, 'råd 1');
  const answers = await Promise.all([1, 2, 3, 4].map(() => bot.post(message)));
  expect([answers.map(({ status }) => status), bot.teams.sent.length]).toEqual([[200, 200, 200, 200], 1]);
});

it('the same words in another message are answered again', async () => {
  for (const id of ['one', 'two']) await bot.post(personalMessage(bot.molde, 'råd 1', { id }));
  expect(bot.teams.sent).toHaveLength(2);
});

it('a press that came as a message, sent again, is answered once', async () => {
  const press = messageWithValue(bot.molde, { verb: 'bot.command', command: 'list' });
  for (const _ of [1, 2]) await bot.post(press);
  expect(bot.teams.sent).toHaveLength(1);
});

it('an invoke that is sent again gets its answer again, for Teams waits for it', async () => {
  const press = cardAction(bot.molde, 'networks.language', { language: 'nb' });
  const [first, second] = [await bot.post(press), await bot.post(press)];
  expect([second.status, second.body]).toEqual([200, first.body]);
});

it('an edited message is answered anew, once for each edit', async () => {
  const [first, edited] = [personalMessage(bot.molde, 'råd 1', { id: '7' }), editedMessage(bot.molde, 'liste råd', { id: '7' })];
  await bot.post(first);
  for (const _ of [1, 2]) await bot.post(edited);
  await bot.post(editedMessage(bot.molde, 'om', { id: '7' }));
  const titles = bot.teams.sent.map((one) => wordsOf(one).split('\n')[0]);
  expect(titles.slice(1)).toEqual([t('cards.advice.list.title'), t('cards.bot.about.title')]);
});

it('a message that is deleted, or brought back, is not answered, nor is anything else that is not for us', async () => {
  const activities = [
    deletedMessage(bot.molde), undeletedMessage(bot.molde, 'råd 1'), reaction(bot.molde, { added: ['like'] }), typing(bot.molde),
    event(bot.molde), ...['handoff', 'trace', 'endOfConversation'].map((type) => ({ ...event(bot.molde), type })),
  ];
  store.calls.length = 0;
  for (const activity of activities) {
    const { status, text } = await bot.post(activity);
    expect([activity.type, status, text]).toEqual([activity.type, 200, '']);
  }
  expect([bot.teams.requests, store.calls]).toEqual([[], []]);
});

it.each([
  'demo/unknown', 'task/fetch', 'composeExtension/fetchTask', 'signin/verifyState', '__proto__',
])('an invoke that we do not know, %s, is answered 400', async (name) => {
  const { status, text } = await bot.post(invoke(bot.molde, name));
  expect([status, text, bot.teams.requests]).toEqual([400, '', []]);
});
