import { TimeBudgetExceeded, withinBudget } from '../../../lib/errors';
import type { Log } from '../../../lib/log';
import type { Answer } from '../types';
import { candidatesOf, withChosen, type Chooser } from './chooser';
import { UnusableReply } from './instructions';

/** Longer than this nobody waits for a choice: the answer is then as it was. */
export const CHOICE_MS = 3_000;

/** Lets a chooser decide where the advisor is unsure. Whatever becomes of it, there is an answer, and its words are ours. */
export class ModelChoice {
  constructor(
    private readonly chooser: Chooser,
    private readonly log: Log,
    private readonly budgetMs = CHOICE_MS,
  ) {}

  /** The answer with the chosen passage, or as it was. The log says that a choice was made, nothing of the question. */
  async improve(answer: Answer, question: string, correlationId: string): Promise<Answer> {
    const candidates = candidatesOf(answer);
    if (candidates.length === 0) return answer;
    const outcome = (said: string) => this.log.info('Chosen by model', { correlationId, outcome: said });
    try {
      const id = await withinBudget(this.budgetMs, this.chooser.choose(question, candidates));
      const chosen = id === undefined ? undefined : withChosen(answer, candidates, id);
      outcome(id === undefined ? 'none' : chosen ? 'chosen' : 'ignored');
      return chosen ?? answer;
    } catch (error) {
      // The error's message may hold what the model or its filter said of the question.
      this.log.warn('Not chosen by model', { correlationId, reason: reasonOf(error) });
      return answer;
    }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof UnusableReply) return 'unusable reply';
  if (error instanceof TimeBudgetExceeded) return 'time-out';
  const { status, name } = error as { status?: unknown; name?: unknown };
  return typeof status === 'number' ? `HTTP ${status}` : typeof name === 'string' ? name.slice(0, 50) : 'unknown';
}
