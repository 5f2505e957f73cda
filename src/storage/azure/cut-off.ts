export class TimedOut extends Error {
  override readonly name = 'TimedOut';
}

/** Ends at the latest after `ms` with `TimedOut`, also if the work does not heed its signal, as a credential may not. */
export async function cutOff<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const control = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      control.abort();
      reject(new TimedOut());
    }, Math.max(1, ms));
  });
  try {
    return await Promise.race([work(control.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
