import { stemOf, wordsOf } from '../analysis';
import type { Hit, Passage } from '../types';

/** What a network has answered itself comes first when just that is asked: somebody wrote it for those who ask here. */
export function ownFirst(hits: Hit[], question: string, own: Passage[]): Hit[] {
  const asked = stemsOf(question);
  const same = asked && own.find(({ title }) => stemsOf(title) === asked);
  if (!same) return hits;
  return [{ passage: same, score: 1 }, ...hits.filter(({ passage }) => passage.id !== same.id)].slice(0, Math.max(1, hits.length));
}

/** What nynorsk asks with; as words of a text some of them mean something else, so the glossary leaves them. */
const ASKING = new Map(Object.entries({ kva: 'hva', kven: 'hvem', kvar: 'hvor', korleis: 'hvordan', kvifor: 'hvorfor' }));

/** The same for questions that differ in endings, nynorsk or bokmål, case and marks. */
function stemsOf(text: string): string {
  return wordsOf(text).map((word) => stemOf(ASKING.get(word) ?? word)).join(' ');
}
