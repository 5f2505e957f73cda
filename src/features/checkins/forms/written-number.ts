import { FEWEST_EXACT } from './limits';

const UNKNOWN = /^(?:vet ikke|veit ikk(?:j)?e|don['’]?t know|do not know|unknown|\?)$/u;
const UNAVAILABLE = /^(?:ikke tilgjengelig|ikkje tilgjengel(?:e|i)g|not available|unavailable)$/u;
const FEW = new RegExp(`^(?:1 ?(?:[-–—]|til|to) ?${FEWEST_EXACT - 1}|< ?${FEWEST_EXACT})$`, 'u');
/** «1200», «1 200», «1.200» and, in English, «1,200». */
const WHOLE = /^(?:\d{1,9}|\d{1,3}(?:[ .,]\d{3}){1,2})$/;

/** What somebody wrote where a number is asked; undefined for what is none. */
export type Written = { number: number } | { few: true } | { none: 'unknown' | 'unavailable' } | undefined;

/** A whole number, «1–4», or words that there is none, in any of the three languages. */
export function readWrittenNumber(text: string): Written {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '');
  if (UNKNOWN.test(plain)) return { none: 'unknown' };
  if (UNAVAILABLE.test(plain)) return { none: 'unavailable' };
  if (FEW.test(plain)) return { few: true };
  return WHOLE.test(plain) ? { number: Number(plain.replaceAll(/\D/g, '')) } : undefined;
}
