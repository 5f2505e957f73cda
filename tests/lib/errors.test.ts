import { TimeBudgetExceeded, UserError, withinBudget } from '../../src/lib/errors';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('work within a budget', () => {
  test('gives its result, and leaves no timer behind', async () => {
    await expect(withinBudget(1000, Promise.resolve('gjort'))).resolves.toBe('gjort');
    expect(jest.getTimerCount()).toBe(0);
  });

  test('that fails, fails with its own error', async () => {
    await expect(withinBudget(1000, Promise.reject(new Error('nede')))).rejects.toThrow('nede');
    expect(jest.getTimerCount()).toBe(0);
  });

  test('that has not ended in time is said to be unknown, not failed', async () => {
    const late = withinBudget(1000, new Promise(() => undefined));
    const outcome = expect(late).rejects.toEqual(expect.objectContaining({ name: 'TimeBudgetExceeded', budgetMs: 1000 }));
    jest.advanceTimersByTime(1000);
    await outcome;
    await expect(late).rejects.toBeInstanceOf(TimeBudgetExceeded);
  });

  test('goes on after its budget, and its late failure disturbs nobody', async () => {
    let fail: (error: Error) => void = () => undefined;
    const work = new Promise<never>((_, reject) => {
      fail = reject;
    });
    const outcome = expect(withinBudget(10, work)).rejects.toBeInstanceOf(TimeBudgetExceeded);
    jest.advanceTimersByTime(10);
    await outcome;
    fail(new Error('for sent'));
    await expect(work).rejects.toThrow('for sent');
  });
});

test('an error for the person names a text and its values, not a sentence', () => {
  const error = new UserError('bot.tooLong', { max: 5 });
  expect(error).toMatchObject({ name: 'UserError', text: 'bot.tooLong', values: { max: 5 } });
  expect(new UserError('bot.nothingToRead').values).toEqual({});
});
