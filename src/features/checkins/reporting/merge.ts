import { sameAnswer } from '../forms/answers';
import type { Answer } from '../forms/types';
import type { Draft, DraftAnswer } from '../types';
import type { Clash } from './report-view';

/** What becomes of what somebody gave in a part. */
export interface Merged {
  /** To be written; undefined: the answer is taken away. */
  changed: Map<string, Answer | undefined>;
  /** Changed by somebody else since this person saw them and not touched by this person: theirs stands, and the person is told. */
  theirs: string[];
  /** Changed differently by both: theirs stands until the person settles it. */
  clashes: Clash[];
}

const UNANSWERED: DraftAnswer = { rev: 0 };

/**
 * The three-way merge of what somebody gave, having seen version `seen` of the draft. What the question's answer was then is known when it
 * was changed once since; when it was changed several times nobody knows whether the person touched it, so rather a clash too many than
 * an answer that is lost. Questions that are not in `given` stay as they are.
 */
export function merge(draft: Pick<Draft, 'answers'>, given: Readonly<Record<string, Answer | undefined>>, seen: number): Merged {
  const merged: Merged = { changed: new Map(), theirs: [], clashes: [] };
  for (const [question, mine] of Object.entries(given)) {
    const { answer: theirs, rev, was, since = 0 } = draft.answers[question] ?? UNANSWERED;
    if (sameAnswer(mine, theirs)) continue;
    if (rev <= seen) merged.changed.set(question, mine);
    else if (since <= seen && sameAnswer(mine, was)) merged.theirs.push(question);
    else merged.clashes.push(clashOf(question, mine, theirs));
  }
  return merged;
}

/** A clash without what is absent. */
export const clashOf = (question: string, mine: Answer | undefined, theirs: Answer | undefined): Clash => (
  { question, ...(mine && { mine }), ...(theirs && { theirs }) }
);
