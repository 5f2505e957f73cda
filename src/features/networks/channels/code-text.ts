import { createHash } from 'node:crypto';

/** Two groups of four, however they are kept apart. */
const SHAPE = /^([A-Z0-9]{4})[\s\p{Pd}]*([A-Z0-9]{4})$/u;
const MISTYPED = /^(?=.{1,14}$)(?=\P{Nd}*\p{Nd})[\p{L}\p{Nd}]+(?:[\s\p{Pd}]+[\p{L}\p{Nd}]+)?$/u;
const QUOTES = /[«»"“”„'’]/g;

/** The code that somebody has typed or pasted, as it was given out; undefined for what is none by its shape. */
export function readCode(written: string): string | undefined {
  const [, first, last] = SHAPE.exec(written.normalize('NFKC').replaceAll(QUOTES, '').trim().toUpperCase()) ?? [];
  return first && last && first + last;
}

/** True also of what is one with a slip in it: a word or two with a digit. «koble kanal til nettverket» is none. */
export function looksLikeCode(written: string): boolean {
  return readCode(written) !== undefined || MISTYPED.test(written.trim());
}

/** As people read it: `ABCD-2345`. */
export function writtenCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** What a code is called in the store and on cards: 32 hexadecimal digits that do not give it away. */
export function codeHash(code: string): string {
  return createHash('sha256').update(`channel code\u0000${code}`).digest('hex').slice(0, 32);
}
