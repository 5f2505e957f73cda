import { createInstance } from 'i18next';
import { en } from './texts/en';
import { nb } from './texts/nb';
import { nn } from './texts/nn';
import { LANGUAGES, type Language } from './languages';

/** The dotted paths of all texts: a misspelt key does not compile. Bokmål is the file the others are held to. */
export type TextKey = Path<Together<typeof nb>>;
type Together<Parts extends readonly unknown[]> = Parts extends readonly [infer First, ...infer Rest] ? First & Together<Rest> : unknown;
type Path<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Path<T[K]>}` }[keyof T & string];

export type TextValues = Record<string, string | number>;
export type Translate = (key: TextKey, values?: TextValues) => string;

const i18n = createInstance();
void i18n.init({
  lng: 'nb',
  fallbackLng: false,
  initAsync: false,
});

for (const [language, parts] of Object.entries({ nb, nn, en })) {
  for (const part of parts) i18n.addResourceBundle(language, 'translation', part, true);
}

const translators = new Map<Language, Translate>();
const groups = new Map<string, Readonly<Record<string, string>>>();

/** Texts in one language. Values are put in as they are: what people wrote is escaped where the card is built. */
export function translator(language: Language): Translate {
  const known = translators.get(language) ?? makeTranslator(language);
  translators.set(language, known);
  return known;
}

/**
 * The texts never change, so each is looked up and taken apart once: a card asks for a hundred or so. They have no plural forms and no
 * texts within texts (tests/lib/language/files.test.ts), so putting values in is all there is to do.
 */
function makeTranslator(language: Language): Translate {
  const fixed = i18n.getFixedT(language);
  const read = new Map<TextKey, readonly string[]>();
  return (key, values = {}) => {
    const parts = read.get(key) ?? fixed(key, { skipInterpolation: true }).split(PLACEHOLDER);
    read.set(key, parts);
    return parts.length === 1 ? parts[0] ?? '' : parts.map((part, at) => (at % 2 === 0 ? part : String(values[part] ?? ''))).join('');
  };
}

/** Split by it, a text is words and names of values in turn. */
const PLACEHOLDER = /\{\{(\w+)\}\}/;

/** All texts directly under a path, as a card template reads them (`${t.source}`); empty when there are none. */
export function textsUnder(language: Language, path: string): Readonly<Record<string, string>> {
  const at = `${language}:${path}`;
  const texts = groups.get(at) ?? Object.freeze(readTextsUnder(language, path));
  groups.set(at, texts);
  return texts;
}

function readTextsUnder(language: Language, path: string): Record<string, string> {
  const found: unknown = i18n.getResource(language, 'translation', path);
  if (typeof found !== 'object' || found === null) return {};
  return Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** What people may write to reach a command, in all languages, the name first: `commands.<id>.name` and `.also` («a, b»). */
export function commandWords(id: string): { language: Language; words: string[] }[] {
  return LANGUAGES.map((language) => {
    const { name = '', also = '' } = textsUnder(language, `commands.${id}`);
    return { language, words: [name, ...also.split(',')].map((word) => word.trim()).filter(Boolean) };
  });
}
