import { beginsWithDay } from './eleven-digits';

/** Nobody who is written about was born later; a later day with five digits after it is a day and a number. */
const LAST_YEAR = 2019;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'ma[iy]', 'jun', 'jul', 'aug', 'sep', 'o[kc]t', 'nov', 'de[sc]'];
const FIVE = '(?<five>\\d{5}(?!\\d)|(?:\\d{2}[ .-]\\d{3}|\\d{3}[ .-]\\d{2})(?![ .-]?\\d))';
const BETWEEN = '(?<between>[^\\d]{0,40}?)';
/** A day of birth with the whole year, and the five digits after it. */
const WRITTEN: readonly RegExp[] = [
  `(?<day>\\d{1,2})[ ./-]{0,3}(?<month>\\d{1,2})[ ./-]{0,3}(?<year>(?:19|20)\\d\\d)`,
  `(?<year>(?:19|20)\\d\\d)[ ./-]{0,3}(?<month>\\d{2})[ ./-]{0,3}(?<day>\\d{2})`,
  `(?<day>\\d{1,2})\\.? ?(?<month>${MONTHS.join('|')})\\p{L}*\\.? ?(?<year>(?:19|20)\\d\\d)`,
].map((day) => new RegExp(`(?<!\\d)${day}${BETWEEN}${FIVE}`, 'giu'));

/** What people call the number, or its last five digits. */
const NAMES =
  'f\\.?nr|fødsels-?n(?:umme)?r\\p{L}*|pers(?:on)?\\.? ?-?n(?:umme)?r\\p{L}*|p\\.?nr|[dh]-?n(?:umme)?r\\p{L}*|dnr|' +
  'id-?n(?:umme)?r\\p{L}*|national (?:id|identity)\\p{L}*(?: (?:no|number))?|birth (?:no|number)|id (?:no|number)|personal (?:id|number)|ssn';
const NAMED = new RegExp(
  `(?<![\\p{L}\\d-])(?:${NAMES})(?!\\p{L})[^\\d]{0,20}(?:\\d{5,6}|\\d{2}[ .-]\\d{3}|\\d{3}[ .-]\\d{2}|\\d{2}[ ./-]\\d{2}[ ./-]\\d{2})(?!\\d)`, 'iu',
);
const ABOUT_SOMEBODY = new RegExp(`(?<!\\p{L})(?:${NAMES}|født|fødd|født:|born|f\\.|nr|nummer\\p{L}*|number|siste fem|last five|id)(?!\\p{L})`, 'iu');

/** Between a day of birth and the five digits: no amount of money, no span and nothing that is compared. */
const NO_LINK = '(?:kr|nok|stk|mill|tkr|eur|usd|til|fra|frå|from|to|mot|vs|av|of|per|år|har|had|have|er|var|is|was|ga|gav)';
const SHORT_WORD = new RegExp(`^[\\s,.;:()-]*(?!${NO_LINK}(?!\\p{L}))\\p{L}{1,4}[\\s,.;:()-]*$`, 'iu');
const LINK = /^[\s,.;:()-]*(?:og|så|med|samt|pluss|and|then|with|plus)[\s,.;:()-]*$/iu;
/** What is counted or paid for, right after the digits. */
const COUNTED = /^ ?(?:kr|nok|stk|mill|€|%|prosent|percent|euro|sprøyter?|sprayer|sprayar|innb)/iu;

/** Whether one short word joins a day in six digits to five more: «010190 og 12345». */
export const areJoined = (between: string, after: string): boolean => (
  (SHORT_WORD.test(between) || LINK.test(between)) && !COUNTED.test(after)
);

/** The same for a day with dots in it, which also stands in ordinary sentences: only with «og» and the like. */
export const areLinked = (between: string, after: string): boolean => LINK.test(between) && !COUNTED.test(after);

/** Whether words say that there is a number of somebody here. */
export const saysNumber = (words: string): boolean => ABOUT_SOMEBODY.test(words);

/** «Personnr 12345»: the five last digits, or the six first, by their name. */
export const isNamed = (text: string): boolean => NAMED.test(text);

/** «01.01.1990 12345», «1. januar 1990, nummer 12345»: the day with its whole year, and the five digits. */
export function hasBirthAndNumber(text: string): boolean {
  return WRITTEN.some((written) => [...text.matchAll(written)].some(({ 0: whole, index, groups = {} }) => {
    const { day = '', month = '', year = '', between = '', five = '' } = groups;
    const digits = `${day.padStart(2, '0')}${monthNumber(month)}${year.slice(2)}${five.replaceAll(/\D/g, '')}`;
    if (!beginsWithDay(digits)) return false;
    if (/\p{L}/u.test(between) && !saysNumber(between) && !areLinked(between, text.slice(index + whole.length))) return false;
    return Number(year) <= LAST_YEAR || saysNumber(between);
  }));
}

function monthNumber(month: string): string {
  const at = MONTHS.findIndex((name) => new RegExp(`^${name}$`, 'iu').test(month));
  return (at >= 0 ? String(at + 1) : month).padStart(2, '0');
}
