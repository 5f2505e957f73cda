/**
 * What goes wrong, and whether the message arrived all the same:
 *
 * | kind  | the client sees                  | delivered, unless told otherwise                         |
 * |-------|----------------------------------|----------------------------------------------------------|
 * | fail  | the status                       | no (say `delivered: true` for a 5xx that came too late)   |
 * | hang  | nothing, until it gives up       | no                                                       |
 * | reset | the connection closed, no answer | yes: it was done, and the answer was lost                 |
 * | stall | 200, and a body that never ends  | yes                                                      |
 *
 * Delivered means that it stands in `sent`, `updated`, … as well as in `requests`, where every request stands.
 */
export interface Fault {
  kind: 'fail' | 'hang' | 'reset' | 'stall';
  status: number;
  headers: Record<string, string>;
  body: unknown;
  delivered: boolean;
}

export interface FaultOptions {
  /** Only requests with this method; any when absent. */
  method?: string;
  /** Only requests whose decoded path matches. */
  path?: RegExp;
  /** How many requests it strikes; 1 when absent. */
  times?: number;
  delivered?: boolean;
}

export interface FailOptions extends FaultOptions {
  status: number;
  headers?: Record<string, string>;
  /** The body of a Connector error (`{ error: { code, message } }`) when absent. */
  body?: unknown;
}

/** Faults strike in the order they were asked for; one that does not match a request waits for the next. */
export function faultQueue() {
  let waiting: { fault: Fault; method?: string; path?: RegExp; left: number }[] = [];

  function add(fault: Fault, { method, path, times = 1 }: FaultOptions): void {
    waiting.push({ fault, method, path, left: times });
  }

  return {
    fail: ({ status, headers = {}, body, ...options }: FailOptions) => add({
      kind: 'fail', status, headers, delivered: options.delivered ?? false,
      body: body ?? { error: { code: `Status${status}`, message: `The test asked for ${status}.` } },
    }, options),
    silent: (kind: 'hang' | 'reset' | 'stall', options: FaultOptions = {}) => add({
      kind, status: 200, headers: {}, body: undefined, delivered: options.delivered ?? kind !== 'hang',
    }, options),

    next(method: string, path: string): Fault | undefined {
      const found = waiting.find((it) => (it.method ?? method) === method && (it.path?.test(path) ?? true));
      if (!found) return undefined;
      found.left -= 1;
      waiting = waiting.filter((it) => it.left > 0);
      return found.fault;
    },
    clear(): void {
      waiting = [];
    },
  };
}
