import { ofType } from '../cards/elements';
import { complaintsOf } from '../cards/parser';
import { channelMessage, composeSearch, personalMessage } from '../support/activities';
import { lineOf, rowsOf, type Row } from '../support/compose';
import { wordsOf, type Card } from '../support/replies';
import { startTestApp, type TestApp } from '../support/running-app';
import { down, hanging, unrulyStore, type UnrulyStore } from '../support/unruly-store';
import { LANGUAGES, translator } from '../../src/lib/language';
import { openStore } from '../../src/storage';

/** The search field of the compose box: what somebody finds there is sent by them, to a chat where we may not be. */
const t = translator('nb');
const LOCALES = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };
const QUESTIONS = { nb: 'hva sier råd 1 om pårørende?', nn: 'kva seier råd 1 om pårørande?', en: 'what does advice 1 say about next of kin?' };
const DANGERS = { nb: 'han puster ikke og er blå', nn: 'han pustar ikkje og er blå', en: 'he is not breathing and his lips are blue' };
let bot: TestApp;
let store: UnrulyStore;
beforeAll(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ store, limits: { lookUpMs: 50, pressMs: 1_000 } });
});
afterAll(() => bot.stop());
beforeEach(() => {
  store.behave();
  bot.teams.clear();
});

async function search(...about: Parameters<typeof composeSearch> extends [unknown, ...infer Rest] ? Rest : never): Promise<Row[]> {
  const { status, body } = await bot.post(composeSearch(bot.molde, ...about));
  expect(status).toBe(200);
  return rowsOf(body);
}
const wordsOn = (card: Card) => wordsOf({ activity: { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }] } });
const raw = async (value: unknown) => bot.post({ ...composeSearch(bot.molde), value });

describe('a question', () => {
  it.each(LANGUAGES)('in %s gives rows with status and date, in its language, and the answer first', async (language) => {
    const say = translator(language);
    const [first, ...others] = await search(QUESTIONS[language], { locale: LOCALES[language] });
    expect(first?.title).toBe(say('advice.mark.in_force', { title: 'Hva råd 1 sier om pårørende' }));
    expect(first?.text).toBe(`${say('advice.status.in_force')} · ${{ en: '16 January 2025' }[language as string] ?? '16. januar 2025'}`);
    expect(others.length).toBeGreaterThan(2);
    expect(first?.card.lang).toBe(language);
    for (const part of [say('advice.status.in_force'), say('cards.advice.answer.source'), say('advice.ours')]) {
      expect(wordsOn(first?.card as Card)).toContain(part);
    }
  });

  it('written in one language is answered in it, whatever language Teams is in', async () => {
    const [first] = await search(QUESTIONS.nn, { locale: 'en-GB' });
    expect(first?.card.lang).toBe('nn');
  });

  it('is answered in the language the person has chosen', async () => {
    const app = await startTestApp();
    await app.post(personalMessage(app.molde, 'engelsk takk'));
    const { body } = await app.post(composeSearch(app.molde, QUESTIONS.nb));
    expect(rowsOf(body)[0]?.card.lang).toBe('en');
    await app.stop();
  });

  it('of what is replaced says so in title, below it and on the card, and what to read instead', async () => {
    const rows = await search('hva sa rådene fra 2019 om AMK og ambulanse?');
    const old = rows.find(({ title }) => title.startsWith('Erstattet: '));
    expect(old?.text).toMatch(/^Tidligere råd \(2019\), erstattet · /);
    expect(wordsOn(old?.card as Card)).toMatch(/Tidligere råd \(2019\), erstattet · [^]*Les heller: «.+»\./);
  });

  it('of which we only know the theme says so in the title', async () => {
    const [first] = await search('råd 2');
    expect(first).toMatchObject({ title: expect.stringMatching(/^Bare omtale: Råd 2/), text: expect.stringContaining('bare omtale') });
  });

  it('is answered as soon as it is asked: nothing is sent to any chat, and none is remembered', async () => {
    store.calls.length = 0;
    await search(QUESTIONS.nb);
    expect([bot.teams.requests, store.writes()]).toEqual([[], []]);
  });

  it('is in no line of the log', async () => {
    bot.logLines.length = 0;
    await search('pårørende til Kari Nordmann');
    await search('er den hemmelige oppskriften på vafler');
    expect(JSON.stringify(bot.logLines)).not.toMatch(/Nordmann|hemmelige/);
  });
});

