import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One reminder as it came, whether it was taken or not. */
export interface Arrival {
  instance: string;
  to: string;
  what: string;
  at: number;
}

export interface ReminderTeams {
  url: string;
  taken: Arrival[];
  /** How many got 429. */
  refused(): number;
  close(): Promise<void>;
}

export interface ReminderTeamsOptions {
  /** So many in each second of the clock; 429 beyond. */
  perSecond?: number;
  takesMs: number;
  /** Told of each that was taken, before the answer. */
  onTaken?(arrival: Arrival): void;
}

/** What reminders of several processes are sent to: takes so many a second of all together. */
export async function startReminderTeams({ perSecond = Infinity, takesMs, onTaken }: ReminderTeamsOptions): Promise<ReminderTeams> {
  const taken: Arrival[] = [];
  let [second, inSecond, refused] = [0, 0, 0];

  function answer(response: ServerResponse, arrival: Arrival): void {
    const now = Math.floor(arrival.at / 1_000);
    if (now !== second) [second, inSecond] = [now, 0];
    if (++inSecond > perSecond) {
      refused++;
      response.statusCode = 429;
      response.setHeader('retry-after', '1');
      response.end();
      return;
    }
    taken.push(arrival);
    onTaken?.(arrival);
    setTimeout(() => {
      // Not by writeHead, which restify, where it is loaded, makes return nothing.
      response.statusCode = 201;
      response.end();
    }, takesMs);
  }

  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const said = (name: string) => searchParams.get(name) ?? '';
    request.resume().on('end', () => answer(response, { instance: said('instance'), to: said('to'), what: said('what'), at: Date.now() }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    refused: () => refused,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
