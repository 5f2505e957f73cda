import { createHash } from 'node:crypto';
import { loggedPath } from '../../src/http/files';
import { seedRomsdal, NETWORK } from '../support/romsdal';
import { startTestApp, type TestApp } from '../support/running-app';
import { testClock } from '../support/test-clock';
import { down, unrulyStore, type UnrulyStore } from '../support/unruly-store';
import { Feeds } from '../../src/features/meetings/calendar/feeds';
import { openStore } from '../../src/storage';

const clock = testClock();
let bot: TestApp;
let store: UnrulyStore;
let token: string;
beforeAll(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ store, clock, publicUrl: 'https://assistent.example.no', seed: seedRomsdal });
  token = (await new Feeds(store).make({ kind: 'network', networkId: NETWORK }, 0, clock.now()))?.token ?? '';
});
afterAll(() => bot.stop());
afterEach(() => store.behave());

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(bot.url + path, { headers });
/** As far as a caller can tell; the date aside. */
const seen = async (response: Response) => [response.status, [...response.headers].filter(([name]) => name !== 'date'), await response.text()];

test('a calendar is sent in UTF-8, for the one who asked, with a tag of what is in it', async () => {
  const response = await get(`/calendar/${token}.ics`);
  const body = await response.text();
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'inline; filename="samlinger.ics"', 'cache-control': 'private, max-age=300',
    'etag': `"${createHash('sha256').update(body).digest('base64url')}"`, 'content-length': String(Buffer.byteLength(body)),
    'x-content-type-options': 'nosniff',
  });
  expect(body).toMatch(/^BEGIN:VCALENDAR\r\n[^]*SUMMARY:Samling 2\r\n[^]*END:VCALENDAR\r\n$/);
});

test('who has it already is told so, and sent nothing', async () => {
  const etag = (await get(`/calendar/${token}.ics`)).headers.get('etag') ?? '';
  for (const tags of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
    const response = await get(`/calendar/${token}.ics`, { 'If-None-Match': tags });
    expect([tags, response.status, await response.text(), response.headers.get('etag')]).toEqual([tags, 304, '', etag]);
    expect(response.headers.get('cache-control')).toBe('private, max-age=300');
  }
  expect((await get(`/calendar/${token}.ics`, { 'If-None-Match': '"x"' })).status).toBe(200);
});

test('after a change it has another tag, and is sent again', async () => {
  const etag = (await get(`/calendar/${token}.ics`)).headers.get('etag') ?? '';
  clock.advance(3_600_000);
  expect((await get(`/calendar/${token}.ics`, { 'If-None-Match': etag })).status).toBe(304);
  await bot.app.meetings.change(NETWORK, 'm2', (old) => ({ ...old, version: 1, movedAt: clock.now() }));
  const response = await get(`/calendar/${token}.ics`, { 'If-None-Match': etag });
  expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('SEQUENCE:1')]);
});

test('whatever is wrong gets the same answer as a path that is not there, and asks the store nothing where it can be seen', async () => {
  const nothing = await seen(await get('/nothing'));
  store.calls.length = 0;
  const other = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
  const shapes = ['/calendar', '/calendar/', '/calendar/.ics', `/calendar/${token}`, `/calendar/${token}.icsx`, `/calendar/${token}/.ics`, `/calendar/x${token}.ics`,
    `/calendar/${token.slice(1)}.ics`, `/calendar/${'a'.repeat(5_000)}.ics`, '/calendar/%ff.ics', '/calendar/..%2f..%2fpackage.json', `/calendar/${token.slice(0, 42)}%00.ics`];
  for (const path of shapes) expect([path, await seen(await get(path))]).toEqual([path, nothing]);
  expect(store.calls).toEqual([]);
  expect(await seen(await get(`/calendar/${other}.ics`))).toEqual(nothing);
  store.interfere(down);
  expect(await seen(await get(`/calendar/${token}.ics`))).toEqual(nothing);
});

test('a path in the log has no token, however it is written', () => {
  for (const path of [`/calendar/${token}.ics`, `/calendar%2f${token}.ics`, `/calendar%2F${token}`, `/Calendar/${token}`, `//calendar/${token}`]) {
    expect(loggedPath(path)).not.toContain(token.slice(0, 10));
  }
  expect(loggedPath('/api/messages')).toBe('/api/messages');
});
