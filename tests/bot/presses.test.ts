import { cardAction, messageWithValue, type Options, type TeamsActivity, type World } from '../support/activities';
import { cardOf, wordsOf } from '../support/replies';
import { seedRomsdal } from '../support/romsdal';
import { startTestApp, type TestApp } from '../support/running-app';
import { unrulyStore, type UnrulyStore } from '../support/unruly-store';
import { waitFor } from '../support/wait-for';
import { translator } from '../../src/lib/language';
import { openStore } from '../../src/storage';
import { PreferenceStore } from '../../src/features/networks/preferences';

/** Buttons, in both ways that Teams sends them: as an invoke that waits for its answer, and as a message. */
const t = translator('nb');
const RAAD_1 = 'raad-1-hele-raadet';
const LINE = 'application/vnd.microsoft.activity.message';
let bot: TestApp;
let store: UnrulyStore;
beforeAll(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ seed: seedRomsdal, store });
});
afterAll(() => bot.stop());

const chosenLanguage = async ({ tenantId, from }: World) =>
  (await new PreferenceStore(bot.store).of({ tenantId, id: from.aadObjectId })).language;

const line = (value: unknown) => ({ statusCode: 200, type: LINE, value });

describe('every verb works in both ways:', () => {
  it.each([
    ['advice.show', { id: RAAD_1 }, t('advice.status.in_force')],
    ['bot.command', { command: 'help' }, t('cards.bot.help.title')],
    ['bot.command', { command: 'list' }, t('cards.advice.list.title')],
    ['bot.command', { command: 'network' }, 'Nettverk Romsdal'],
    ['bot.command', { command: 'meetings' }, 'Samling 1'],
    ['bot.command', { command: 'language' }, t('cards.networks.language.title')],
    ['bot.command', { command: 'about' }, t('cards.bot.about.title')],
  ])('%s %j comes below the card', async (verb, data, words) => {
    const pressed = await bot.exchange(cardAction(bot.molde, verb, data, { in: 'channel' }));
    expect([pressed.status, pressed.body]).toEqual([200, line(t('bot.answerBelow'))]);
    const submitted = await bot.exchange(messageWithValue(bot.molde, { verb, ...data }, { in: 'channel' }));
    expect([submitted.status, submitted.text]).toEqual([200, '']);
    for (const { sent } of [pressed, submitted]) expect(sent.map(wordsOf)).toEqual([expect.stringContaining(words)]);
  });

  it('networks.language is confirmed in the response, or by a message', async () => {
    const confirmed = t('language_changed.nb');
    const pressed = await bot.exchange(cardAction(bot.molde, 'networks.language', { language: 'nb' }));
    expect([pressed.body, pressed.sent]).toEqual([line(confirmed), []]);
    expect(wordsOf(await bot.ask(messageWithValue(bot.molde, { verb: 'networks.language', language: 'nb' })))).toBe(confirmed);
  });
});

describe('what no card of ours sends changes nothing and is told to be out of date:', () => {
  it.each<[string, unknown]>([
    ['poll.vote', {}],
    ['toString', {}],
    ['__proto__', {}],
    ['constructor', { name: 'Object' }],
    ['advice.show', undefined],
    ['advice.show', 'raad-1'],
    ['advice.show', {}],
    ['advice.show', { id: 17 }],
    ['advice.show', { id: 'x'.repeat(101) }],
    ['advice.show', { id: 'a-passage-we-no-longer-have' }],
    ['advice.show', { id: '__proto__' }],
    ['advice.show', { id: '../../../package' }],
    ['bot.command', { command: 'shutdown' }],
    ['bot.command', { command: '__proto__' }],
    ['bot.command', { command: 'raad' }],
    ['networks.language', { language: 'sv' }],
    ['networks.language', { language: { toString: 'nb' } }],
    ['networks.language', JSON.parse('{"__proto__":{"language":"nn"}}')],
  ])('%s with %j', async (verb, data) => {
    store.calls.length = 0;
    const { status, body, sent } = await bot.exchange(cardAction(bot.molde, verb, data as Record<string, unknown>));
    expect([status, body, sent]).toEqual([200, line(t('bot.cardOutdated')), []]);
    expect(store.writes()).toEqual([]);
  });

  it('a verb of the wrong kind is an invoke that we do not know', async () => {
    for (const value of [{}, null, { action: { verb: 17 } }, { action: null }, { action: { verb: '' } }, 'text']) {
      const { status, sent } = await bot.exchange({ ...cardAction(bot.molde, 'x'), value });
      expect([status, sent]).toEqual([400, []]);
    }
  });

  it('a press as a message says so in a message', async () => {
    expect(wordsOf(await bot.ask(messageWithValue(bot.molde, { verb: 'poll.vote' })))).toBe(t('bot.cardOutdated'));
  });

  it('a message with another value and no words gets help', async () => {
    for (const [id, value] of [{}, null, 17, [], { verb: 17 }, { verb: '' }, { verb: 'x'.repeat(101) }].entries()) {
      const reply = await bot.ask(messageWithValue(bot.molde, value, { id: `value-${id}` }));
      expect(wordsOf(reply)).toContain(t('cards.bot.help.title'));
    }
  });
});

