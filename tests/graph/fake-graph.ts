import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface GraphRequest {
  method: string;
  url: string;
  authorization: string;
  body: Record<string, unknown>;
}

/** What the next request gets instead of what the contract says; `hang`: nothing, ever. */
export type Instead = { status: number; body?: unknown; headers?: Record<string, string> } | 'hang' | 'cut';

export interface FakeGraph {
  url: string;
  requests: GraphRequest[];
  meetings: Map<string, Record<string, unknown>>;
  /** One for each request to come, in this order; undefined for one by the contract. */
  instead: (Instead | undefined)[];
  /** Graph answers of every meeting with this link. */
  joinWebUrl: string;
  close(): Promise<void>;
}

export const TOKEN = 'token-of-the-test';
export const JOIN = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%7d';

/** Follows the contract of onlineMeeting createOrGet, update and delete in v1.0 (learn.microsoft.com/graph/api), for one user. */
export async function startFakeGraph(organizer: string): Promise<FakeGraph> {
  const graph: FakeGraph = { url: '', requests: [], meetings: new Map(), instead: [], joinWebUrl: JOIN, close: async () => undefined };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  graph.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  graph.close = () => new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const body = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
    const { method = '', url = '', headers: { authorization = '' } } = request;
    graph.requests.push({ method, url, authorization, body });
    const instead = graph.instead.shift();
    if (instead === 'hang') return;
    if (instead === 'cut') return void request.socket.destroy();
    const { status, body: answer, headers = {} } = instead ?? answerTo(method, url, authorization, body);
    const json = typeof answer === 'string' ? answer : answer && JSON.stringify(answer);
    // Restify, in the same process, has its own `writeHead`, which cannot be chained.
    response.statusCode = status;
    if (json) response.setHeader('Content-Type', 'application/json');
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.end(json);
  }

  function answerTo(method: string, url: string, authorization: string, body: Record<string, unknown>): Exclude<Instead, string> {
    const base = `/v1.0/users/${organizer}/onlineMeetings`;
    if (authorization !== `Bearer ${TOKEN}`) return errorOf(401, 'InvalidAuthenticationToken');
    if (!url.startsWith(base)) return errorOf(404, 'UnknownError');
    if (method === 'POST' && url === `${base}/createOrGet`) {
      const found = [...graph.meetings.values()].find(({ externalId }) => externalId === body.externalId);
      if (found) return { status: 200, body: found };
      if (!body.externalId || String(body.endDateTime) < String(body.startDateTime)) return errorOf(400, 'BadRequest');
      const meeting = { ...body, id: `MSpk_${graph.meetings.size}*0**19:meeting/a+b=`, joinWebUrl: graph.joinWebUrl };
      graph.meetings.set(meeting.id, meeting);
      return { status: 201, body: meeting };
    }
    const id = decodeURIComponent(url.slice(base.length + 1));
    const found = graph.meetings.get(id);
    if (!found) return errorOf(404, 'NotFound');
    if (method === 'DELETE') {
      graph.meetings.delete(id);
      return { status: 204 };
    }
    if (method !== 'PATCH' || !body.startDateTime !== !body.endDateTime) return errorOf(400, 'BadRequest');
    graph.meetings.set(id, { ...found, ...body });
    return { status: 200, body: graph.meetings.get(id) };
  }

  return graph;
}

/** As Graph says what is wrong. */
export function errorOf(status: number, code: string, headers: Record<string, string> = {}): Exclude<Instead, string> {
  const innerError = { 'date': '2026-03-02T09:00:00', 'request-id': '5b6b6b6b-0000-4000-8000-000000000001', 'client-request-id': 'x' };
  return { status, headers, body: { error: { code, message: 'No application access policy found for this app, hemmelig.', innerError } } };
}
