import { createHash } from 'node:crypto';
import type { Passage } from '../types';
import type { Bank } from '../bank';

/** Raised when training itself changes, so that an older model is refused. */
const RECIPE = 1;

/** Of everything that a model is trained on: a model with another fingerprint was made of another bank or corpus. */
export function fingerprintOf(bank: Bank, passages: Passage[], lexicon: string[]): string {
  const { topics, guards, ...lines } = bank;
  const texts = passages.map(({ id, title, topics: of, keywords, body }) => [id, title, of, keywords, body]);
  return createHash('sha256').update(JSON.stringify([RECIPE, [...topics], [...guards], lines, texts, lexicon])).digest('hex').slice(0, 32);
}
