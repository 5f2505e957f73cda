/** What a call to Graph came to, as `OnlineMeetings` tells it. */
export type GraphFailure = 'forbidden' | 'gone' | 'refused' | 'busy' | 'away';

/** Says nothing of what was sent: status, Graph's own code and the id that Microsoft's support asks for. */
export class GraphError extends Error {
  constructor(
    readonly failure: GraphFailure,
    readonly detail: { status?: number; code?: string; requestId?: string; reason?: string } = {},
  ) {
    super(`Microsoft Graph: ${failure}`);
    this.name = 'GraphError';
  }
}

/** Of an HTTP status that is no success. 401 and 403: the permission, its consent or the application access policy is missing. */
export function failureOfStatus(status: number): GraphFailure {
  if (status === 401 || status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'gone';
  if (status === 429) return 'busy';
  return status >= 500 ? 'away' : 'refused';
}

/** Codes and ids of Graph's error bodies as the log may hold them; whatever else a body has is left out. */
export function detailOf(status: number, body: unknown): GraphError['detail'] {
  const { error } = (body ?? {}) as { error?: { code?: unknown; innerError?: { 'request-id'?: unknown } } };
  const [code, requestId] = [word(error?.code), word(error?.innerError?.['request-id'])];
  return { status, ...(code && { code }), ...(requestId && { requestId }) };
}

const word = (value: unknown): string | undefined => (typeof value === 'string' && /^[\w.-]{1,80}$/.test(value) ? value : undefined);