describe('a card that is sent from the compose box', () => {
  it('has links as its only buttons, is one to Microsoft’s parser, and of a version every chat can show', async () => {
    const questions = [undefined, ...Object.values(QUESTIONS), ...Object.values(DANGERS), 'nalokson', 'fengsel', 'råd 3', 'samlinger'];
    for (const question of questions) {
      for (const { title, card } of await search(question)) {
        const others = ofType(card, /^(?:Action|Input)\./).filter(({ type }) => type !== 'Action.OpenUrl');
        expect([title, others, complaintsOf(card), card.version]).toEqual([title, [], [], '1.3']);
        expect(ofType(card, /^ActionSet$/).filter(({ actions }) => !actions)).toEqual([]);
        expect(JSON.stringify(card)).not.toMatch(/\$\{|undefined|"verb"|"refresh"/);
      }
    }
  });

  it('opens its source', async () => {
    const [first] = await search(QUESTIONS.nb);
    const source = { type: 'Action.OpenUrl', title: 'Åpne kilden', url: expect.stringMatching(/^https:/) as unknown };
    expect(ofType(first?.card, /^Action\./)).toEqual([source]);
  });

  it('does not say «se også» where there is nothing to press', async () => {
    for (const { card } of await search(QUESTIONS.nb)) expect(wordsOn(card)).not.toContain(t('cards.advice.answer.seeAlso'));
  });
});

describe('a found card that is sent to ourselves', () => {
  const card = { contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } };

  it('in a personal chat is no question, and gets no answer', async () => {
    const { status, sent } = await bot.exchange(personalMessage(bot.molde, '', { attachments: [card] }));
    expect([status, sent]).toEqual([200, []]);
  });

  it('with words beside it, or where we are mentioned, is answered', async () => {
    expect(wordsOf(await bot.ask(personalMessage(bot.molde, 'liste råd', { attachments: [card] })))).toContain(t('cards.advice.list.title'));
    expect((await bot.exchange(channelMessage(bot.molde, '', { attachments: [card] }))).sent).toHaveLength(1);
  });
});

describe('before anything is written', () => {
  it.each([
    ['it opens', undefined], ['the field is emptied', ''], ['there are only spaces', '   '],
  ])('when %s: the råd, and what many need', async (_when, question) => {
    const rows = await search(question);
    expect(rows.slice(0, 3).map(({ title }) => /: (Råd \d)/.exec(title)?.[1])).toEqual(['Råd 1', 'Råd 2', 'Råd 3']);
    expect(rows.length).toBe(8);
    expect(new Set(rows.map(({ title }) => title)).size).toBe(8);
  });

  it.each(LANGUAGES)('is in the language of Teams, %s', async (language) => {
    const [first] = await search(undefined, { locale: LOCALES[language] });
    expect(first?.card.lang).toBe(language);
  });
});

describe('paging', () => {
  it('gives at most ten rows, and the part that Teams asks for', async () => {
    const all = await search(QUESTIONS.nb, { count: 100 });
    expect(all.length).toBeLessThanOrEqual(10);
    const page = (skip: number, count: number) => search(QUESTIONS.nb, { skip, count });
    const pages = [await page(0, 3), await page(3, 3), await page(6, 50)];
    expect(pages.map(({ length }) => length)).toEqual([3, 3, all.length - 6]);
    expect(pages.flat()).toEqual(all);
  });

  it('beyond the last row is an empty list, not words', async () => {
    for (const skip of [10, 25, 1000]) {
      const { body } = await bot.post(composeSearch(bot.molde, QUESTIONS.nb, { skip }));
      expect(body).toEqual({ composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [] } });
    }
  });

  it.each([{ skip: -1, count: -1 }, { skip: 'x', count: {} }, { skip: 1e9, count: 1e9 }, { skip: 0.5, count: null }, null, [], 'all'])(
    '%j is read as the first page', async (queryOptions) => {
      const { body } = await raw({ parameters: [{ name: 'question', value: QUESTIONS.nb }], queryOptions });
      expect(rowsOf(body)).toEqual(await search(QUESTIONS.nb));
    });
});

describe('what has no answer', () => {
  it.each(['oppskrift på fiskesuppe', 'xyzzy', 'Hva er kvadratroten av 144?'])('«%s» gives words, and no row', async (question) => {
    const { body } = await bot.post(composeSearch(bot.molde, question));
    expect([rowsOf(body), lineOf(body)]).toEqual([[], t('advice.compose.nothing')]);
  });

  it.each(LANGUAGES)('is said in %s', async (language) => {
    const { body } = await bot.post(composeSearch(bot.molde, 'xyzzy', { locale: LOCALES[language] }));
    expect(lineOf(body)).toBe(translator(language)('advice.compose.nothing'));
  });

  it.each(['hvor kjøper jeg heroin', 'hvor mye heroin er en dose'])('«%s» is guarded here as it is in a chat', async (question) => {
    const { body } = await bot.post(composeSearch(bot.molde, question));
    expect(rowsOf(body).filter(({ title }) => title !== t('advice.danger'))).toEqual([]);
  });
});

