import { createHash } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import type { FetchFile } from './files';

/** Where the links of subscriptions lead. */
const PATH = '/calendar/';
const ENDING = '.ics';
/** A calendar that asks more often than this may show what it has. */
const FRESH_SECONDS = 300;

/**
 * `GET /calendar/<token>.ics`: the calendar, for programs that ask again and again; 304 when it is as they have it (`If-None-Match`).
 * Else what a path that is not there gets, without a reason.
 */
export function serveCalendars(server: Server, fetchCalendar: FetchFile): void {
  server.get(`${PATH}*`, async (request: Request, response: Response) => {
    const asked = request.path().slice(PATH.length);
    const calendar = asked.endsWith(ENDING) ? await fetchCalendar(asked.slice(0, -ENDING.length)).catch(() => undefined) : undefined;
    if (!calendar) return void response.send(404, { code: 'ResourceNotFound' });
    const etag = `"${createHash('sha256').update(calendar.body).digest('base64url')}"`;
    const headers = { 'ETag': etag, 'Cache-Control': `private, max-age=${FRESH_SECONDS}` };
    if (isKnown(etag, request.header('if-none-match', ''))) return void response.sendRaw(304, '', headers);
    response.sendRaw(200, calendar.body, {
      ...headers,
      'Content-Type': `${calendar.type}; charset=utf-8`,
      'Content-Disposition': `inline; filename="${calendar.name}"`,
      'Content-Length': String(Buffer.byteLength(calendar.body)),
    });
  });
}

/** Compared weakly, as RFC 9110 (13.1.2) asks for: a proxy that packs the answer marks the tag `W/`. */
function isKnown(etag: string, header: string): boolean {
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
