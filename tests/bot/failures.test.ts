import { cardAction, channelMessage, personalMessage } from '../support/activities';
import { wordsOf } from '../support/replies';
import { seedRomsdal } from '../support/romsdal';
import { startTestApp, type TestApp } from '../support/running-app';
import { hanging, only, unrulyStore, type StoreCall, type UnrulyStore } from '../support/unruly-store';
import { translator } from '../../src/lib/language';
import { openStore } from '../../src/storage';

/** A bug, or work that takes too long: the person is told calmly, with a code; the log has the rest under the same code. */
let bot: TestApp;
let store: UnrulyStore;
let code = 0;
const codes = { unique: () => 'unique', correlation: () => `CODE${++code}` };

beforeAll(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ store, seed: seedRomsdal, ids: codes, limits: { messageMs: 100, pressMs: 100, typingAfterMs: 0 } });
});
afterAll(() => bot.stop());
beforeEach(() => {
  store.behave();
  bot.logLines.length = 0;
});

/** What «samlinger» asks the store for, and nothing else does. */
const listsMeetings = ({ method, row }: StoreCall) => method === 'query' && row === 'm:';
const bug = () => {
  throw new TypeError('canary-message of a bug');
};
const failed = () => bot.logLines.filter(({ msg }) => msg === 'Turn failed');

it.each([
  ['samlinger', 'nb'], ['samlingar', 'nn'], ['meetings', 'en'],
] as const)('a bug is told in the person\'s language (%s), with a code that is in the log', async (text, language) => {
  store.interfere(only(listsMeetings, bug));
  const { status, sent } = await bot.exchange(channelMessage(bot.molde, text));
  const texts = sent.filter(({ activity }) => activity.type === 'message').map(wordsOf);
  expect([status, texts]).toEqual([200, [translator(language)('bot.unexpected', { id: `CODE${code}` })]]);
  const error = { type: 'TypeError', message: 'canary-message of a bug' };
  expect(failed()).toMatchObject([{ correlationId: `CODE${code}`, error }]);
});

it('a bug in a press is told in the response', async () => {
  store.interfere(only(listsMeetings, bug));
  const { body } = await bot.post(cardAction(bot.molde, 'bot.command', { command: 'meetings' }));
  expect(body).toMatchObject({ statusCode: 200, value: translator('nb')('bot.unexpected', { id: `CODE${code}` }) });
});

it('the person never sees the error\'s own words', async () => {
  store.interfere(only(listsMeetings, bug));
  const { text } = await bot.post(cardAction(bot.molde, 'bot.command', { command: 'meetings' }));
  await bot.post(personalMessage(bot.molde, 'samlinger', { id: 'own-words' }));
  expect(text + JSON.stringify(bot.teams.sent)).not.toContain('canary-message');
});

it('work past its time is not confirmed, neither done nor undone', async () => {
  store.interfere(only(listsMeetings, hanging));
  const { sent } = await bot.exchange(personalMessage(bot.molde, 'samlinger', { id: 'slow' }));
  expect(sent.map(wordsOf)).toContain(translator('nb')('bot.notConfirmed', { id: `CODE${code}` }));
  expect(failed()).toMatchObject([{ correlationId: `CODE${code}`, error: { type: 'TimeBudgetExceeded' } }]);
});

it('a press past its time is not confirmed', async () => {
  store.interfere(only(listsMeetings, hanging));
  const { body } = await bot.post(cardAction(bot.molde, 'bot.command', { command: 'meetings' }));
  expect(body).toMatchObject({ value: translator('nb')('bot.notConfirmed', { id: `CODE${code}` }) });
});

it('slow work shows that an answer is on its way, once, before the answer', async () => {
  let goOn: () => void = () => undefined;
  store.interfere(only(listsMeetings, () => new Promise<void>((resolve) => { goOn = resolve; })));
  bot.teams.clear();
  const turn = bot.post(personalMessage(bot.molde, 'samlinger', { id: 'typing' }));
  await bot.teams.waitForSent(1);
  goOn();
  await turn;
  expect(bot.teams.sent.map(({ activity }) => activity.type)).toEqual(['typing', 'message']);
});