it('pressing twice gives the same answer twice, and the same choice', async () => {
  const press = cardAction(bot.molde, 'networks.language', { language: 'nn' });
  const answers = [await bot.post(press), await bot.post({ ...press, id: 'another' })];
  expect(answers[1]?.body).toEqual(answers[0]?.body);
  expect(await chosenLanguage(bot.molde)).toBe('nn');
});

describe('a button pressed twice in haste', () => {
  const twice = { replyToId: 'pressed-twice' };
  const show = (parts: Options = {}) => cardAction(bot.statsforvalteren, 'advice.show', { id: RAAD_1 }, { ...twice, ...parts });

  it('posts its card once, and says both times where it is', async () => {
    bot.teams.clear();
    const answers = await Promise.all([bot.post(show()), bot.post(show({ id: 'second' })), bot.post(show({ id: 'third' }))]);
    expect(answers.map(({ body }) => body)).toEqual(Array(3).fill(line(t('bot.answerBelow'))));
    expect(bot.teams.sent).toHaveLength(1);
  });

  it.each<[string, () => TeamsActivity]>([
    ['by somebody else', () => show({ from: { id: '29:other', name: 'Demo Annen', aadObjectId: 'c1c1c1c1-c1c1-4c1c-8c1c-c1c1c1c1c1c1' } })],
    ['on another card', () => show({ replyToId: 'another-card' })],
    ['in another place', () => show({ in: 'channel' })],
    ['for another card', () => cardAction(bot.statsforvalteren, 'advice.show', { id: 'raad-2-tema' }, twice)],
  ])('is another press when it is made %s', async (_how, press) => {
    await bot.post(show());
    expect((await bot.exchange(press())).sent).toHaveLength(1);
  });

  it('posts again what did not arrive the first time', async () => {
    const again = { replyToId: 'lost' };
    bot.teams.failNext({ status: 500 });
    const { body, sent } = await bot.exchange(show(again));
    expect([body, sent]).toEqual([line(expect.stringContaining('113') as unknown), []]);
    expect((await bot.exchange(show(again))).sent).toHaveLength(1);
  });

  it('posts again after a while: somebody who scrolls back and presses wants the card', async () => {
    const app = await startTestApp({ limits: { repeatMs: 1 } });
    const press = cardAction(app.molde, 'advice.show', { id: RAAD_1 });
    await waitFor(async () => (await app.post(press), app.teams.sent.length > 1), { what: 'a second card' });
    await app.stop();
  });

  it('is still carried out both times', async () => {
    const choose = (language: string) => bot.post(cardAction(bot.molde, 'networks.language', { language }, twice));
    for (const language of ['nn', 'nb', 'nn']) await choose(language);
    expect(await chosenLanguage(bot.molde)).toBe('nn');
    await choose('nb');
  });
});

it('identity comes from Teams, never from the card', async () => {
  const { tenantId, from } = bot.statsforvalteren;
  const forged = { language: 'en', person: { tenantId, id: from.aadObjectId }, from: { aadObjectId: from.aadObjectId } };
  await bot.post(cardAction(bot.molde, 'networks.language', forged));
  expect(await chosenLanguage(bot.statsforvalteren)).toBeUndefined();
});

it('what a button of a sent card sends is what the bot takes', async () => {
  const { sent } = await bot.exchange(cardAction(bot.statsforvalteren, 'bot.command', { command: 'help' }));
  for (const action of cardOf(sent[0] ?? { activity: {} })?.actions ?? []) {
    const { verb, data, fallback } = action as { verb: string; data: Record<string, unknown>; fallback: { data: unknown } };
    expect(data.verb).toBe(verb);
    expect(fallback.data).toEqual(data);
    const { body } = await bot.exchange(cardAction(bot.statsforvalteren, verb, data));
    expect(body).not.toEqual(line(t('bot.cardOutdated')));
  }
});
