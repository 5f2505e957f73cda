import { sameAnswer } from '../forms/answers';
import type { Answer } from '../forms/types';
import type { Draft, KeptAnswers } from '../types';
import { clashOf } from './merge';
import type { Clash, Kept } from './report-view';

type Answered = KeptAnswers['answers'];

/** Who keeps it, when (UTC ms), and in which part. */
export type Keeper = Omit<KeptAnswers, 'answers'>;

/**
 * What stays kept when somebody saves a part again: the new clashes, and of the old ones those whose question they did not change now.
 * Undefined when nothing is left.
 */
export function keptAfter(
  keeper: Keeper, old: KeptAnswers | undefined, { changed, clashes }: { changed: ReadonlySet<string>; clashes: readonly Clash[] },
  { answers }: Pick<Draft, 'answers'>,
): KeptAnswers | undefined {
  const left = Object.entries(old?.answers ?? {}).filter(([question]) => !changed.has(question));
  const added = clashes.map(({ question, ...both }) => [question, { ...both, rev: answers[question]?.rev ?? 0 }] as const);
  return orNothing(keeper, Object.fromEntries([...left, ...added]));
}

/** What becomes of kept answers when the person has chosen. */
export interface Settled {
  /** Theirs is replaced by mine. */
  changed: Map<string, Answer | undefined>;
  /** Somebody has changed theirs again since the person was shown it: it is asked once more. */
  clashes: Clash[];
  kept: KeptAnswers | undefined;
}

/** What is not picked stays kept. */
export function settled(kept: KeptAnswers, picks: Readonly<Record<string, 'mine' | 'theirs'>>, draft: Pick<Draft, 'answers'>): Settled {
  const changed = new Map<string, Answer | undefined>();
  const clashes: Clash[] = [];
  const left: Record<string, Answered[string]> = {};
  for (const [question, entry] of Object.entries(kept.answers)) {
    const now = draft.answers[question];
    const pick = Object.hasOwn(picks, question) ? picks[question] : undefined;
    if (pick === undefined) left[question] = entry;
    if (pick !== 'mine' || sameAnswer(entry.mine, now?.answer)) continue;
    if ((now?.rev ?? 0) <= entry.rev || sameAnswer(entry.theirs, now?.answer)) {
      changed.set(question, entry.mine);
      continue;
    }
    const { question: _question, ...both } = clashOf(question, entry.mine, now?.answer);
    clashes.push({ question, ...both });
    left[question] = { ...both, rev: now?.rev ?? 0 };
  }
  return { changed, clashes, kept: orNothing(kept, left) };
}

/** As the person is shown them: theirs as it is now. What is the same by now is no clash. */
export function shownKept(all: readonly KeptAnswers[], by: string, { answers }: Pick<Draft, 'answers'>): Kept[] {
  return all.filter((each) => each.by === by).flatMap(({ part, answers: kept }) => {
    const clashes = Object.entries(kept)
      .map(([question, { mine }]) => clashOf(question, mine, answers[question]?.answer))
      .filter(({ mine, theirs }) => !sameAnswer(mine, theirs));
    return clashes.length > 0 ? [{ part, clashes }] : [];
  });
}

const orNothing = ({ part, by, at }: Keeper, answers: Answered): KeptAnswers | undefined => (
  Object.keys(answers).length > 0 ? { part, by, at, answers } : undefined
);
