import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from '../../../src/lib/language/texts/en';
import { nb } from '../../../src/lib/language/texts/nb';
import { nn } from '../../../src/lib/language/texts/nn';
import { LANGUAGES, type Language } from '../../../src/lib/language';

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`));
}

const together = (parts: readonly Tree[]) => new Map(parts.flatMap((part) => flat(part)));
const files = { nb: together(nb), nn: together(nn), en: together(en) };
const placeholders = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
const having = (language: Language, pattern: RegExp) =>
  [...files[language]].filter(([, text]) => pattern.test(text)).map(([key]) => key);
const word = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');
const COMMAND_WORDS = /^commands\.[\w-]+\.also$/;

describe('the language files', () => {
  test.each(['nn', 'en'] as const)('nb and %s have the same keys in the same order', (language) => {
    expect([...files[language].keys()]).toEqual([...files.nb.keys()]);
  });

  test.each(['nn', 'en'] as const)('nb and %s have the same placeholders', (language) => {
    const differing =
      [...files.nb].filter(([key, text]) => placeholders(text).join() !== placeholders(files[language].get(key)).join());
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test.each(LANGUAGES)('%s has no empty text, no stray space and no braces but placeholders', (language) => {
    expect(having(language, /^\s*$|^\s|\s{2,}|\$\{/)).toEqual([]);
    expect(having(language, /\s$/)).toEqual(['cards.advice.answer.source']);
    expect([...files[language].values()].filter((text) => /[{}]/.test(text.replaceAll(/\{\{\w+\}\}/g, '')))).toEqual([]);
  });

  test('no text has plural forms or another text in it: values are put in, and that is all', () => {
    for (const language of LANGUAGES) {
      expect([...files[language].keys()].filter((key) => /_(?:zero|one|two|few|many|other)$/.test(key))).toEqual([]);
      expect(having(language, /\$t\(/)).toEqual([]);
    }
  });

  test('every text is used somewhere', () => {
    const source = ['src', 'cards', 'scripts'].flatMap(textsOf).join('\n');
    expect([...files.nb.keys()].filter((key) => !isUsed(key, source))).toEqual([]);
  });
});

describe('each language is itself', () => {
  test('no nynorsk text has a word of bokmål', () => {
    const words = 'ikke|jeg|hva|hvordan|hvem|hvilke[nt]?|hvor|noen|noe|fra|være|bare|kommunene|gjøre|flere|sier|svarer|kilde';
    expect(having('nn', word(words))).toEqual([]);
  });

  test('no bokmål text has a word of nynorsk', () => {
    expect(
      having('nb', word('ikkje|eg|kva|korleis|kven|nokon|noko|frå|vere|berre|kommunane|gjere|fleire|seier|svarar|kjelde|dei')),
    ).toEqual([]);
  });

  test('no English text has Norwegian words but names, and its spelling is British', () => {
    const texts = [...files.en].filter(([key]) => !COMMAND_WORDS.test(key)).map(([, text]) => text).join('\n');
    expect(texts).not.toMatch(word('ikke|ikkje|råd|og|eller|skriv|samling|kommune'));
    expect(texts).not.toMatch(/\b(?:color|center|organiz\w+|program me|municipalitys|behavior|license[ds])\b/i);
  });

  test('Norwegian texts quote «so», English ones “so”', () => {
    expect([...having('nb', /["“”„]/), ...having('nn', /["“”„]/), ...having('en', /["«»„]/)]).toEqual([]);
  });

  test.each(LANGUAGES)('%s names 113 wherever it asks whether somebody is in danger', (language) => {
    const asking = having(language, /i fare n[åo]|in danger now/);
    expect(asking.length).toBeGreaterThan(5);
    expect(asking.filter((key) => !files[language].get(key)?.includes('113'))).toEqual([]);
  });
});

test('no command’s words mean another command in another language', () => {
  const taken = new Map<string, string>();
  for (const language of LANGUAGES) {
    for (const [key, text] of files[language]) {
      const [, id] = /^commands\.([\w-]+)\.(?:name|also)$/.exec(key) ?? [];
      // These take what others of the same name do not: a number, a code.
      if (!id || ['raad', 'approve-channel', 'contacts-of', 'meeting-number'].includes(id)) continue;
      for (const phrase of text.split(',').map((part) => part.trim())) {
        expect([id, phrase]).toEqual([taken.get(phrase) ?? id, phrase]);
        taken.set(phrase, id);
      }
    }
  }
});

/** By its whole path, by a path with a part filled in (`advice.status.${…}`), or as `t.x` of a card template of that path. */
function isUsed(key: string, source: string): boolean {
  const [first = '', ...rest] = key.split('.');
  const last = rest.at(-1) ?? '';
  const stem = [first, ...rest.slice(0, -1)].join('.');
  if (first === 'commands') return source.includes(`'${rest[0] ?? ''}'`) || source.includes('`language-${');
  if (source.includes(`'${key}'`) || source.includes(`\`${stem}.\${`)) return true;
  if (first === 'manifest') return source.includes(`texts.manifest.${last}`);
  return first === 'cards' && template(rest).includes(`\${t.${last}}`);
}

function template([feature = '', card = '']: string[]): string {
  return readFileSync(join('cards', feature, `${card}.json`), 'utf8');
}

function textsOf(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return found.filter((file) => /\.(?:ts|js)$/.test(file)).map((file) => readFileSync(join(folder, file), 'utf8'));
}
