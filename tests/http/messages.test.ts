import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { personalMessage } from '../support/activities';
import { startTestApp, type TestApp } from '../support/running-app';

let bot: TestApp;
beforeAll(async () => {
  bot = await startTestApp();
});
afterAll(() => bot.stop());

const request = (path: string, init?: RequestInit): Promise<Response> => fetch(new URL(path, bot.url), init);

it('a body of 300 KB is refused with 413, however it is sent', async () => {
  const rawBody = JSON.stringify(personalMessage(bot.molde, 'x'.repeat(300 * 1024)));
  expect((await bot.post({}, { rawBody })).status).toBe(413);
  const inPieces = new Blob([rawBody]).stream();
  const init = { method: 'POST', body: inPieces, duplex: 'half', headers: { 'content-type': 'application/json' } };
  expect((await request('/api/messages', init as RequestInit)).status).toBe(413);
});

it('a body of just over 200 KB is read', async () => {
  expect((await bot.post(personalMessage(bot.molde, 'x'.repeat(100 * 1024)))).status).toBe(200);
});

it.each([
  'gzip', 'deflate', 'br', 'identity',
])('a body encoded as %s is refused with 415: a small one may unpack to gigabytes', async (encoding) => {
  const rawBody = new Uint8Array(gzipSync(JSON.stringify(personalMessage(bot.molde, 'hei'))));
  const { status, text } = await bot.post({}, { rawBody, headers: { 'content-encoding': encoding } });
  expect([status, text]).toEqual([415, '']);
});

it.each([
  'text/plain', 'application/x-www-form-urlencoded', 'application/octet-stream', 'text/csv',
])('a body of %s is no activity: 400', async (type) => {
  const { status } = await bot.post(personalMessage(bot.molde, 'hei'), { headers: { 'content-type': type } });
  expect(status).toBe(400);
});

it('a form with a file is no activity, and the file is written nowhere', async () => {
  const before = readdirSync(tmpdir());
  const form = new FormData();
  form.set('type', 'message');
  form.set('file', new Blob(['canary-file']), 'canary.txt');
  const response = await request('/api/messages', { method: 'POST', body: form });
  expect(response.status).toBe(400);
  expect(readdirSync(tmpdir()).filter((name) => !before.includes(name) && !name.startsWith('.'))).toEqual([]);
});

it.each([
  '/', '/api', '/api/messages/', '/api/messages/1', '/api/notify', '/../package.json', '/%2e%2e/package.json', '/__proto__',
])('there is nothing at %s: 404', async (path) => {
  const response = await request(path, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
  expect([response.status, await response.json()]).toEqual([404, { code: 'ResourceNotFound' }]);
});

it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'])('%s on messages is not allowed: 405', async (method) => {
  expect((await request('/api/messages', { method })).status).toBe(405);
});

it('every answer has security headers, and does not say what we are made of', async () => {
  for (const path of ['/livez', '/nothing', '/api/messages']) {
    const response = await request(path);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'strict-transport-security': expect.stringContaining('max-age='),
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
    });
    expect(JSON.stringify([...response.headers])).not.toMatch(/restify|node|express/i);
  }
});

it('what is refused holds no stack, no path and no token', async () => {
  const token = await bot.issuer.token({ kind: 'forged', serviceUrl: bot.serviceUrl });
  const hello = personalMessage(bot.molde, 'canary-text');
  const answers = [
    await bot.post(hello, { token }),
    await bot.post(hello, { rawBody: '{"text":"canary-text' }),
    await bot.post({ text: 'canary-text' }),
    await bot.post(hello, { rawBody: 'canary-text'.repeat(30_000) }),
    await bot.post(hello, { path: '/canary-text' }),
    await bot.post(hello, { headers: { 'content-encoding': 'canary-text' } }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([401, 400, 400, 413, 404, 415]);
  for (const { text, headers } of answers) {
    expect(text + JSON.stringify([...headers])).not.toMatch(/canary|eyJ|node_modules|\/src\/| at .*:\d+/);
  }
});
