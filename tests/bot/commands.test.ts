import { channelMessage, groupMessage, personalMessage, type Options, type World } from '../support/activities';
import { cardOf, wordsOf } from '../support/replies';
import { startTestApp, type TestApp } from '../support/running-app';
import { textsUnder, translator, type Language } from '../../src/lib/language';

const t = translator('nb');
let bot: TestApp;
let asked = 0;
beforeAll(async () => {
  bot = await startTestApp();
});
afterAll(() => bot.stop());

/** Asks in a personal chat; the same words twice are two messages. */
const answerTo = async (text: string, locale = 'nb-NO'): Promise<string> =>
  wordsOf(await bot.ask(personalMessage(bot.molde, text, { id: `m${++asked}`, locale })));

type Say = (world: World, text: string, options?: Options) => ReturnType<typeof personalMessage>;

describe('help', () => {
  const kinds: [string, Say][] = [['personal', personalMessage], ['group', groupMessage], ['channel', channelMessage]];
  it.each(kinds)('comes in %s chats in all three languages', async (_kind, say) => {
    const wordings = [['hjelp', 'nb-NO', 'nb'], ['kva kan du', 'nb-NO', 'nn'], ['help', 'en-US', 'en']] as const;
    for (const [text, locale, language] of wordings) {
      const reply = await bot.ask(say(bot.molde, text, { id: `m${++asked}`, locale }));
      const title = translator(language)('cards.bot.help.title');
      expect([cardOf(reply)?.lang, wordsOf(reply).split('\n')[0]]).toEqual([language, title]);
    }
  });

  const greetings = ['hei', 'hallo', 'hi', 'hello', 'meny', 'start', 'hva kan du gjøre', 'kva kan du gjere', 'what can you do'];
  it.each(greetings)('comes on «%s»', async (text) => {
    const titles = (['nb', 'nn', 'en'] as Language[]).map((language) => translator(language)('cards.bot.help.title'));
    expect(titles).toContain((await answerTo(text)).split('\n')[0]);
  });

  it('lists each command with what it does, and says how to reach us where a mention is needed', async () => {
    const help = await answerTo('hjelp');
    for (const id of ['list', 'raad', 'network', 'meetings', 'language', 'about']) {
      const { name, help: does } = textsUnder('nb', `commands.${id}`);
      expect(help).toContain(`**${name}**: ${does}`);
    }
    expect(help).not.toContain(t('cards.bot.help.channelHint'));
    expect(wordsOf(await bot.ask(channelMessage(bot.molde, 'hjelp', { id: 'hint' })))).toContain(t('cards.bot.help.channelHint'));
  });
});

describe('what people say to whoever answers', () => {
  it.each([
    ['Hei, hvordan går det?', 'cards.bot.help.title'], ['kan du hjelpe meg?', 'cards.bot.help.title'], ['god morgen', 'cards.bot.help.title'],
    ['takk, det var nyttig!', 'bot.youAreWelcome'], ['takk for svaret', 'bot.youAreWelcome'],
    ['hvem er du?', 'cards.bot.about.title'], ['er du et menneske?', 'cards.bot.about.title'], ['lagrer du det jeg skriver?', 'cards.bot.about.title'],
  ] as const)('«%s» is not «det vet jeg ikke»', async (text, key) => {
    expect((await answerTo(text)).split('\n')[0]).toBe(t(key));
  });

  it.each([['kven er du', 'nn'], ['er du ein robot?', 'nn'], ['are you human?', 'en'], ['what are you', 'en']] as const)(
    '«%s» is answered in %s', async (text, language) => {
      expect((await answerTo(text)).split('\n')[0]).toBe(translator(language)('cards.bot.about.title'));
    });
});

describe('a command', () => {
  it.each([
    'liste råd', 'LISTE RÅD', '/liste råd', '  liste   råd  ', 'liste råd!', 'liste råd.', 'liste råd???', 'Liste råd . ',
    'liste ra\u030Ad', 'ｌｉｓｔｅ råd',
  ])('may be written «%s»', async (text) => {
    expect(await answerTo(text)).toContain(t('cards.advice.list.title'));
  });

  it.each([
    ['list advice', 'nb-NO', 'en'], ['alle råd', 'en-US', 'nb'], ['alle råd', 'nn-NO', 'nn'], ['oversyn', 'nb-NO', 'nn'],
  ] as const)('works in any language and answers in its own: «%s» with Teams in %s is answered in %s', async (text, locale, language) => {
    expect(await answerTo(text, locale)).toContain(translator(language)('cards.advice.list.title'));
  });

  it.each(['hjelp meg med planen', 'råd om pårørende', 'språk i brosjyrer', 'nettverk for pårørende', 'om nalokson'])(
    'is not what «%s» is: something is left over, so it is a question', async (text) => {
      const [title] = (await answerTo(text)).split('\n');
      const commands = ['bot.help', 'bot.about', 'networks.language', 'advice.list'] as const;
      expect([...commands.map((card) => t(`cards.${card}.title`)), t('networks.none')]).not.toContain(title);
    });

  it('«om» says what the assistant is and what it stores', async () => {
    expect(await answerTo('om')).toContain(t('cards.bot.about.stored'));
  });
});

describe('the advice', () => {
  it('«liste råd» tells which there are, and that there may be more', async () => {
    const card = cardOf(await bot.ask(personalMessage(bot.molde, 'alle råd')));
    expect(card?.actions?.map(({ title }) => title)).toEqual([1, 2, 3].map((number) => t('advice.raadNumber', { number })));
    expect(JSON.stringify(card)).toContain(t('cards.advice.list.unknown'));
  });

  it('«råd 1» gives the advice in force, with source, and asks for thumbs', async () => {
    const reply = await bot.ask(personalMessage(bot.molde, 'råd 1'));
    expect(wordsOf(reply)).toMatch(new RegExp(`^${t('advice.status.in_force')} · [^]*${t('cards.advice.answer.source')}`));
    expect(reply.activity.channelData).toEqual({ feedbackLoop: { type: 'default' } });
  });

  it('«råd 2» says that we have the theme only', async () => {
    expect(await answerTo('råd 2')).toContain(t('advice.status.described'));
  });

  const unknown: [string, number][] = [['råd 9', 9], ['Råd nr 9', 9], ['råd 99?', 99], ['råd 0', 0]];
  it.each(unknown)('«%s» is not known, and we say which are', async (text, number) => {
    expect(await answerTo(text)).toBe(t('advice.noSuchRaad', { number, first: 1, last: 3 }));
  });

  it.each(['råd 1.', 'Råd 1?', 'vis råd 1', 'råd nummer 1', 'advice 1'])('«%s» is «råd 1»', async (text) => {
    const [status] = (await answerTo(text)).split(' · ');
    expect([t('advice.status.in_force'), translator('en')('advice.status.in_force')]).toContain(status);
  });
});
