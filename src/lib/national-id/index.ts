import { areJoined, areLinked, hasBirthAndNumber, isNamed, saysNumber } from './born-and-number';
import { beginsWithDay, isIssuable } from './eleven-digits';
import { areEven, digitsOf, gapsIn, runsOf, sizesOf, type Group, type Run } from './number-runs';
import { withoutOrdinary } from './ordinary';
import { plainDigits } from './plain-digits';

export { maskDigits, plainDigits } from './plain-digits';

const LENGTH = 11;
const DAY_LENGTH = 6;
/** How people divide the day, and the five digits after it. */
const DAY_SIZES = ['6', '2,2,2', '1,1,1,1,1,1'];
const NUMBER_SIZES = ['5', '3,2', '2,3', '1,1,1,1,1'];
/** A telephone number and a short one after it, or before. */
const TWO_NUMBERS = ['8,3', '3,8'];
const PHONE_AND_SHORT = ['2,2,2,2,3', '3,2,3,3'];
/** In thousands, as money is written. */
const THOUSANDS = '2,3,3,3';
/** As far as the day may be from the five digits when words stand between. */
const FAR = 40;
const NEAR = 25;
/** Nothing longer is ever stored. */
const MOST = 50_000;

/**
 * Whether there is a fødselsnummer, D-number or H-number, however its digits are written and divided. Control digits decide only where
 * the digits could be something else: a number with a slip in it is somebody's all the same. Dates, telephone numbers, money,
 * organisation numbers and counts in sentences are none.
 */
export function findsNationalId(text: string): boolean {
  const plain = plainDigits(text.slice(0, MOST));
  if (isNamed(plain) || hasBirthAndNumber(plain)) return true;
  const rest = withoutOrdinary(plain);
  const runs = runsOf(rest);
  return runs.some((run) => inRun(run, rest)) || runs.some((run, at) => isDivided(run, runs[at + 1], rest));
}

function inRun({ groups, from }: Run, text: string): boolean {
  // Two numbers written together, or one with something before or after it.
  if (groups.some(({ digits }) => digits.length > LENGTH && windows(digits).some(isIssuable))) return true;
  if (digitsOf(groups).length === LENGTH) return isId(groups, text[from - 1] === '+');
  if (groups.some(({ digits }) => digits.length === LENGTH)) return true;
  return groups.some((_group, start) => {
    const end = endOf(groups, start);
    return end !== undefined && isApart(groups, start, end);
  });
}

/** All the digits of a run. */
function isId(groups: readonly Group[], abroad: boolean): boolean {
  const digits = digitsOf(groups);
  if (groups.length === 1) return !abroad || beginsWithDay(digits);
  if (!beginsWithDay(digits)) return isIssuable(turned(groups));
  if (isPhoneAndMore(groups)) return false;
  if (isIssuable(digits) || isNatural(groups)) return true;
  const gaps = gapsIn(groups);
  const sizes = sizesOf(groups);
  if (abroad || sizes === THOUSANDS || (TWO_NUMBERS.includes(sizes) && Number(digits[0]) > 1)) return false;
  if (gaps.some((gap) => /[,;\n]/.test(gap))) return areSingle(groups);
  return areEven(groups) || gaps.every((gap) => gap.length === 1) || areBothEven(groups);
}

/** Part of a longer run: its day and its five digits, and other marks around it than within. */
function isApart(groups: readonly Group[], start: number, end: number): boolean {
  const window = groups.slice(start, end);
  if (!beginsWithDay(digitsOf(window))) return false;
  const [day, number] = atSix(window) ?? [];
  if (!day || !number) return false;
  if (isIssuable(digitsOf(window)) && sizesOf(number) === '5') return true;
  if (!isNatural(window) && !areSingle(window)) return false;
  const before = start > 0 ? groups[start]?.gap : undefined;
  return !gapsIn(day).includes(before ?? '') && !gapsIn(number).includes(groups[end]?.gap ?? '');
}

/** «fnr 010190 personnummer 12345», «010190 og 12345»: the day in one number, the five digits in the next, and words between. */
function isDivided(run: Run, next: Run | undefined, text: string): boolean {
  if (!next || next.from - run.to > FAR) return false;
  const day = lastDay(run.groups);
  const five = next.groups[0]?.digits ?? '';
  if (day === undefined || five.length !== LENGTH - DAY_LENGTH || !beginsWithDay(day + five)) return false;
  if (isIssuable(day + five) || saysNumber(text.slice(Math.max(0, run.from - NEAR), next.to + NEAR))) return true;
  const joins = run.groups.at(-1)?.digits === day ? areJoined : areLinked;
  const end = next.from + five.length;
  return joins(text.slice(run.to, next.from), text.slice(end, end + NEAR));
}

function lastDay(groups: readonly Group[]): string | undefined {
  return [groups.slice(-1), groups.slice(-3), groups.slice(-6)].filter((last) => DAY_SIZES.includes(sizesOf(last))).map(digitsOf)[0];
}

/** Divided as people write it: the day in one piece or by two, the rest in one piece or two, or each digit for itself. */
function isNatural(groups: readonly Group[]): boolean {
  const [day, number] = atSix(groups) ?? [];
  if (!day || !number || !areBothEven(groups)) return false;
  if (isPhoneAndMore(groups) || gapsIn(groups).some((gap) => gap.includes(',')) && sizesOf(number) !== '5') return false;
  return DAY_SIZES.includes(sizesOf(day)) && NUMBER_SIZES.includes(sizesOf(number));
}

/** «71 11 10 00, 113», or «71111000 / 113». */
function isPhoneAndMore(groups: readonly Group[]): boolean {
  const sizes = sizesOf(groups);
  const gaps = gapsIn(groups);
  if (Number(groups[0]?.digits[0]) < 2) return false;
  return TWO_NUMBERS.includes(sizes) ? /[,;/\n]/.test(gaps[0] ?? '') : PHONE_AND_SHORT.includes(sizes) && gaps.at(-1) !== gaps[0];
}

/** The groups of the day, and the others; undefined where a group has digits of both. */
function atSix(groups: readonly Group[]): [Group[], Group[]] | undefined {
  const at = groups.findIndex((_group, end) => digitsOf(groups.slice(0, end)).length === DAY_LENGTH);
  return at > 0 ? [groups.slice(0, at), groups.slice(at)] : undefined;
}

function areBothEven(groups: readonly Group[]): boolean {
  return atSix(groups)?.every(areEven) ?? false;
}

/** Digit by digit, with the same between them. */
const areSingle = (groups: readonly Group[]): boolean => groups.length === LENGTH && areEven(groups);

/** The five digits first, then the day. */
function turned(groups: readonly Group[]): string {
  const digits = digitsOf(groups);
  return sizesOf(groups) === '5,6' ? digits.slice(5) + digits.slice(0, 5) : '';
}

/** Where the groups from `start` on have all the digits, if they ever do. */
function endOf(groups: readonly Group[], start: number): number | undefined {
  let length = 0;
  for (let end = start; length < LENGTH && end < groups.length; end++) {
    length += groups[end]?.digits.length ?? 0;
    if (length === LENGTH) return end + 1;
  }
  return undefined;
}

const windows = (digits: string): string[] => (
  Array.from({ length: digits.length - LENGTH + 1 }, (_, from) => digits.slice(from, from + LENGTH))
);
