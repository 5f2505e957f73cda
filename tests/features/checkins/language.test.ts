import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../../../src/lib/language';

const TEXTS = join(__dirname, '../../../src/lib/language/texts');
const files = readdirSync(join(TEXTS, 'nb')).filter((name) => name.startsWith('checkins'));

/** What is read: every sentence of a file, without the words that people may write as commands. */
function* sentences(value: unknown, key = ''): Generator<string> {
  if (typeof value === 'string') yield value;
  else for (const [name, inside] of Object.entries(value as object)) if (key !== 'commands' || name !== 'also') yield* sentences(inside, key === 'commands' ? key : name);
}

const having = (language: Language, file: string, words: string): string[] => {
  const pattern = new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');
  return [...sentences(JSON.parse(readFileSync(join(TEXTS, language, file), 'utf8')))].filter((text) => pattern.test(text));
};

describe.each(files)('%s', (file) => {
  test('is nynorsk in one way: «vart», «igjen», «òg», «byrje», «grunngiving», «svart på», «gi»', () => {
    expect(having('nn', file, 'blei|att|også|påbegyn\\p{L}*|begyn\\p{L}*|grunngjev\\p{L}*|svara på(?! lista)|gje|gjev|ble|ikke|noen|vært|være|hvis|fra|ennå')).toEqual([]);
  });

  test('is bokmål, with «listen» and no word that is nynorsk', () => {
    expect(having('nb', file, 'lista|ikkje|berre|frå|òg|korleis|kvar|enno|vart|alt sendt|alt på')).toEqual([]);
  });

  test('says in English that something is sent, saved and due', () => {
    expect(having('en', file, 'submit\\p{L}*|stored|deadline|contact person|can’t')).toEqual([]);
  });

  test('calls people by nothing but who they are', () => {
    for (const language of LANGUAGES) {
      expect(having(language, file, 'narkoman\\p{L}*|(?:rus|stoff)?misbruk\\p{L}*|rusavhengig\\p{L}*|addict\\p{L}*|abuse\\p{L}*|junkie\\p{L}*')).toEqual([]);
    }
  });

  test.each(['nb', 'nn'] as const)('calls a sent version of a report «utgave», and only a plan is revised (%s)', (language) => {
    const said = having(language, file, 'revisjon\\p{L}*');
    expect(said.filter((text) => !/plan|dato/iu.test(text))).toEqual([]);
  });
});
