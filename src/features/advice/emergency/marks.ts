import type { Signs } from './rules';
import { signOfDanger, signOfTheBody, suicidal } from './signs';
import { happeningNow, talkedAbout } from './talk';

const ASKS = /\?\s*$/;
const HE_OR_SHE = /(?<!\p{L})(?:han|hun|ho|hu|hain|ham|henne|he|she|him|her)(?!\p{L})/iu;
const I = /(?<!\p{L})(?:jeg|eg|æ|i|ej|meg|me|my|min|mi)(?!\p{L})/iu;
const NOW = /(?<!\p{L})(?:nå|no|now|akkurat n[åo]|nettopp)(?!\p{L})/iu;

/** What the marks are made of, for whoever must know whether it has changed. */
export const patterns = [signOfDanger, signOfTheBody, suicidal, talkedAbout, happeningNow, ASKS, HE_OR_SHE, I, NOW]
  .map(({ source }) => source);

/**
 * What sets something that happens apart from something talked about, beside the words themselves: signs of danger and whether
 * they are talked about, a question or a cry, of whom, when, and how long. Taught to the danger model only. `signs` are those
 * of the text: to read them takes longer than all the rest, and who asks for the marks needs them too.
 */
export function marksOf(text: string, signs: Signs | undefined): string[] {
  return [
    signs ? `signs ${signs.kind ?? 'any'}${signs.talkedAbout ? ', talked about' : ''}` : talkedAbout.test(text) ? 'talk' : 'no signs',
    signs?.talkedAbout === false ? 'plain signs' : 'no plain signs',
    `${ASKS.test(text) ? 'question' : 'no question'}, ${lengthOf(text)}`,
    ...(text.includes('!') ? ['cry'] : []),
    ...(HE_OR_SHE.test(text) ? ['he or she'] : []),
    ...(I.test(text) ? ['I'] : []),
    ...(NOW.test(text) ? ['now'] : []),
  ];
}

function lengthOf(text: string): string {
  const words = text.trim().split(/\s+/).length;
  if (words < 4) return 'a few words';
  if (words < 9) return 'short';
  return words < 20 ? 'a sentence or two' : 'long';
}