describe('an emergency', () => {
  it.each(LANGUAGES)('in %s is 113, and nothing else, before the store is asked', async (language) => {
    store.interfere(hanging);
    store.calls.length = 0;
    const rows = await search(DANGERS[language], { locale: LOCALES[language] });
    const title = translator(language)('cards.advice.emergency.title');
    expect(rows.map((row) => row.title)).toEqual([title]);
    expect(wordsOn(rows[0]?.card as Card)).toContain(title);
    expect([rows[0]?.card.lang, rows[0]?.card.actions, store.calls]).toEqual([language, undefined, []]);
  });

  it('is on the first page only', async () => {
    expect(await search(DANGERS.nb, { skip: 1 })).toEqual([]);
  });

  it('in a text that is too long for a question is still seen', async () => {
    const [first] = await search(`${DANGERS.nb} ${'hjelp '.repeat(500)}`);
    expect(first?.title).toBe(t('cards.advice.emergency.title'));
  });

  it('of somebody who wants to die has its own card', async () => {
    const [first, ...others] = await search('hun sier at hun vil ta livet sitt i kveld');
    expect([first?.title, others]).toEqual([t('cards.advice.suicide.title'), []]);
    expect(wordsOn(first?.card as Card)).toContain('113');
  });
});

describe('what Teams does not send', () => {
  it.each<[string, unknown]>([
    ['another command', { commandId: 'deleteAdvice', parameters: [] }], ['a command of no name', { commandId: 17 }],
    ['no object', 'nalokson'], ['nothing', null], ['a list', []],
  ])('%s is an invoke that we do not know', async (_what, value) => {
    const { status, text } = await raw(value);
    expect([status, text]).toEqual([400, '']);
  });

  it.each<[string, unknown]>([
    ['a number', [{ name: 'question', value: 113 }]], ['an object', [{ name: 'question', value: { toString: 'x' } }]],
    ['a list', [{ name: 'question', value: ['han puster ikke'] }]], ['nothing', [{ name: 'question' }]],
    ['no parameters', undefined], ['a text for parameters', 'question'], ['null among them', [null]],
    ['another parameter', [{ name: '__proto__', value: 'nalokson' }]], ['a hundred', Array(100).fill({ name: 'question', value: 'nalokson' })],
  ])('%s for a question is none', async (_what, parameters) => {
    const { status, body } = await raw({ commandId: 'searchAdvice', parameters });
    expect([status, rowsOf(body).length]).toEqual([200, 8]);
  });

  it('a question without command and name, as in the Agents Playground, is one', async () => {
    const { body } = await raw({ parameters: [{ value: QUESTIONS.nb }], queryOptions: { skip: 0, count: 25 } });
    expect(rowsOf(body)).toEqual(await search(QUESTIONS.nb));
  });

  it('a long text is told to be too long', async () => {
    const { body } = await bot.post(composeSearch(bot.molde, 'nalokson '.repeat(5_000)));
    expect(lineOf(body)).toBe(t('bot.tooLong', { max: 2000 }));
  });

  it('markup, control characters and half a character find nothing or something, and harm nothing', async () => {
    for (const text of ['<script>alert(1)</script>', '**råd** [x](javascript:alert(1))', '\u202Eonsoklan', '\uD800', '${t.title} {{t}}', '\u0000']) {
      const { status, body } = await bot.post(composeSearch(bot.molde, text));
      expect([status, JSON.stringify(body).includes('alert(1)')]).toEqual([200, false]);
    }
  });
});

describe.each([['down', down], ['hanging', hanging]])('with the store %s', (_kind, how) => {
  it('a question is answered all the same, in the language it is written in', async () => {
    store.interfere(how);
    const [first] = await search(QUESTIONS.nn, { locale: 'en-GB' });
    expect([first?.card.lang, first?.title]).toEqual(['nn', translator('nn')('advice.mark.in_force', { title: 'Hva råd 1 sier om pårørende' })]);
  });
});

it('a stranger’s tenant gets nothing', async () => {
  const activity = composeSearch({ ...bot.molde, tenantId: 'cccccccc-cccc-4ccc-8ccc-cccccccccccc' }, 'nalokson');
  expect((await bot.post(activity)).status).toBe(403);
});
