import { newStemmer } from 'snowball-stemmers';
import words from './words.json';

const stemmer = newStemmer('norwegian');
const stopWords = new Set(words.stop.split(' '));
const bokmaal = new Map(Object.entries(words.bokmaal));
const bokmaalStarts = Object.entries(words.bokmaalStarts);
const phrases = Object.entries(words.phrases).map(([phrase, meaning]) => [edged(phrase), ` ${meaning} `] as const);
const stems = new Map<string, string>();

/** The words of a text in lower case, Unicode-normalised; what they are separated by is gone. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * The searchable form of one word: undefined for words that carry no subject, else bokmål for nynorsk, then the stem.
 * MiniSearch calls this for what is indexed and what is asked, so both sides meet.
 */
export function termOf(word: string): string | undefined {
  const lower = word.normalize('NFKC').toLowerCase();
  if (stopWords.has(lower)) return undefined;
  return stem(toBokmaal(lower));
}

/** A question with the words of the glossary in place of others' words for the same: «take-home kit» → «nalokson». */
export function inGlossaryWords(question: string): string {
  let text = ` ${question.normalize('NFKC').toLowerCase()} `;
  for (const [phrase, meaning] of phrases) text = text.replaceAll(phrase, (found) => found + meaning);
  return text.trim();
}

/** The same, with nothing left of what was said in others' words: what of a question there is to cover. */
export function onlyGlossaryWords(question: string): string {
  let text = ` ${question.normalize('NFKC').toLowerCase()} `;
  for (const [phrase, meaning] of phrases) text = text.replaceAll(phrase, meaning);
  return text.trim();
}

/** The number of the råd a question names: «råd 2», «råd nr. 2», «andre rådet», «advice 2». */
export function raadIn(question: string): number | undefined {
  const lower = question.normalize('NFKC').toLowerCase();
  const digits = /(?<!\p{L})(?:råd|rådet|advice|recommendation)\s*(?:nr\.?|nummer|number|no\.?)?\s*(\d{1,2})(?!\d)/u.exec(lower)?.[1];
  if (digits) return Number(digits);
  const ordinal = words.ordinals.findIndex((forms) => forms.split(' ').some((form) => lower.includes(`${form} råd`)));
  return ordinal < 0 ? undefined : ordinal + 1;
}

function toBokmaal(word: string): string {
  const whole = bokmaal.get(word);
  if (whole) return whole;
  for (const [nynorsk, start] of bokmaalStarts) if (word.startsWith(nynorsk)) return start + word.slice(nynorsk.length);
  return word;
}

function stem(word: string): string {
  const known = stems.get(word);
  if (known) return known;
  const made = stemmer.stem(word);
  if (stems.size < 50_000) stems.set(word, made);
  return made;
}

function edged(phrase: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrase})(?![\\p{L}\\p{N}])`, 'giu');
}
