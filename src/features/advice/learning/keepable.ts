import { wordsOf } from '../analysis';
import { cleaned } from '../../../lib/people-text';

const MAX_TEXT = 300;
/** Six digits or more, however they are divided: a date of birth, a telephone number, a fødselsnummer. */
const LONG_NUMBER = /(?:\p{Nd}[\s.,/\p{Pd}]{0,2}){6}/u;
/** The out-of-hours medical service, the same for everybody. */
const PUBLIC_NUMBER = /(?<!\p{Nd}\s?)116 ?117(?!\s?\p{Nd})/gu;

/**
 * The question as it may be kept; undefined for one that is only counted: too long, or with what looks like somebody's
 * number or address (design/reliability.md). Rather one too many than one too few.
 */
export function keepable(question: string): string | undefined {
  const text = cleaned(question).replaceAll('\n', ' ').normalize('NFKC');
  if (!text || text.length > MAX_TEXT || text.includes('@')) return undefined;
  return LONG_NUMBER.test(text.replaceAll(PUBLIC_NUMBER, '')) ? undefined : text;
}

/** The same for questions that differ in case, spaces and marks only. Empty for a question without letters and digits. */
export function normalised(question: string): string {
  return wordsOf(question).join(' ');
}
