import { personalMessage } from '../support/activities';
import { startTestApp, type TestApp } from '../support/running-app';

let bot: TestApp;
beforeAll(async () => {
  bot = await startTestApp();
});
afterAll(() => bot.stop());

async function expectBadRequest(rawBody: string): Promise<void> {
  const { status, text } = await bot.post({}, { rawBody });
  expect(status).toBe(400);
  expect(text.length).toBeLessThan(40);
  expect(bot.teams.requests).toEqual([]);
}

it.each([
  '', ' ', '{}', 'null', '[]', '"text"', '17', 'true', '[{}]', '{"type":"message"}',
])('the body %s is no activity: 400', async (body) => {
  await expectBadRequest(body);
});

it.each(['{', '{"type":', '\u0000', 'hei'])('the body %j is no JSON: 400, and it is not repeated', async (body) => {
  await expectBadRequest(body);
});

it.each([
  'type', 'channelId', 'serviceUrl', 'conversation', 'from', 'recipient',
] as const)('an activity without %s: 400', async (field) => {
  const { [field]: _absent, ...rest } = personalMessage(bot.molde, 'hei');
  await expectBadRequest(JSON.stringify(rest));
});

it.each<[string, Record<string, unknown>]>([
  ['a type that is a number', { type: 17 }],
  ['an empty type', { type: '' }],
  ['a sender without an id', { from: { name: 'Demo' } }],
  ['a conversation that is a text', { conversation: 'a:1' }],
  ['an id of 2,000 characters', { id: 'x'.repeat(2000) }],
  ['half a character in an id', { from: { id: '29:\uD800' } }],
  ['a service URL that is no URL', { serviceUrl: 'teams' }],
  ['a service URL for files', { serviceUrl: 'file:///etc/passwd' }],
  ['a text that is an object', { text: { toString: 'hei' } }],
  ['entities that are no list', { entities: { 0: {} } }],
  ['an entity that is null', { entities: [null] }],
  ['a tenant that is a number', { channelData: { tenant: { id: 7 } } }],
])('an activity with %s: 400', async (_what, fields) => {
  await expectBadRequest(JSON.stringify({ ...personalMessage(bot.molde, 'hei'), ...fields }));
});

it('what is null is as good as absent', async () => {
  const nothing = { locale: null, replyToId: null, name: null, action: null, entities: null, attachments: null };
  const from = { ...bot.molde.from, name: null };
  const { status, sent } = await bot.exchange({ ...personalMessage(bot.molde, 'hjelp'), ...nothing, from } as never);
  expect([status, sent.length]).toEqual([200, 1]);
});
