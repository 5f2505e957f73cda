import type { Server as NodeServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import helmet, { type HelmetOptions } from 'helmet';
import { createServer, plugins, type Request, type RequestHandler, type Response, type Server } from 'restify';
import type { Log } from '../lib/log';
import type { Clock } from '../lib/time';
import { serveCalendars } from './calendar';
import { loggedPath, serveFiles, type FetchFile } from './files';

/** Teams' own activities stay under 100 KB; more is not from Teams. */
const MAX_BODY_BYTES = 256 * 1024;
/** Turns end within 10 s, so a stop that waits this long loses none. */
const STOP_WITHIN_MS = 12_000;
const CLOSE_IDLE_EVERY_MS = 20;

/** No page is served here: what remains is for a browser that is led here all the same. */
const HEADERS: HelmetOptions = {
  contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
};

export interface HttpParts {
  bot: { receive(body: unknown, authorization: string): Promise<{ status: number; body?: unknown }> };
  /** Resolves when the store answers. */
  ping(): Promise<void>;
  fetchFile: FetchFile;
  /** By the token of a subscription. */
  fetchCalendar: FetchFile;
  log: Log;
  clock: Clock;
}

export interface HttpServer {
  /** The address it listens on; with port 0, the port it was given. Rejects with Node's error when it cannot. */
  listen(port: number, host: string): Promise<{ url: string; port: number }>;
  /** Takes no more requests and resolves when those under way are answered. */
  stop(): Promise<void>;
}

/**
 * `POST /api/messages` for Teams, `/files` for links, `/calendar` for subscriptions, `/livez` and `/readyz` for whoever runs the service.
 * Answers no other path.
 */
export function createHttpServer({ bot, ping, fetchFile, fetchCalendar, log, clock }: HttpParts): HttpServer {
  const server = createServer({ name: '', handleUncaughtExceptions: false });
  server.pre(helmet(HEADERS));
  logRequests(server, log, clock);
  hideErrors(server, log);

  server.get('/livez', async (_request: Request, response: Response) => {
    response.send(200, { status: 'ok' });
  });
  server.get('/readyz', async (_request: Request, response: Response) => {
    const ready = await ping().then(() => true, () => false);
    response.send(ready ? 200 : 503, { store: ready ? 'ok' : 'unavailable' });
  });
  server.post('/api/messages', refuseEncoded, ...readJson(), async (request: Request, response: Response) => {
    const { status, body } = await bot.receive(request.body, request.header('authorization', ''));
    response.send(status, body);
  });
  serveFiles(server, fetchFile);
  serveCalendars(server, fetchCalendar);

  return {
    listen: (port, host) => listen(server, port, host),
    stop: () => stop(server),
  };
}

/** Not restify's parser for all types: that takes forms of any size, and writes their files to disk, from anybody. */
function readJson(): RequestHandler[] {
  const parse = plugins.jsonBodyParser({ bodyReader: true, mapParams: false });
  return [plugins.bodyReader({ maxBodySize: MAX_BODY_BYTES }), ...parse];
}

/** A small compressed body may unpack to gigabytes; Teams compresses none. */
function refuseEncoded(request: Request, response: Response, next: (error?: unknown) => void): void {
  if (!request.header('content-encoding')) return next();
  response.send(415);
  next(false);
}

/** Never what a request holds: method, path without query and token, status and time. */
function logRequests(server: Server, log: Log, clock: Clock): void {
  const startedAt = new WeakMap<Request, number>();
  server.pre((request: Request, _response: Response, next: () => void) => {
    startedAt.set(request, clock.now());
    next();
  });
  server.on('after', (request: Request, response: Response) => {
    const ms = clock.now() - (startedAt.get(request) ?? clock.now());
    log.debug('Request', { method: request.method, path: loggedPath(request.path()), status: response.statusCode, ms });
  });
}

type HttpError = Error & { statusCode?: number; toJSON?: () => unknown };

/** restify's messages repeat what was sent and where it broke; a stranger gets the status and its name. */
function hideErrors(server: Server, log: Log): void {
  server.on('restifyError', (_request: Request, _response: Response, error: HttpError, done: () => void) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) log.error('Request failed', { status, error });
    const name = status >= 500 ? 'InternalError' : error.name.replace(/Error$/, '');
    error.toJSON = () => ({ code: name });
    error.toString = () => name;
    done();
  });
}

function listen(server: Server, port: number, host: string): Promise<{ url: string; port: number }> {
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, host, () => {
      const address: AddressInfo = server.address();
      resolve({ url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`, port: address.port });
    });
  });
}

/** Connections fall idle one by one, as their last request is answered; a client would keep each for seconds. */
async function stop(server: Server): Promise<void> {
  const { server: node } = server as unknown as { server: NodeServer };
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  const idle = setInterval(() => node.closeIdleConnections(), CLOSE_IDLE_EVERY_MS);
  const forced = setTimeout(() => node.closeAllConnections(), STOP_WITHIN_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(forced);
}
