import { personalMessage } from '../support/activities';
import { cardOf } from '../support/replies';
import { startTestApp, type TestApp } from '../support/running-app';
import { testClock, type TestClock } from '../support/test-clock';
import { down, unrulyStore, type UnrulyStore } from '../support/unruly-store';
import { loggedPath } from '../../src/http/files';
import { sealer } from '../../src/lib/sealed-token';
import { openStore } from '../../src/storage';
import { ofType } from '../cards/elements';

const SECRET = 'a-secret-of-the-test-that-is-long';
const ADDRESS = 'https://assistent.example.no';
let bot: TestApp;
let store: UnrulyStore;
let clock: TestClock;
beforeAll(async () => {
  clock = testClock();
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ store, clock, publicUrl: ADDRESS, linkSecret: SECRET });
  await bot.post(personalMessage(bot.molde, 'hei', { id: 'first' }));
});
afterAll(() => bot.stop());
beforeEach(() => store.behave());

let asked = 0;
/** The path of a link that was just given to the person. */
async function aLink(on = bot): Promise<string> {
  const card = cardOf(await on.ask(personalMessage(on.molde, 'mine data', { id: `asked-${++asked}` })));
  return new URL(String(ofType(card, /^Action\.OpenUrl$/)[0]?.url)).pathname;
}
const get = (path: string, init?: RequestInit): Promise<Response> => fetch(bot.url + path, init);

/** As far as a caller can tell what a path is that is not there; the date aside. */
async function seen(response: Response): Promise<unknown> {
  const headers = [...response.headers].filter(([name]) => name !== 'date');
  return [response.status, headers, await response.text()];
}

test('a file is sent to be saved, in UTF-8, and kept in no cache', async () => {
  const response = await get(await aLink());
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/json; charset=utf-8', 'content-disposition': 'attachment; filename="nettverksassistenten.json"',
    'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'content-security-policy': expect.stringContaining("default-src 'none'"),
  });
  const body = await response.arrayBuffer();
  expect(response.headers.get('content-length')).toBe(String(body.byteLength));
  expect(JSON.parse(Buffer.from(body).toString('utf8'))).toMatchObject({ person: { name: bot.molde.from.name } });
});

test('the address is the one that others see, and holds no id or name that can be read', async () => {
  const card = cardOf(await bot.ask(personalMessage(bot.molde, 'mine data', { id: 'address' })));
  const url = String(ofType(card, /^Action\.OpenUrl$/)[0]?.url);
  expect(url).toMatch(/^https:\/\/assistent\.example\.no\/files\/[\w-]{100,1500}$/);
  const decoded = Buffer.from(url.split('/').at(-1) ?? '', 'base64url').toString('latin1');
  for (const text of [bot.molde.tenantId, bot.molde.from.aadObjectId, bot.molde.from.name, 'my-data']) expect(url + decoded).not.toContain(text);
});

test('it works for 15 minutes and not a moment longer', async () => {
  const link = await aLink();
  clock.advance(15 * 60_000 - 1);
  expect((await get(link)).status).toBe(200);
  clock.advance(1);
  expect((await get(link)).status).toBe(404);
});

test('whatever is wrong gets the same answer as a path that is not there', async () => {
  const link = await aLink();
  const { tenantId, from } = bot.molde;
  const seal = (content: unknown, secret = SECRET) => `/files/${sealer(secret).seal(content)}`;
  const good = { kind: 'my-data', tenantId, id: from.aadObjectId, name: from.name, language: 'nb', expiresAt: clock.now() + 1_000 };
  expect((await get(seal(good))).status).toBe(200);
  const nothing = await seen(await get('/nothing'));
  for (const path of [
    '/files/', '/files/x', `${link}x`, link.slice(0, -1), `${link}/`, '/files/%ff', '/files/..%2f..%2fpackage.json', `/files/${'a'.repeat(5_000)}`,
    seal(good, `${SECRET}!`), seal({ ...good, expiresAt: clock.now() }), seal({ ...good, kind: 'export' }), seal({ ...good, more: 1 }),
    seal({ ...good, tenantId: 'eeeeeeee-eeee-4eee-8eee-eeeeeeeeeeee' }), seal({ ...good, language: 'sv' }), seal(good.id), seal(null),
  ]) expect([path, await seen(await get(path))]).toEqual([path, nothing]);
  store.interfere(down);
  expect(await seen(await get(link))).toEqual(nothing);
});

test('a tenant that may not use the service any more gets no file', async () => {
  const link = await aLink();
  const allowedTenants = [bot.statsforvalteren.tenantId];
  const { teams, issuer } = bot;
  const other = await startTestApp({ store, clock, teams, issuer, publicUrl: ADDRESS, linkSecret: SECRET, allowedTenants });
  expect((await fetch(new URL(link, other.url))).status).toBe(404);
  await other.stop();
  expect((await get(link)).status).toBe(200);
});

test('instances with the same secret give each other’s files, and without one only their own', async () => {
  const others = { store, clock, teams: bot.teams, issuer: bot.issuer, publicUrl: ADDRESS };
  const [same, random] = [await startTestApp({ ...others, linkSecret: SECRET }), await startTestApp(others)];
  expect((await fetch(new URL(await aLink(), same.url))).status).toBe(200);
  const own = await aLink(random);
  expect((await fetch(new URL(own, random.url))).status).toBe(200);
  expect((await get(own)).status).toBe(404);
  await same.stop();
  await random.stop();
});

test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('%s fetches nothing', async (method) => {
  const response = await get(await aLink(), { method });
  expect([404, 405]).toContain(response.status);
  expect(await response.text()).not.toContain(bot.molde.from.name);
});

test('the log has neither the token nor anything of the file', async () => {
  const link = await aLink();
  const token = link.slice('/files/'.length);
  for (const path of [link, `${link}x`, `/FILES/${token}`, `/x/files/${token}`, `//files/${token}`, `/files%2F${token}`]) await get(path);
  const lines = JSON.stringify(bot.logLines);
  expect(lines).toContain('/files/…');
  expect(lines).not.toContain(token);
  expect(lines).not.toContain(bot.molde.from.name);
});

test('other paths are logged as they are', () => {
  expect(['/livez', '/api/messages', '/profiles', '/files/abc?x', '/Files/a/b'].map(loggedPath))
    .toEqual(['/livez', '/api/messages', '/profiles', '/files/…', '/Files/…']);
});
