import { withinBudget } from '../lib/errors';

/** Gives each step of one piece of work what is left of its time; past that, TimeBudgetExceeded. */
export type Budget = <T>(step: Promise<T>) => Promise<T>;

/** The time starts now, not at the first step. */
export function startBudget(ms: number): Budget {
  const end = performance.now() + ms;
  return (step) => withinBudget(Math.max(0, end - performance.now()), step);
}
