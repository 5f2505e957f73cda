import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What was asked, as the server saw it. */
export interface ModelRequest {
  path: string;
  headers: IncomingMessage['headers'];
  body: { model?: string; messages: { role: string; content: string }[] };
}

type Behaviour = (request: ModelRequest, response: ServerResponse) => void;

/** Azure OpenAI on loopback, that behaves as the test says. */
export interface FakeAzure {
  config: { endpoint: string; deployment: string; apiVersion: string; key: string };
  requests: ModelRequest[];
  behave(how: Behaviour): void;
  close(): Promise<void>;
}

/** Says this, as a model would. */
export const saying = (content: unknown): Behaviour => (_request, response) => {
  const choice = { index: 0, finish_reason: 'stop', message: { role: 'assistant', content } };
  const completion = { id: 'c', object: 'chat.completion', created: 1, model: 'm', choices: [choice] };
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(completion));
};

/** Chooses the passage that stands at this place among those it is shown. */
export const choosing = (at: number): Behaviour => (request, response) => {
  saying(JSON.stringify({ id: idsShown(request)[at] }))(request, response);
};

export const failing = (status: number, body = '{"error":{"message":"nei"}}'): Behaviour => (_request, response) => {
  // restify, in the same process, takes the chaining from writeHead.
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body);
};

export function idsShown({ body }: ModelRequest): string[] {
  const { passages } = JSON.parse(body.messages[1]?.content ?? '{}') as { passages: { id: string }[] };
  return passages.map(({ id }) => id);
}

export async function startFakeAzure(): Promise<FakeAzure> {
  const requests: ModelRequest[] = [];
  let behaviour: Behaviour = saying('{"id": null}');
  const server: Server = createServer((incoming, response) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString()) as ModelRequest['body'];
      const request = { path: incoming.url ?? '', headers: incoming.headers, body };
      requests.push(request);
      behaviour(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    config: { endpoint: `http://127.0.0.1:${port}`, deployment: 'liten', apiVersion: '2024-10-21', key: 'noekkel-til-modellen' },
    requests,
    behave: (how) => { behaviour = how; },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => { server.close(() => { resolve(); }); });
    },
  };
}
