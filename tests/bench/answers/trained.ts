import { Advisor } from '../../../src/features/advice/advisor';
import type { Bank } from '../../../src/features/advice/bank';
import type { loadSources } from '../../../src/features/advice/knowledge';
import { makeKnowledge, type Knowledge } from '../../../src/features/advice/knowledge-file';
import { outcomeOf, type Line, type Outcome } from './lines';

export type Sources = ReturnType<typeof loadSources>;

/** The product's own way of answering, taught on a bank; the rest is as it is in the project. */
export function taughtOn(bank: Bank, { passages, thesaurus }: Sources): { advisor: Advisor; knowledge: Knowledge; seconds: number } {
  const started = performance.now();
  const knowledge = makeKnowledge(bank, passages, thesaurus);
  const seconds = (performance.now() - started) / 1000;
  return { advisor: new Advisor(knowledge), knowledge, seconds };
}

export function ask(advisor: Advisor, lines: Line[]): Outcome[] {
  return lines.map((line) => outcomeOf(line, advisor.answer(line.text, line.lang)));
}
