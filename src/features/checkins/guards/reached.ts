import { plainDigits } from '../../../lib/national-id';

const ADDRESS = /(?<=[\p{L}\d._%+-]) ?(?:@|\(at\)|\[at\]|krøllalfa)\s?[\p{L}\d-]{1,63}\.(?:[\p{L}\d-]{1,63}\.){0,4}\p{L}{2}/iu;
/** As Norwegians write them: eight digits that begin with 2–9, in one piece, by two, or three, two and three. */
const EIGHT = '(?:[2-9]\\d{7}|[2-9]\\d(?<a>[ .\\u00a0])\\d\\d\\k<a>\\d\\d\\k<a>\\d\\d|[49]\\d\\d(?<b>[ .\\u00a0])\\d\\d\\k<b>\\d{3})';
const NORWEGIAN = new RegExp(`(?<![\\d,.-]|\\d )(?:(?:\\+|00)47 ?)?${EIGHT}(?!\\d|[ .,-]\\d| ?(?:kr|nok|mill))`, 'iu');
const ABROAD = /(?<!\d)(?:\+|00)[1-9]\d(?:[ -]?\d){6,12}(?!\d)/u;
/** `20260115`, as files are named. */
const DAY = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;

/** Whether a text has a telephone number or an e-mail address in it. Amounts, dates and organisation numbers are neither. */
export function hasTelephoneOrAddress(text: string): boolean {
  const plain = plainDigits(text);
  const [number] = NORWEGIAN.exec(plain) ?? [];
  return ADDRESS.test(plain) || ABROAD.test(plain) || (number !== undefined && !DAY.test(number));
}
