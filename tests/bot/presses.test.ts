import { cardAction, messageWithValue } from '../support/activities';
import { cardOf, wordsOf } from '../support/replies';
import { seedRomsdal } from '../support/romsdal';
import { startTestApp, type TestApp } from '../support/running-app';
import { unrulyStore, type UnrulyStore } from '../support/unruly-store';
import { translator } from '../../src/lib/language';
import { openStore } from '../../src/storage';

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
  const { tenantId, from } = bot.molde;
  expect(await bot.app.networks.language({ tenantId, id: from.aadObjectId, name: '' })).toBe('nn');
});

it('identity comes from Teams, never from the card', async () => {
  const { tenantId, from } = bot.statsforvalteren;
  const forged = { language: 'en', person: { tenantId, id: from.aadObjectId }, from: { aadObjectId: from.aadObjectId } };
  await bot.post(cardAction(bot.molde, 'networks.language', forged));
  expect(await bot.app.networks.language({ tenantId, id: from.aadObjectId, name: '' })).toBeUndefined();
});

it('an automatic refresh is answered like a press: there is no card of ours that asks for one', async () => {
  const { body } = await bot.exchange(cardAction(bot.statsforvalteren, 'bot.refresh', {}, { trigger: 'automatic' }));
  expect(body).toEqual(line(t('bot.cardOutdated')));
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
