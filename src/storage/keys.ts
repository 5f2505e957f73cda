import { createHash } from 'node:crypto';

import { InvalidKey } from './errors';
import { isWellFormed } from './well-formed';

/** Azure allows 1 KiB, and counts two bytes a character. */
const MAX_KEY = 512;
const MAX_PART = 200;

/** What a key may hold: kept characters, the escape, the separator. All ASCII, so every store sorts it the same way. */
const LEGAL_KEY = /^[A-Za-z0-9._~@;=:!-]+$/;
const NOT_KEPT = /[^A-Za-z0-9._~@;=-]/gu;
const ENCODED = /^(?:[A-Za-z0-9._~@;=-]|![0-9a-f]{2})+$/;
/** An escape is always followed by a hex digit, so no encoded part begins like this. */
const HASH_MARK = '!~';

/** True of what the store takes as a partition or row key. */
export function isValidKey(text: string): boolean {
  // The type is checked too, as a regular expression would take an array that came from a card for its text.
  return typeof text === 'string' && text.length <= MAX_KEY && LEGAL_KEY.test(text);
}

/**
 * Any well-formed, non-empty text as part of a key; different texts give different parts. A part that would be longer
 * than 200 characters is hashed: see `isHashedPart`.
 */
export function encodeKeyPart(text: string): string {
  if (typeof text !== 'string' || text === '') throw new InvalidKey('A part of a key is empty or not text.');
  if (!isWellFormed(text)) throw new InvalidKey('A part of a key has half a surrogate pair.');
  const encoded = text.replaceAll(NOT_KEPT, encodeCharacter);
  return encoded.length <= MAX_PART ? encoded : HASH_MARK + createHash('sha256').update(text).digest('hex');
}

/** The text that was encoded. Throws `InvalidKey` for a hashed part, and for what `encodeKeyPart` does not make. */
export function decodeKeyPart(part: string): string {
  if (isHashedPart(part)) throw new InvalidKey('A hashed part of a key has its original in a column of the row.');
  if (!ENCODED.test(part)) throw new InvalidKey('A part of a key is not what encodeKeyPart makes.');
  const bytes = part.replace(/![0-9a-f]{2}|./g, (one) => (one.length === 1 ? hex(one) : one.slice(1)));
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(bytes, 'hex'));
  } catch (cause) {
    throw new InvalidKey('A part of a key is not UTF-8.', { cause });
  }
}

/** True of a part that cannot be decoded: whoever writes the row keeps the original in a column. */
export function isHashedPart(part: string): boolean {
  return part.startsWith(HASH_MARK);
}

/** `key('n', networkId)` is `n:<network id>`. Throws `InvalidKey` if it is longer than 512 characters. */
export function key(...parts: readonly [string, ...string[]]): string {
  const joined = parts.map(encodeKeyPart).join(':');
  if (!isValidKey(joined)) throw new InvalidKey(`A key is longer than ${MAX_KEY} characters.`);
  return joined;
}

function encodeCharacter(character: string): string {
  return hex(character).replace(/../g, '!$&');
}

function hex(text: string): string {
  return Buffer.from(text, 'utf8').toString('hex');
}
