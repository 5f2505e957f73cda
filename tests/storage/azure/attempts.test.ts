import { RestError } from '@azure/data-tables';

import { Conflict, StoreUnavailable } from '../../../src/storage';
import { withinBudget, type Attempt, type Trying } from '../../../src/storage/azure/attempts';
import { Lanes } from '../../../src/storage/azure/lanes';

const BUDGET = { totalMs: 300, attemptMs: 100 };
/** Room for several tries on a busy machine. */
const ROOMY = { totalMs: 5_000, attemptMs: 1_000 };
const SLACK_MS = 1_500;
const newTrying = (lanes = 4, random = 0): Trying => ({ lanes: new Lanes(lanes), random: () => random });
const trying = newTrying();
const busy = (): RestError => new RestError('busy', { statusCode: 503, code: 'ServerBusy' });
const lost = (): RestError => new RestError('socket hang up', { code: 'ECONNRESET' });

/** Fails with each of the errors in turn, then succeeds; remembers what it was given. */
function failing(...errors: Error[]): { send: (attempt: Attempt) => Promise<string>; attempts: Attempt[] } {
  const attempts: Attempt[] = [];
  return {
    attempts,
    async send(attempt) {
      attempts.push(attempt);
      attempt.writing(true);
      const error = errors[attempts.length - 1];
      if (error) throw error;
      return 'done';
    },
  };
}

describe('trying within a budget', () => {
  it('tries once when that is enough', async () => {
    const { send, attempts } = failing();
    expect(await withinBudget(ROOMY, trying, send)).toBe('done');
    expect(attempts).toHaveLength(1);
  });

  it('tells a later try that an earlier one may have been done', async () => {
    const { send, attempts } = failing(busy(), lost(), busy());
    await withinBudget(ROOMY, trying, send);
    expect(attempts.map(({ unsure }) => unsure)).toEqual([false, false, true, true]);
  });

  it('does not doubt what was never sent, or what the store has refused', async () => {
    let tries = 0;
    const doubts: boolean[] = [];
    await withinBudget(ROOMY, trying, async ({ unsure, writing }) => {
      doubts.push(unsure);
      tries += 1;
      if (tries === 1) throw lost();
      writing(true);
      writing(false);
      if (tries === 2) throw lost();
    });
    expect(doubts).toEqual([false, false, false]);
  });

  it('passes an answer on at once', async () => {
    const { send, attempts } = failing(new Conflict());
    await expect(withinBudget(BUDGET, trying, send)).rejects.toThrow(Conflict);
    expect(attempts).toHaveLength(1);
  });

  it('ends in time also when the work heeds no signal, as a credential may not', async () => {
    const start = performance.now();
    await expect(withinBudget(BUDGET, trying, () => new Promise(() => undefined))).rejects.toThrow(StoreUnavailable);
    expect(performance.now() - start).toBeLessThan(BUDGET.totalMs + SLACK_MS);
  });

  it('aborts each try that it gives up, and no other', async () => {
    const signals: AbortSignal[] = [];
    await withinBudget({ ...ROOMY, attemptMs: 100 }, trying, async ({ signal }) => {
      signals.push(signal);
      if (signals.length === 1) await new Promise(() => undefined);
    });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it('is not disturbed by a try that fails after it was given up', async () => {
    let tries = 0;
    await expect(withinBudget({ ...ROOMY, attemptMs: 100 }, trying, async () => {
      tries += 1;
      if (tries > 1) return 'done';
      await new Promise((resolve) => { setTimeout(resolve, BUDGET.attemptMs + 20); });
      throw lost();
    })).resolves.toBe('done');
    await new Promise((resolve) => { setTimeout(resolve, 60); });
  });

  it('says what was wrong, not that the last try was cut short', async () => {
    let tries = 0;
    await expect(withinBudget(BUDGET, trying, async () => {
      tries += 1;
      if (tries === 1) throw new RestError('no', { code: 'ECONNREFUSED' });
      await new Promise(() => undefined);
    })).rejects.toThrow('cannot be reached (ECONNREFUSED)');
  });

  it('waits longer with more jitter, and never past the budget', async () => {
    for (const random of [0, 0.999]) {
      const start = performance.now();
      const failed = withinBudget(BUDGET, newTrying(1, random), async () => { throw busy(); });
      await expect(failed).rejects.toMatchObject({ outcome: 'not-done' });
      expect(performance.now() - start).toBeLessThan(BUDGET.totalMs + SLACK_MS);
    }
  });
});

describe('waiting in line', () => {
  it('is surely not done when the turn does not come within the budget', async () => {
    const crowded = newTrying(1);
    await crowded.lanes.enter(0);
    const send = jest.fn(async () => 'done');
    const start = performance.now();
    const slow = { outcome: 'not-done', message: expect.stringContaining('slow') };
    await expect(withinBudget(BUDGET, crowded, send)).rejects.toMatchObject(slow);
    expect(performance.now() - start).toBeLessThan(BUDGET.totalMs + SLACK_MS);
    expect(send).not.toHaveBeenCalled();
  });

  it('makes way after a success, a failure, an answer and a time-out', async () => {
    const narrow = newTrying(1);
    await withinBudget(ROOMY, narrow, failing(busy(), lost()).send);
    await withinBudget(BUDGET, narrow, failing(new Conflict()).send).catch(() => undefined);
    await withinBudget(BUDGET, narrow, () => new Promise(() => undefined)).catch(() => undefined);
    expect(await withinBudget(ROOMY, narrow, failing().send)).toBe('done');
  });
});
