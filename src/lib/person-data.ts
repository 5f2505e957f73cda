import { findsNationalId, plainDigits } from './national-id';

export { maskDigits } from './national-id';

/** So much of two texts is looked at together. */
const NEIGHBOURS = 500;
/** Between two texts: no mark that anybody writes. */
const BORDER = '\u001f';
/** Eleven digits in a row or nearly, whatever they begin with. */
const NEARLY_IN_A_ROW = /(?<!\d)\d{6}[\s.\p{Pd}]{0,2}\d{5}(?!\d)|(?<!\d)(?:\d[\s.\p{Pd}]?){10}\d(?!\d)/u;

/**
 * Whether there is what looks like somebody's fødselsnummer, D-number or H-number, however its digits are written and divided. Rather one
 * too many than one too few: any eleven digits nearly in a row count, also some telephone numbers together.
 */
export function hasNationalId(text: string): boolean {
  // As it stands too: a letter or a word before the digits may be read as one more.
  return [plainDigits(text), text.normalize('NFKC')].some((each) => NEARLY_IN_A_ROW.test(each)) || findsNationalId(text);
}

/** Nobody's: what is written to try a field out. */
const ALL_EQUAL = /^(\d)\1{10}$/;

/**
 * Whether texts that stand next to each other hold a national id, also one that is divided over two of them. For forms with many numbers:
 * unlike `hasNationalId` it lets lists of dates, telephone numbers and amounts be, and a field with nothing but eleven equal digits.
 */
export function hasNationalIdAcross(texts: readonly string[]): boolean {
  const given = texts.filter((text) => text.trim() !== '' && !ALL_EQUAL.test(plainDigits(text.trim())));
  return given.some((text, at) => {
    const next = given[at + 1];
    return findsNationalId(text) || (next !== undefined && findsNationalId(text.slice(-NEIGHBOURS) + BORDER + next.slice(0, NEIGHBOURS)));
  });
}
