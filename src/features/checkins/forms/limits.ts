/** The part with a network's own questions; no published form has one of this id. */
export const OWN_PART = 'own';
/** How the ids of those questions begin, and no others. */
export const OWN_ID = /^own\d/;
export const MOST_OWN = 5;
export const LONGEST_OWN = 200;
/** Ends the id of the input where somebody writes why. */
export const WHY = '-why';
export const LONGEST_REASON = 500;
/** Characters of the longest text that any question takes. */
export const MOST_WRITTEN = 500;
/** Numbers below this are kept as «1–4» where they could point to somebody: a threshold chosen by us (domain/indicators.md, 5). */
export const FEWEST_EXACT = 5;
