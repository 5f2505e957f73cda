import { InvalidKey } from './errors';
import { isValidKey } from './keys';
import { MAX_PAGE_ROWS } from './limits';
import type { Query } from './types';

/** `from <= row < below`, at most `limit` rows. */
export interface Range {
  readonly from?: string;
  readonly below?: string;
  readonly limit: number;
}

export const isIn = ({ from, below }: Range, row: string): boolean => (
  (from === undefined || row >= from) && (below === undefined || row < below)
);

/**
 * The one interval that a query means, or undefined if no row can be in it. Keys are ASCII and `!` is the least
 * character, so `x!` is the first key after `x`: a page goes on from the last row seen, on either store.
 */
export function rangeOf({ from, to, prefix, limit = MAX_PAGE_ROWS, token }: Query): Range | undefined {
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE_ROWS) throw new InvalidKey('A page has 1 to 1,000 rows.');
  for (const bound of [from, to, prefix, token]) {
    if (bound !== undefined && !isValidKey(bound)) throw new InvalidKey('A bound or token of a query is not part of a key.');
  }
  const lowest = sorted(from, prefix, token && `${token}!`).at(-1);
  const below = sorted(to, prefix && afterPrefix(prefix)).at(0);
  if (lowest !== undefined && below !== undefined && lowest >= below) return undefined;
  return { from: lowest, below, limit };
}

function sorted(...bounds: readonly (string | undefined)[]): string[] {
  return bounds.filter((bound) => bound !== undefined).sort();
}

/** The first text after all that begin with the prefix. `~` is the greatest character of a key, so it has no successor. */
function afterPrefix(prefix: string): string | undefined {
  const stem = prefix.replace(/~+$/, '');
  if (stem === '') return undefined;
  return stem.slice(0, -1) + String.fromCharCode(stem.charCodeAt(stem.length - 1) + 1);
}
