import { cardAction, channelMessage, editedMessage, groupMessage, personalMessage } from '../support/activities';
import { buttonsOf, cardOf, pressOf, wordsOf } from '../support/replies';
import { startTestApp, type TestApp } from '../support/running-app';
import { only, unrulyStore, type UnrulyStore } from '../support/unruly-store';
import { standardNumbers } from '../../src/features/advice/emergency';
import { LANGUAGES, translator } from '../../src/lib/language';
import { openStore } from '../../src/storage';

/** Whoever writes that somebody is in danger gets 113, there and at once, before anything else and whatever else fails. */
const t = translator('nb');
const OVERDOSE = 'han puster ikke';
const FIRST_AID = t('cards.advice.emergency.step3');
const file = { contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'bilde.png', content: {} };
let bot: TestApp;
let store: UnrulyStore;
beforeAll(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ store, limits: { lookUpMs: 50, sendMs: 500 } });
});
afterAll(() => bot.stop());
beforeEach(() => {
  bot.teams.clear();
  store.behave();
});

describe('an emergency', () => {
  it.each([
    ['in personal chat', () => personalMessage(bot.molde, OVERDOSE, { id: 'e1' })],
    ['in a group chat', () => groupMessage(bot.molde, OVERDOSE, { id: 'e2' })],
    ['in a channel', () => channelMessage(bot.molde, OVERDOSE, { id: 'e3' })],
    ['in a message that was edited', () => editedMessage(bot.molde, OVERDOSE, { id: 'e4' })],
    ['beside a picture', () => personalMessage(bot.molde, OVERDOSE, { id: 'e5', attachments: [file] })],
    ['at the end of a long text', () => personalMessage(bot.molde, `${'Vi har hatt en lang dag. '.repeat(120)}${OVERDOSE}`, { id: 'e6' })],
    ['after a greeting and a mention of others', () => channelMessage(bot.molde, `Hei alle sammen! ${OVERDOSE}, hva gjør vi?`, { id: 'e7' })],
    ['that begins like a command', () => personalMessage(bot.molde, `hjelp ${OVERDOSE}`, { id: 'e8' })],
    ['that asks for a telephone number too', () => personalMessage(bot.molde, `${OVERDOSE}, hva er nummeret til legevakta?`, { id: 'e9' })],
  ])('%s gets the card of first aid, and nothing else', async (_where, said) => {
    const { status, sent } = await bot.exchange(said());
    expect([status, sent.map((one) => wordsOf(one).includes(FIRST_AID))]).toEqual([200, [true]]);
  });

  it('in a burst gets its card each time, also while other questions wait', async () => {
    store.interfere(only(({ method }) => method === 'get', () => new Promise((resolve) => setTimeout(resolve, 40))));
    const burst = Array.from({ length: 12 }, (_, at) => personalMessage(bot.molde, at % 3 ? 'råd 1' : OVERDOSE, { id: `burst-${at}` }));
    await Promise.all(burst.map((message) => bot.post(message)));
    expect(bot.teams.sent.filter((one) => wordsOf(one).includes(FIRST_AID))).toHaveLength(4);
  });

  it('is answered when the store throws what nobody foresaw', async () => {
    store.interfere(() => {
      throw new TypeError('undefined is not a function');
    });
    expect(wordsOf(await bot.ask(channelMessage(bot.molde, OVERDOSE, { id: 'odd', thread: '7' })))).toContain(FIRST_AID);
  });

  it.each([500, 503])('is sent again when Teams answers %s first', async (status) => {
    bot.teams.failNext({ status });
    await bot.post(channelMessage(bot.molde, OVERDOSE, { id: `again-${status}` }));
    expect(bot.teams.sent.map((one) => wordsOf(one).includes(FIRST_AID))).toEqual([true]);
  });

  it.each([
    ['nb', 'hun er bevisstløs og svarer ikke'], ['nn', 'ho er medvitslaus og svarar ikkje'], ['en', 'she is unconscious and not breathing'],
  ] as const)('is answered in the language it is written in: %s', async (language, text) => {
    const words = wordsOf(await bot.ask(personalMessage(bot.molde, text, { id: `language-${language}` })));
    expect(words).toContain(translator(language)('cards.advice.emergency.step5'));
  });
});

