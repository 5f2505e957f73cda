import { parseJson } from './loopback';

export interface PostOptions {
  /** Sent as `Authorization: Bearer <token>`; without it there is no such header. */
  token?: string;
  /** Sent instead of the activity, byte for byte: for bodies that are no JSON, or too large. */
  rawBody?: string | Uint8Array<ArrayBuffer>;
  /** These win over the headers set here, so `authorization` or `content-type` can be anything. */
  headers?: Record<string, string>;
  path?: string;
}

export interface PostResult {
  status: number;
  headers: Headers;
  /** The parsed JSON; undefined when the body is empty or no JSON. */
  body: unknown;
  text: string;
}

/** Does what Teams does with an activity: one POST, no retry, and waits for the answer (an invoke's result is its body). */
export async function postActivity(baseUrl: string, activity: unknown, options: PostOptions = {}): Promise<PostResult> {
  // A connection of its own: a kept one may be to an earlier server that had the same port.
  const headers: Record<string, string> = { 'content-type': 'application/json; charset=utf-8', connection: 'close' };
  if (options.token !== undefined) headers.authorization = `Bearer ${options.token}`;

  const response = await fetch(new URL(options.path ?? '/api/messages', baseUrl), {
    method: 'POST',
    headers: { ...headers, ...options.headers },
    body: options.rawBody ?? JSON.stringify(activity),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parseJson(text), text };
}
