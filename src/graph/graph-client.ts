import { setTimeout as wait } from 'node:timers/promises';
import { withinBudget } from '../lib/errors';
import { detailOf, failureOfStatus, GraphError } from './graph-error';

/** How long one attempt may take, with the token. */
const ATTEMPT_MS = 4_000;
/** Somebody waits for the answer: a service that wants a longer pause is asked again by them. */
const LONGEST_PAUSE_MS = 1_500;
const PAUSE_MS = 300;

export interface GraphClientParts {
  /** `https://graph.microsoft.com`. */
  url: string;
  /** An access token for Graph. */
  token(signal: AbortSignal): Promise<string>;
  attemptMs?: number;
}

/** One call, by its path below `/v1.0`, that may be made twice with the same outcome. */
export interface GraphCall {
  method: 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: object;
}

/** Calls Graph; once more, after the pause that it asks for, when it says 429 or 5xx. Throws GraphError. */
export class GraphClient {
  constructor(private readonly parts: GraphClientParts) {}

  /** The body of the answer; undefined for one without. */
  async call(call: GraphCall): Promise<unknown> {
    const first = await this.attempt(call);
    if (isSuccess(first)) return first.body;
    const pause = first.status === 429 || first.status >= 500 ? first.pauseMs : Infinity;
    if (pause > LONGEST_PAUSE_MS) throw failed(first);
    await wait(pause);
    const second = await this.attempt(call);
    if (isSuccess(second)) return second.body;
    throw failed(second);
  }

  private async attempt({ method, path, body }: GraphCall): Promise<Answer> {
    const { url, token, attemptMs = ATTEMPT_MS } = this.parts;
    const signal = AbortSignal.timeout(attemptMs);
    try {
      // The libraries behind it do not all heed the signal.
      const bearer = await withinBudget(attemptMs, token(signal));
      const response = await fetch(`${url}/v1.0${path}`, {
        method, signal,
        headers: { 'Authorization': `Bearer ${bearer}`, ...(body && { 'Content-Type': 'application/json' }) },
        // Where it would be sent on to, nobody has configured.
        redirect: 'error',
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: parsed(text), pauseMs: pauseOf(response.headers.get('retry-after')) };
    } catch (error) {
      if (error instanceof GraphError) throw error;
      throw new GraphError('away', { reason: (error as Error).name });
    }
  }
}

interface Answer {
  status: number;
  body: unknown;
  pauseMs: number;
}

const isSuccess = ({ status }: Answer): boolean => status >= 200 && status < 300;
const failed = ({ status, body }: Answer): GraphError => new GraphError(failureOfStatus(status), detailOf(status, body));

/** Seconds, as Graph gives them; a date, or nothing, is the usual pause. */
function pauseOf(retryAfter: string | null): number {
  return retryAfter && /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) * 1_000 : PAUSE_MS;
}

function parsed(text: string): unknown {
  try {
    return text ? (JSON.parse(text) as unknown) : undefined;
  } catch {
    return undefined;
  }
}
