import { beginsWithDay, isIssuable } from './eleven-digits';

/** Digits in rings that Unicode does not hold for another way to write a digit: the first code point, and what it stands for. */
const RINGED: readonly (readonly [first: number, digit: number, count: number])[] = [
  [0x2776, 1, 9], [0x2780, 1, 9], [0x278a, 1, 9], [0x24f5, 1, 9], [0x24ff, 0, 1], [0x1f10b, 0, 1], [0x1f10c, 0, 1],
];
/** What takes no room, turns the writing, or sits on another character: all of it can stand between two digits unseen. */
const UNSEEN = /[\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}]/gu;

const WORDS: Readonly<Record<string, string>> = {
  null: '0', zero: '0', nil: '0', en: '1', én: '1', ein: '1', ett: '1', eitt: '1', one: '1', to: '2', two: '2', tre: '3', three: '3',
  fire: '4', four: '4', fem: '5', five: '5', seks: '6', six: '6', sju: '7', syv: '7', seven: '7', åtte: '8', eight: '8', ni: '9', nine: '9',
};
const WORD = Object.keys(WORDS).join('|');
/** Digits in words one after another, as when a number is read aloud; fewer than five may be ordinary writing. */
const READ_ALOUD = new RegExp(`(?<![\\p{L}\\d])(?:${WORD}|\\d)(?:[^\\p{L}\\d]{1,3}(?:${WORD}|\\d)){4,}(?![\\p{L}\\d])`, 'giu');
/** Of a national id: in more than that, letters next to digits are letters. */
const LENGTH = 11;
/** Words and digits by turns, all of them: «ni en to 34567». */
const BY_TURNS = new RegExp(`(?<![\\p{L}\\d])(?:${WORD}|\\d{1,11})(?:[^\\p{L}\\d]{1,3}(?:${WORD}|\\d{1,11}))+(?![\\p{L}\\d])`, 'giu');
const TWO_WORDS = new RegExp(`(?<!\\p{L})(?:${WORD})[^\\p{L}\\d]{1,3}(?:${WORD})(?!\\p{L})`, 'iu');
/** A Norwegian telephone number. */
const PHONE = /^[2-9]\d{7}$/;
/** Two such words next to digits that are masked. */
const AMONG_MASKED = new RegExp(
  `(?<!\\p{L})(?:(?:${WORD})[^\\p{L}•]{1,3}){2,}•|•(?:[^\\p{L}•]{1,3}(?:${WORD})){2,}(?!\\p{L})`, 'giu',
);
/** Where letters that look like 0 and 1 stand among digits. */
const WITH_LETTERS = /(?<![\p{L}\d])[\doOlI]{3,}(?![\p{L}\d])/gu;

/** The text with every digit as 0–9, however it is written: other alphabets, raised, in rings, in words; and nothing unseen between. */
export function plainDigits(text: string): string {
  const seen = withoutRings(text).normalize('NFKC').replaceAll(UNSEEN, '');
  const plain = seen.replaceAll(/\p{Nd}/gu, digitOf).replaceAll(WITH_LETTERS, (piece) => (
    /\d/.test(piece) && piece.length <= LENGTH ? piece.replaceAll(/[oO]/g, '0').replaceAll(/[lI]/g, '1') : piece
  ));
  return plain.replaceAll(BY_TURNS, digitsByTurns).replaceAll(READ_ALOUD, digitsRead);
}

/** With a bullet for each digit, however it is written, so that a text that was refused can be shown to be put another way. */
export function maskDigits(text: string): string {
  const shown = text.normalize('NFC').replaceAll(UNSEEN, '').replaceAll(/\p{N}/gu, '•');
  return shown.replaceAll(AMONG_MASKED, hidden).replaceAll(READ_ALOUD, hidden);
}

const hidden = (read: string): string => read.replaceAll(/\p{L}+/gu, '•');

function digitsRead(read: string): string {
  if (!/\p{L}/u.test(read)) return read;
  return (read.toLowerCase().match(/\p{L}+|\d/gu) ?? []).map((word) => WORDS[word] ?? word).join('');
}

/** Only what is a telephone number or a national id when it is read so: «en» and «to» are ordinary words next to ordinary numbers. */
function digitsByTurns(read: string): string {
  if (!/\p{L}/u.test(read) || !/\d/.test(read)) return read;
  const digits = (read.toLowerCase().match(/\p{L}+|\d+/gu) ?? []).map((word) => WORDS[word] ?? word).join('');
  const whole = digits.length === LENGTH;
  const certain = TWO_WORDS.test(read) ? PHONE.test(digits) || (whole && beginsWithDay(digits)) : whole && isIssuable(digits);
  return certain ? digits : read;
}

function withoutRings(text: string): string {
  return text.replaceAll(/[\u24f5-\u24ff\u2776-\u2793\u{1f10b}\u{1f10c}]/gu, (ring) => {
    const code = ring.codePointAt(0) ?? 0;
    const [first, digit] = RINGED.find(([from, , count]) => code >= from && code < from + count) ?? [];
    return first === undefined || digit === undefined ? ring : String(code - first + digit);
  });
}

/** Every alphabet has its ten digits in a row, from zero on. */
function digitOf(character: string): string {
  let zero = character.codePointAt(0) ?? 0;
  const code = zero;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}
