/** Words of danger that are worth mending when a hurried hand has dropped, doubled or swapped a letter. */
const KEYS = (
  'puster pustar pustet bevisstløs bevisstlaus medvitslaus livløs livlaus leppene lepper våkner vaknar svarer svarar ' +
  'reagerer overdose kontakt nalokson metadon heroin unconscious breathing breathe overdosing unresponsive'
).split(' ');
const KNOWN = new Set(KEYS);
const FIRST_LETTERS = new Set(KEYS.map((key) => key[0]));

/**
 * The text with such slips undone. Only letters inside the word may be amiss: «pustr» and «overdosse» are slips, «overdoser» is
 * another word, and so is one with another letter in place of ours («poster»).
 */
export function mendSlips(text: string): string {
  return text.replaceAll(/\p{L}{5,15}/gu, (word) => {
    // Most words begin like no key, and this runs before everything else.
    if (!FIRST_LETTERS.has(word[0]?.toLowerCase())) return word;
    const lower = word.toLowerCase().replaceAll(/(\p{L})\1{2,}/gu, '$1$1');
    return KNOWN.has(lower) ? lower : KEYS.find((key) => isSlipOf(lower, key)) ?? lower;
  }).replaceAll(/(\p{L})\1{2,}/gu, '$1$1');
}

function isSlipOf(word: string, key: string): boolean {
  if (word[0] !== key[0] || word.at(-1) !== key.at(-1) || Math.abs(word.length - key.length) > 1) return false;
  let at = 0;
  while (at < word.length && word[at] === key[at]) at += 1;
  if (word.length < key.length) return word.slice(at) === key.slice(at + 1);
  if (word.length > key.length) return word.slice(at + 1) === key.slice(at);
  return word[at] === key[at + 1] && word[at + 1] === key[at] && word.slice(at + 2) === key.slice(at + 2);
}
