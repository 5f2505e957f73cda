import { connector } from './connector';
import type { Created, Deleted, Sent, Updated } from './connector';
import { faultQueue } from './faults';
import type { FailOptions, FaultOptions } from './faults';
import { listen, readBody, sendJson } from './loopback';
import type { Roster, TeamsTeam } from './roster';
import { sentWatch } from './sent-watch';
import type { SentWatch } from './sent-watch';

/** `at` is milliseconds since 1970; `path` is decoded and starts with /v3/; header names are in lower case. */
export interface RecordedRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
  at: number;
}

/**
 * A Bot Connector on loopback. `requests` has everything that came, also what was struck by a fault; `sent`, `updated`,
 * `deleted` and `created` have what was delivered (see faults.ts for which is which). Ids are `activity-1`, `activity-2`, …
 * and `a:conversation-1`, …: the same in every run. `clear` forgets records and faults; it does not start the ids again,
 * so an id is never given twice.
 */
export interface FakeTeams {
  /** The serviceUrl, with the slash at its end that Teams sends. Anything may stand between it and `v3/`. */
  url: string;
  requests: RecordedRequest[];
  sent: Sent[];
  updated: Updated[];
  deleted: Deleted[];
  created: Created[];
  members: Roster;
  teams: TeamsTeam[];
  waitForSent: SentWatch['waitForSent'];
  failNext(options: FailOptions): void;
  hangNext(options?: FaultOptions): void;
  /** Destroys the socket once the request is recorded: the bot cannot know whether it was delivered. */
  resetNext(options?: FaultOptions): void;
  stallNext(options?: FaultOptions): void;
  clear(): void;
  close(): Promise<void>;
}

export async function startFakeTeams(): Promise<FakeTeams> {
  const requests: RecordedRequest[] = [];
  const faults = faultQueue();
  const watch = sentWatch();
  const { answer, records, members, teams } = connector({ onSent: watch.sent });

  const server = await listen(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const encodedPath = url.pathname.replace(/^.*?(?=\/v3\/)/, '');
    const path = decodeURIComponent(encodedPath);
    const method = request.method ?? 'GET';
    const body = await readBody(request);
    requests.push({ method, path, headers: request.headers as Record<string, string>, body, at: Date.now() });

    const fault = faults.next(method, path);
    const arrived = { method, path: encodedPath, query: url.searchParams, body, serviceUrl };
    const result = fault?.delivered === false ? undefined : answer(arrived);
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'reset') return void request.socket.destroy();
    if (fault?.kind === 'stall') {
      response.writeHead(200, { 'content-type': 'application/json' });
      return response.flushHeaders();
    }
    if (fault) return sendJson(response, fault.status, fault.body, fault.headers);
    if (result) sendJson(response, result.status, result.body);
  });
  const serviceUrl = `${server.origin}/`;

  return {
    url: serviceUrl,
    requests,
    ...records,
    members,
    teams,
    waitForSent: watch.waitForSent,
    failNext: faults.fail,
    hangNext: (options) => faults.silent('hang', options),
    resetNext: (options) => faults.silent('reset', options),
    stallNext: (options) => faults.silent('stall', options),
    clear() {
      for (const list of [requests, ...Object.values(records)]) list.length = 0;
      watch.clear();
      faults.clear();
    },
    close: server.close,
  };
}
