import { cardAction, channelMessage, messageWithValue, personalMessage, type World } from '../../support/activities';
import { buttonsOf, cardOf, pressOf, wordsOf } from '../../support/replies';
import { seedRomsdal } from '../../support/romsdal';
import { startTestApp, type TestApp } from '../../support/running-app';
import { LANGUAGES, translator, type Language } from '../../../src/lib/language';
import { openStore, type TableStore } from '../../../src/storage';
import { PreferenceStore } from '../../../src/features/networks/preferences';

/** Which language a person is answered in, and that what they choose holds. */
let bot: TestApp;
let store: TableStore;
let people = 0;
beforeAll(async () => {
  store = await openStore({ kind: 'sqlite', file: ':memory:' });
  bot = await startTestApp({ seed: seedRomsdal, store });
});
afterAll(() => bot.stop());

const chosenLanguage = async ({ tenantId, from }: World) =>
  (await new PreferenceStore(bot.store).of({ tenantId, id: from.aadObjectId })).language;

/** Somebody who has not chosen anything yet. */
const somebody = () => ({ ...bot.statsforvalteren, from: { ...bot.statsforvalteren.from, aadObjectId: `person-${++people}` } });
const languageOf = async (activity: ReturnType<typeof personalMessage>, app = bot) => cardOf(await app.ask(activity))?.lang;

it('«språk» offers the three languages', async () => {
  const t = translator('nb');
  const card = cardOf(await bot.ask(personalMessage(somebody(), 'språk')));
  expect(buttonsOf(card)).toEqual(LANGUAGES.map((language) => t(`cards.networks.language.${language}`)));
});

it.each(LANGUAGES)('a press on %s is confirmed in that language, and holds from then on', async (language) => {
  const world = somebody();
  const card = cardOf(await bot.ask(personalMessage(world, 'språk')));
  const { verb, data } = pressOf(card, translator('nb')(`cards.networks.language.${language}`));
  const { body } = await bot.post(cardAction(world, verb, data));
  expect(body).toMatchObject({ value: translator(language)(`language_changed.${language}`) });
  expect(await languageOf(personalMessage(world, 'liste råd'))).toBe(language);
});

it('a press that comes as a message is confirmed by a message', async () => {
  const world = somebody();
  const reply = await bot.ask(messageWithValue(world, { verb: 'networks.language', language: 'nn' }));
  expect(wordsOf(reply)).toBe(translator('nn')('language_changed.nn'));
});

it.each<[string, Language]>([
  ['nynorsk takk', 'nn'], ['Nynorsk, takk!', 'nn'], ['svar på bokmål', 'nb'], ['english please', 'en'], ['engelsk', 'en'],
])('«%s» chooses %s', async (words, language) => {
  const world = somebody();
  expect(wordsOf(await bot.ask(personalMessage(world, words)))).toBe(translator(language)(`language_changed.${language}`));
  expect(await languageOf(personalMessage(world, 'liste råd'))).toBe(language);
});

it('«brosjyrer på nynorsk» chooses nothing: it is a question', async () => {
  const world = somebody();
  await bot.ask(personalMessage(world, 'finnes det brosjyrer på nynorsk'));
  expect(await chosenLanguage(world)).toBeUndefined();
});

it('a choice is still there in another process on the same store', async () => {
  const world = somebody();
  await bot.ask(personalMessage(world, 'nynorsk takk'));
  const later = await startTestApp({ store });
  expect(await languageOf(personalMessage({ ...world, serviceUrl: later.serviceUrl }, 'liste råd'), later)).toBe('nn');
  await later.stop();
});

it('a choice is the person\'s own: others in the same channel keep theirs', async () => {
  const [one, other] = [somebody(), somebody()];
  await bot.ask(channelMessage(one, 'english please'));
  expect(await languageOf(channelMessage(other, 'liste råd'))).toBe('nb');
  expect(await languageOf(channelMessage(one, 'liste råd', { id: 'again' }))).toBe('en');
});

describe('the language is, in this order,', () => {
  const nn = 'Kva seier rådet om pårørande og korleis følgjer ein dei opp?';
  const english = { locale: 'en-US' };
  const unknown = { locale: 'fi-FI' };

  it('what the person has chosen', async () => {
    const world = somebody();
    await bot.ask(personalMessage(world, 'bokmål takk'));
    expect(await languageOf(personalMessage(world, nn, english))).toBe('nb');
  });

  it('what they write', async () => {
    expect(await languageOf(personalMessage(somebody(), nn, english))).toBe('nn');
  });

  it('the language of the card they press', async () => {
    const press = cardAction(somebody(), 'bot.command', { command: 'list', lang: 'nn' }, english);
    const { sent } = await bot.exchange(press);
    expect(sent.map((one) => cardOf(one)?.lang)).toEqual(['nn']);
  });

  it('Teams\' locale, when the words do not tell', async () => {
    expect(await languageOf(channelMessage(bot.molde, 'nalokson', english))).toBe('en');
  });

  it('Norwegian in some form, when the words tell no more than that, whatever Teams\' locale', async () => {
    expect(await languageOf(channelMessage(bot.molde, 'liste råd', { ...english, id: 'command' }))).toBe('nn');
    expect(await languageOf(personalMessage(somebody(), 'på lørdag', english))).toBe('nb');
  });

  it('the network\'s', async () => {
    expect(await languageOf(channelMessage(bot.molde, 'liste råd', { ...unknown, id: 'finnish' }))).toBe('nn');
  });

  it('the installation\'s', async () => {
    const abroad = await startTestApp({ defaultLanguage: 'en' });
    expect(await languageOf(personalMessage(abroad.molde, 'nalokson', unknown), abroad)).toBe('en');
    await abroad.stop();
  });
});