describe('danger of suicide', () => {
  it.each([
    ['nb', 'jeg vil ikke leve lenger, jeg skal ta livet mitt'], ['nn', 'ho står på brua og vil ikkje leve'], ['en', 'my brother wants to kill himself'],
  ] as const)('gets its own card, without naloxone: %s', async (language, text) => {
    const words = wordsOf(await bot.ask(personalMessage(bot.molde, text, { id: `suicide-${language}` })));
    expect(words).toContain(translator(language)('cards.advice.suicide.acute'));
    expect(words).toContain('116 123');
    expect(words).not.toMatch(/nalo[xk]s/i);
  });

  it('in somebody who does not breathe gets the card of first aid', async () => {
    expect(wordsOf(await bot.ask(personalMessage(bot.molde, 'hun ville dø og nå puster hun ikke', { id: 'both' })))).toContain(FIRST_AID);
  });

  it('has a button to first aid, below', async () => {
    const card = cardOf(await bot.ask(personalMessage(bot.molde, 'jeg vil dø', { id: 'button' })));
    const { verb, data } = pressOf(card, t('cards.advice.suicide.overdose'));
    const { sent } = await bot.exchange(cardAction(bot.molde, verb, data, { replyToId: 'button' }));
    expect(sent.map((one) => wordsOf(one).includes(FIRST_AID))).toEqual([true]);
  });
});

describe('113 stands', () => {
  it.each([
    ['on a refusal', 'hvem vant eurovision i 1985'], ['on an unsure answer', 'kurs og støtte for bønder'],
    ['on a refusal of a dose', 'hvor mye metadon kan jeg ta'], ['on the list of telephone numbers', 'telefoner'],
  ])('%s', async (_where, text) => {
    expect(wordsOf(await bot.ask(personalMessage(bot.molde, text, { id: text })))).toMatch(/fare nå\? Ring 113/);
  });
});

describe('whom to call', () => {
  it.each(['telefoner', 'telefonar', 'phone numbers', 'hvem kan jeg ringe?', 'pårørendetelefonen', 'giftinformasjonen', 'legevakt nummer'])(
    '«%s» gets the list, 113 first', async (text) => {
      const words = wordsOf(await bot.ask(personalMessage(bot.molde, text, { id: `phones ${text}` })));
      const numbers = [...words.matchAll(/\*\*: (\d[\d ]+)/g)].map(([, number]) => number?.trim());
      expect(numbers).toEqual(standardNumbers().filter(({ confirmed }) => confirmed).map(({ number }) => number));
    });

  it('is found with the store away, and has a way to first aid', async () => {
    store.interfere(() => {
      throw new Error('away');
    });
    const reply = await bot.ask(personalMessage(bot.molde, 'giftinformasjonen', { id: 'away' }));
    expect(buttonsOf(cardOf(reply))).toEqual([t('cards.advice.phones.overdose')]);
  });

  it('is the operator’s table where there is one', async () => {
    const [amk] = standardNumbers();
    if (!amk) throw new Error('no numbers');
    const crisis = { ...amk, id: 'crisis', number: '71 11 11 11', helpline: true, name: { nb: 'Kriseteam Molde', nn: 'Kriseteam Molde', en: 'Crisis team' } };
    const local = await startTestApp({ emergencyNumbers: [amk, crisis] });
    expect(wordsOf(await local.ask(personalMessage(local.molde, 'telefoner')))).toContain('71 11 11 11');
    expect(wordsOf(await local.ask(personalMessage(local.molde, 'jeg vil dø')))).toContain('Kriseteam Molde 71 11 11 11');
    await local.stop();
  });
});

it('texts in all languages that answer danger name 113 first', () => {
  for (const language of LANGUAGES) {
    const of = translator(language);
    for (const key of ['cards.advice.emergency.title', 'cards.advice.suicide.title', 'cards.advice.phones.danger'] as const) expect(of(key)).toContain('113');
  }
});
