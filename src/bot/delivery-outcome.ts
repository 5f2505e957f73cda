import type { Delivery } from '../delivery';

/** Asked for when Teams does not say how long to wait. */
const DEFAULT_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/** Teams says by these codes that a message is not there any more (design/teams.md); anything else in a 404 is about the conversation. */
const MESSAGE_GONE = ['ActivityNotFoundInConversation', 'MessageNotFound'];

/** What an error of the connector means for the message that was on its way. */
export function deliveryOf(error: unknown, kind: 'post' | 'update'): Delivery {
  const { statusCode, code } = (error ?? {}) as { statusCode?: unknown; code?: unknown };
  switch (statusCode) {
    case 412:
    case 429:
      return { outcome: 'busy', retryAfterMs: retryAfterMs(error) ?? DEFAULT_WAIT_MS };
    case 404:
    case 410:
      return kind === 'update' && MESSAGE_GONE.includes(String(codeOf(error) ?? code)) ? { outcome: 'gone' } : { outcome: 'unreachable' };
    case 403:
      return { outcome: 'unreachable' };
    case 400:
    case 401:
    case 413:
      return { outcome: 'refused' };
    default:
      return { outcome: 'uncertain' };
  }
}

/** How long Teams asks us to wait, as its answer to a request says. */
export function retryAfterMs(error: unknown): number | undefined {
  const { response } = error as { response?: { headers?: { get?(name: string): string | undefined } } };
  const seconds = Number(response?.headers?.get?.('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(LONGEST_WAIT_MS, seconds * 1000) : undefined;
}

function codeOf(error: unknown): unknown {
  const { body, details } = error as { body?: { error?: { code?: unknown } }; details?: { error?: { code?: unknown } } };
  return (body ?? details)?.error?.code;
}
