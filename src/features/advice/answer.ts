import type { Language } from '../../lib/language';
import { dangerIn } from './emergency';
import type { AdviceSearch } from './search';
import type { Answer, Passage } from './types';

/**
 * How much of a question the best passage must cover to be given as the answer, and to be offered as «dette ligger
 * nærmest»; below the second we say that we do not know. Chosen so that about four of five answers are on the right topic,
 * and one in twenty of the questions outside our subject is answered, by lexical search alone.
 */
const ANSWER_FROM = 0.45;
const UNSURE_FROM = 0.25;

/** What the assistant says to a question. Pure: same corpus, question and language give the same answer. */
export function answerQuestion(search: AdviceSearch, question: string, language: Language): Answer {
  const danger = dangerIn(question);
  if (danger === 'emergency') return { kind: 'emergency', banner: false, language, hits: [] };
  const { hits, coverage } = search.search(question);
  return { kind: zone(hits.length, coverage), banner: danger === 'possible', language, hits };
}

/** How many titles are offered as «dette ligger nærmest». */
const NEAREST = 3;

/** The passages an answer rests on, best first: the one that is given, or the titles that come nearest; none without. */
export function shownPassages({ kind, hits }: Answer): Passage[] {
  const count = { answer: 1, unsure: NEAREST, refusal: 0, emergency: 0 }[kind];
  return hits.slice(0, count).map((hit) => hit.passage);
}

function zone(found: number, coverage: number): 'answer' | 'unsure' | 'refusal' {
  if (found === 0 || coverage < UNSURE_FROM) return 'refusal';
  return coverage >= ANSWER_FROM ? 'answer' : 'unsure';
}
