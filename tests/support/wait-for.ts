export interface WaitOptions {
  /** What is waited for, as it should read in the error: "the poll to close". */
  what?: string;
  timeoutMs?: number;
  everyMs?: number;
}

/**
 * Asks until the answer is truthy, and gives that answer. A condition that throws counts as "not yet"; when the deadline
 * passes, its last error is the cause of the one thrown. Use it instead of sleeping: it takes as long as needed, not longer.
 */
export async function waitFor<T>(condition: () => T | Promise<T>, options: WaitOptions = {}): Promise<NonNullable<T>> {
  const { what = 'a condition', timeoutMs = 5_000, everyMs = 5 } = options;
  const deadline = performance.now() + timeoutMs;
  let cause: unknown;

  for (;;) {
    try {
      cause = undefined;
      const answer = await condition();
      if (answer) return answer;
    } catch (error) {
      cause = error;
    }
    if (performance.now() >= deadline) throw new Error(`Waited ${timeoutMs} ms for ${what}, in vain.`, { cause });
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
