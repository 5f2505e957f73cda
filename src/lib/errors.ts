import type { TextKey, TextValues } from './language';

/** Something the person may read: a text in their own language, and what can be done. Not a bug, not logged as one. */
export class UserError extends Error {
  constructor(
    readonly text: TextKey,
    readonly values: TextValues = {},
  ) {
    super(text);
    this.name = 'UserError';
  }
}

/** The work did not end within its budget, so nobody knows whether it was done. Never say «lagret» after this. */
export class TimeBudgetExceeded extends Error {
  constructor(readonly budgetMs: number) {
    super(`No result within ${budgetMs} ms`);
    this.name = 'TimeBudgetExceeded';
  }
}

/** The result of `work`, or TimeBudgetExceeded after `budgetMs`. The work itself goes on: it must be idempotent. */
export async function withinBudget<T>(budgetMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeBudgetExceeded(budgetMs)), budgetMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
