import type { Delivery } from '../delivery';

/** Asked for when Teams does not say how long to wait. */
const DEFAULT_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/** Teams says by these codes that a message is not there any more (design/teams.md); anything else in a 404 is about the conversation. */
const MESSAGE_GONE = ['ActivityNotFoundInConversation', 'MessageNotFound'];

/** No connection came about, so nothing was said over it. */
const NEVER_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

/**
 * What an error of the connector means for the message that was on its way. The SDK throws a RestError with the answer's
 * `statusCode` and, as `code`, what the answer's body says (`error.code`) or what the network said. Without a status nobody
 * knows whether the message arrived, unless no connection came about or no token was to be had.
 */
export function deliveryOf(error: unknown, kind: 'post' | 'update'): Delivery {
  const { statusCode, code, errorCode } = (error ?? {}) as { statusCode?: unknown; code?: unknown; errorCode?: unknown };
  if (typeof statusCode !== 'number') {
    // `errorCode` is what Microsoft's sign-in library gives its errors: the request was never signed, so it was not sent.
    const untaken = NEVER_CONNECTED.includes(String(code)) || typeof errorCode === 'string';
    return untaken ? { outcome: 'busy', retryAfterMs: DEFAULT_WAIT_MS } : { outcome: 'uncertain' };
  }
  switch (statusCode) {
    case 412:
    case 429:
      return { outcome: 'busy', retryAfterMs: retryAfterMs(error) ?? DEFAULT_WAIT_MS };
    case 404:
    case 410:
      return { outcome: kind === 'update' && MESSAGE_GONE.includes(String(code)) ? 'gone' : 'unreachable' };
    case 403:
      return { outcome: 'unreachable' };
    case 408:
      return { outcome: 'uncertain' };
    default:
      return { outcome: statusCode >= 400 && statusCode < 500 ? 'refused' : 'uncertain' };
  }
}

/** How long Teams asks us to wait, as its answer to a request says. */
export function retryAfterMs(error: unknown): number | undefined {
  const { response } = error as { response?: { headers?: { get?(name: string): string | undefined } } };
  const seconds = Number(response?.headers?.get?.('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(LONGEST_WAIT_MS, seconds * 1000) : undefined;
}
