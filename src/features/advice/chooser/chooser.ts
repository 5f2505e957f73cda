import type { Answer, Hit, Passage } from '../types';

/** A passage that may be what was asked for. */
export type Candidate = Pick<Passage, 'id' | 'title' | 'body'>;

/** Picks among what was found. A port: what stands behind it may be slow, away or wrong. */
export interface Chooser {
  /** What it says is the id of the passage that answers the question; undefined for none of them. Throws when it cannot say. */
  choose(question: string, candidates: Candidate[]): Promise<string | undefined>;
}

/**
 * What a choice may be made among, and only where it is worth something: several passages that may fit and none that surely
 * does. Never where somebody may be in danger, for what is refused, for drafts, or where the network has an answer of its own.
 */
export function candidatesOf({ kind, banner, hits }: Answer): Candidate[] {
  const found = hits.map(({ passage }) => passage);
  if (kind !== 'unsure' || banner || found.some(({ status }) => status === 'local')) return [];
  const candidates = found.filter(({ status }) => status !== 'draft');
  return candidates.length > 1 ? candidates : [];
}

/** The same hits with the chosen one first, as an answer; undefined when it is none of the candidates. */
export function withChosen(answer: Answer, candidates: Candidate[], id: string): Answer | undefined {
  const chosen = candidates.some((candidate) => candidate.id === id) ? answer.hits.find(({ passage }) => passage.id === id) : undefined;
  if (!chosen) return undefined;
  const others: Hit[] = answer.hits.filter((hit) => hit !== chosen);
  return { ...answer, kind: 'answer', hits: [chosen, ...others] };
}
