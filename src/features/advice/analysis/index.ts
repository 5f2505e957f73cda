import { newStemmer } from 'snowball-stemmers';
import words from './words.json';

const stemmer = newStemmer('norwegian');
const stopWords = new Set(words.stop.split(' '));
const bokmaal = new Map(Object.entries(words.bokmaal));
const bokmaalStarts = Object.entries(words.bokmaalStarts);
const meanings = Object.values(words.phrases);
/** One alternative, and one group, for each phrase: a single pass over the question. */
const anyPhrase = edged(Object.keys(words.phrases).map((phrase) => `(${phrase})`).join('|'));
const stems = new Map<string, string>();
const MAX_REMEMBERED = 50_000;

/** The words of a text in lower case, Unicode-normalised; what they are separated by is gone. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * The searchable form of a word of `wordsOf`: undefined for words that carry no subject, else bokmål for nynorsk, then the stem.
 * MiniSearch calls this for what is indexed and what is asked, so both sides meet.
 */
export function termOf(word: string): string | undefined {
  const lower = word.toLowerCase();
  return stopWords.has(lower) ? undefined : stemOf(lower);
}

/**
 * A question with the words of the glossary for others' words for the same, «take-home kit» → «nalokson»: `with` the words
 * that were used, to search for, and `instead` of them, which is what of the question there is to cover.
 */
export function inGlossaryWords(question: string): { with: string; instead: string } {
  const lower = question.normalize('NFKC').toLowerCase();
  const asked = { with: '', instead: '' };
  let from = 0;
  for (const match of lower.matchAll(anyPhrase)) {
    const [found, ...groups] = match;
    const before = lower.slice(from, match.index);
    const meaning = ` ${meanings[groups.findIndex((group: string | undefined) => group !== undefined)] ?? ''} `;
    asked.with += before + found + meaning;
    asked.instead += before + meaning;
    from = match.index + found.length;
  }
  const rest = lower.slice(from);
  return { with: asked.with + rest, instead: asked.instead + rest };
}

/**
 * The stem of a word, bokmål for nynorsk, stop words too: in a question as short as people's they tell what is asked for
 * («hvem», «når»).
 */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known) return known;
  const made = stemmer.stem(toBokmaal(word));
  if (stems.size < MAX_REMEMBERED) stems.set(word, made);
  return made;
}

/** The number of the råd a question names: «råd 2», «råd nr. 2», «andre rådet», «advice 2». */
export function raadIn(question: string): number | undefined {
  const lower = question.normalize('NFKC').toLowerCase();
  const digits = /(?<!\p{L})(?:råd|rådet|advice|recommendation)\s*(?:nr\.?|nummer|number|no\.?)?\s*(\d{1,2})(?!\d)/u.exec(lower)?.[1];
  if (digits) return Number(digits);
  // «Andre råd» are other ones; «det andre rådet» is the second.
  const ordinal = words.ordinals.findIndex((forms) => forms.split(' ').some((form) => lower.includes(`${form} råd${form === 'andre' ? 'et' : ''}`)));
  return ordinal < 0 ? undefined : ordinal + 1;
}

function toBokmaal(word: string): string {
  const whole = bokmaal.get(word);
  if (whole) return whole;
  for (const [nynorsk, start] of bokmaalStarts) if (word.startsWith(nynorsk)) return start + word.slice(nynorsk.length);
  return word;
}

function edged(phrase: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrase})(?![\\p{L}\\p{N}])`, 'gu');
}
