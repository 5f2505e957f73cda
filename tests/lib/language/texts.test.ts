import { commandWords, isLanguage, LANGUAGES, languageOfLocale, textsUnder, translator } from '../../../src/lib/language';

test.each([
  ['nb', 'nb'], ['nb-NO', 'nb'], ['nn-NO', 'nn'], ['no', 'nb'], ['en-US', 'en'], ['EN_gb', 'en'], ['NN', 'nn'],
  ['sv-SE', undefined], ['', undefined], [undefined, undefined], ['nbx', undefined],
])('the locale %s is ours as %s', (locale, language) => {
  expect(languageOfLocale(locale)).toBe(language);
});

test('only the three languages are languages', () => {
  expect(LANGUAGES.every(isLanguage)).toBe(true);
  for (const other of ['sv', '', 'NB', undefined, null, 1, {}]) expect(isLanguage(other)).toBe(false);
});

describe('a text', () => {
  test('comes in the language asked for, with its values put in', () => {
    expect(translator('nb')('bot.tooLong', { max: 5 })).toBe('Meldingen er for lang for meg. Still spørsmålet med høyst 5 tegn.');
    expect(translator('nn')('bot.tooLong', { max: 5 })).toBe('Meldinga er for lang for meg. Still spørsmålet med høgst 5 teikn.');
    expect(translator('en')('bot.tooLong', { max: 5 })).toBe(
      'That message is too long for me. Please ask in at most 5 characters.',
    );
  });

  test('keeps what a value holds as it is, also what looks like a placeholder or markup', () => {
    const summary = translator('nb')('networks.summary', { name: '<b>{{count}} $t(bot.tooLong)', count: 2 });
    expect(summary).toBe('<b>{{count}} $t(bot.tooLong): 2 kommuner');
  });

  test('is given by the same translator each time', () => {
    expect(translator('nn')).toBe(translator('nn'));
  });
});

test('the texts under a path are those right under it; none for a path that is not there, or is a text', () => {
  expect(textsUnder('nb', 'cards.networks.language')).toMatchObject({ nb: 'Bokmål', nn: 'Nynorsk', en: 'English' });
  expect(textsUnder('nb', 'cards')).toEqual({});
  expect(textsUnder('nb', 'no.such')).toEqual({});
  expect(textsUnder('nb', 'bot.tooLong')).toEqual({});
});

test('a command’s words are its name and what else it is called, in each language; none for no command', () => {
  const [nb, nn, en] = commandWords('help');
  expect([nb?.language, nn?.language, en?.language]).toEqual(['nb', 'nn', 'en']);
  expect(nb?.words[0]).toBe('hjelp');
  expect(en?.words).toContain('what can you do');
  expect(commandWords('no-such').flatMap(({ words }) => words)).toEqual([]);
});
