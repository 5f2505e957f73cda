import { distance } from 'fastest-levenshtein';

const SINGLE: Readonly<Record<string, string>> = { æ: 'e', ä: 'e', ø: 'o', đ: 'd', ŋ: 'n', ŧ: 't' };

/** Without case, marks and signs, one letter for each letter: «Ålesund» is `alesund`, «Bærum» is `berum`. */
function plain(text: string): string {
  const letters = text.normalize('NFC').toLowerCase().replaceAll(/[æäøđŋŧ]/gu, (letter) => SINGLE[letter] ?? letter);
  return letters.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** How a name is compared: letter for letter, and with the ways to write æ, ø and å without them taken together. */
export interface Folded {
  plain: string;
  /** «Aalesund» and «Ålesund», «Baerum» and «Bærum», «Heroey» and «Herøy» are the same here. */
  together: string;
}

export function fold(text: string): Folded {
  const letters = plain(text);
  return { plain: letters, together: letters.replaceAll(/aa/g, 'a').replaceAll(/ae/g, 'e').replaceAll(/oe/g, 'o') };
}

/** How many slips of the pen lie between: letters left out, added, changed, or two neighbours that changed places. */
export function slips(a: Folded, b: Folded): number {
  const letters = between(a.plain, b.plain);
  const isSame = a.plain === a.together && b.plain === b.together;
  return isSame ? letters : Math.min(letters, between(a.together, b.together));
}

function between(a: string, b: string): number {
  return isSwap(a, b) ? 1 : distance(a, b);
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
