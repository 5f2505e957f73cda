import type { Answer, Passage } from './types';

/** How many titles are offered as «dette ligger nærmest». */
const NEAREST = 3;

/** The passages an answer rests on, best first: the one that is given, or the titles that come nearest; none without. */
export function shownPassages({ kind, hits }: Answer): Passage[] {
  const count = { answer: 1, unsure: NEAREST, refusal: 0, emergency: 0, phones: 0 }[kind];
  return hits.slice(0, count).map((hit) => hit.passage);
}
