import type { Answer } from '../forms/types';

const TIMES = 10;
/** Below this, ten times as many is chance. */
const FROM = 10;
/** What «1–4» may be at most, and at least. */
const FEW = { least: 1, most: 4 };

/**
 * Whether a number is ten times the last round's or more, or a tenth of it or less: a digit too many, or too few. The larger one is at
 * least 10; «1–4» counts as whichever of its numbers is nearest; to begin from 0 is no slip. Undefined where there is nothing to ask.
 */
export function tenfold(before: Answer | undefined, now: Answer | undefined): 'more' | 'less' | undefined {
  const [old, current] = [rangeOf(before), rangeOf(now)];
  if (!old || !current) return undefined;
  if (old.least > 0 && current.least >= FROM && current.least >= TIMES * old.most) return 'more';
  return old.least >= FROM && old.least >= TIMES * current.most ? 'less' : undefined;
}

function rangeOf(answer: Answer | undefined): { least: number; most: number } | undefined {
  if (!answer) return undefined;
  if ('few' in answer) return FEW;
  return 'number' in answer ? { least: answer.number, most: answer.number } : undefined;
}
