import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What happens to a request on its way to Azurite. */
export type Fault =
  /** Carried out; then the connection breaks before the answer. */
  | 'lose-response'
  /** Carried out; then nothing, for ever. */
  | 'hang-after'
  /** Never carried out, and nothing comes back. */
  | 'hang'
  /** The connection breaks before the request is passed on. */
  | 'break'
  /** Half of the answer's body, with a whole answer's headers. */
  | 'cut-body'
  /** A page with no rows and a token to begin again, as Azure may send while it moves a partition. */
  | 'empty-page'
  | { readonly status: number; readonly code?: string };

export interface FaultProxy {
  readonly port: number;
  /** Requests seen since the last `reset`, as `METHOD status`: Azurite's status, or 0 if it was not asked. */
  readonly log: readonly string[];
  /** The faults of the next requests, in order; null lets one pass. Requests after the last pass too. */
  next(...faults: (Fault | null)[]): void;
  /** The fault of every request from now on. */
  always(fault: Fault): void;
  reset(): void;
  close(): Promise<void>;
}

interface Answer {
  readonly response: IncomingMessage;
  readonly body: Buffer;
}

/** A proxy on loopback before Azurite, which does to requests what networks and busy stores do. */
export async function startFaultProxy(azuritePort: number): Promise<FaultProxy> {
  let queue: (Fault | null)[] = [];
  let standing: Fault | null = null;
  let log: string[] = [];
  const sockets = new Set<Socket>();

  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const fault = queue.shift() ?? standing;
    // A request that outlives a reset is not counted by the test that follows.
    const seen = log;
    const asked = await readBody(incoming);
    if (fault === 'hang' || fault === 'break' || fault === 'empty-page' || isStatus(fault)) {
      seen.push(`${incoming.method} 0`);
      if (fault === 'break') incoming.socket.destroy();
      else if (fault === 'empty-page') sendEmptyPage(incoming, outgoing);
      else if (fault !== 'hang') sendStatus(outgoing, fault);
      return;
    }
    const answer = await forward(azuritePort, incoming, asked);
    seen.push(`${incoming.method} ${answer.response.statusCode}`);
    if (fault === 'lose-response') incoming.socket.destroy();
    else if (fault !== 'hang-after') pass(answer, outgoing, fault === 'cut-body');
  };

  const server = createServer((incoming, outgoing) => {
    // Azurite is stopped after the proxy, so a failure here is a test's own: the client sees a broken connection.
    handle(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });

  return {
    port: (server.address() as AddressInfo).port,
    get log() { return log; },
    next(...faults) { queue = faults; },
    always(fault) { standing = fault; },
    reset() { queue = []; standing = null; log = []; },
    async close() {
      const closed = new Promise((resolve) => { server.close(resolve); });
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function isStatus(fault: Fault | null): fault is Extract<Fault, object> {
  return typeof fault === 'object' && fault !== null;
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function forward(port: number, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  // The token of an empty page means "from the start", which Azurite does not know.
  const path = incoming.url?.replace(/&?Next(?:Partition|Row)Key=again/gi, '');
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const { method, headers } = incoming;
    request({ host: '127.0.0.1', port, method, path, headers }, resolve).once('error', reject).end(body);
  });
  return { response, body: await readBody(response) };
}

function pass({ response, body }: Answer, outgoing: ServerResponse, cut: boolean): void {
  const { 'content-length': _length, 'transfer-encoding': _encoding, ...headers } = response.headers;
  outgoing.writeHead(response.statusCode ?? 500, headers);
  outgoing.end(cut ? body.subarray(0, body.length / 2) : body);
}

function sendEmptyPage(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const token = { 'x-ms-continuation-nextpartitionkey': 'again', 'x-ms-continuation-nextrowkey': 'again' };
  const type = incoming.headers.accept ?? 'application/json';
  outgoing.writeHead(200, { ...token, 'content-type': type });
  outgoing.end(JSON.stringify({ value: [] }));
}

function sendStatus(outgoing: ServerResponse, { status, code }: Extract<Fault, object>): void {
  const body = code === undefined ? '' : JSON.stringify({ 'odata.error': { code, message: { lang: 'en-US', value: code } } });
  const headers = { 'content-type': 'application/json', ...(code === undefined ? {} : { 'x-ms-error-code': code }) };
  outgoing.writeHead(status, headers);
  outgoing.end(body);
}
