import { personalMessage, type TeamsActivity } from '../support/activities';
import type { TokenOptions } from '../support/issuer';
import { startTestApp, type TestApp } from '../support/running-app';
import { unrulyStore, type UnrulyStore } from '../support/unruly-store';
import { openStore } from '../../src/storage';

/** Who may speak to the bot at all: only Teams, by a token that Microsoft signed for this bot and this service URL. */
let bot: TestApp;
let store: UnrulyStore;
let hello: TeamsActivity;
const printed: unknown[][] = [];

beforeAll(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ store });
  hello = personalMessage(bot.molde, 'hei');
  for (const method of ['log', 'info', 'warn', 'error'] as const) {
    jest.spyOn(console, method).mockImplementation((...args: unknown[]) => void printed.push(args));
  }
});
afterAll(async () => {
  jest.restoreAllMocks();
  await bot.stop();
});
beforeEach(() => {
  bot.teams.clear();
  bot.logLines.length = 0;
  store.calls.length = 0;
  printed.length = 0;
});

/** The whole of what a refusal may be: a status, one warning in the log, and nothing else anywhere. */
function expectRefusal(result: { status: number; text: string }, status: number, reason: string): void {
  expect([result.status, result.text.length]).toEqual([status, expect.any(Number)]);
  expect(result.text.length).toBeLessThan(20);
  const warnings = bot.logLines.filter(({ msg }) => msg !== 'Request');
  expect(warnings).toMatchObject([{ level: 40, msg: 'Refused', status, reason }]);
  expect([printed, store.calls, bot.teams.requests]).toEqual([[], [], []]);
}

describe('a token is refused, with one line in the log and nothing printed, stored or sent,', () => {
  it.each<[string, string, TokenOptions]>([
    ['that somebody else signed', 'signature', { kind: 'forged' }],
    ['that nobody signed', 'algorithm', { kind: 'unsigned' }],
    ['that is no token', 'algorithm', { kind: 'garbage' }],
    ['that is for another bot', 'audience or endorsement', { audience: '0c0c0c0c-0c0c-4c0c-8c0c-0c0c0c0c0c0c' }],
    ['that is for nobody', 'audience or endorsement', { audience: null }],
    ['from another issuer', 'issuer', { issuer: 'https://api.botframework.com' }],
    ['without an issuer', 'claims', { issuer: null }],
    ['that expired ten minutes ago', 'expired', { expiresIn: -600 }],
    ['that is valid in ten minutes', 'not valid yet', { notBeforeIn: 600 }],
    ['without a service URL', 'claims', { serviceUrl: null }],
    ['for another service URL', 'service url', { serviceUrl: 'https://smba.trafficmanager.net/amer/' }],
    ['signed with an unknown key', 'key', { keyId: 'another-key' }],
  ])('%s', async (_what, reason, options) => {
    const token = await bot.issuer.token({ serviceUrl: bot.serviceUrl, ...options });
    expectRefusal(await bot.post(hello, { token }), 401, reason);
  });

  it.each([
    ['none at all', {}],
    ['an empty one', { authorization: '' }],
    ['another scheme', { authorization: 'Basic aGVpOmhlaQ==' }],
    ['a scheme alone', { authorization: 'Bearer' }],
    ['one of a single part', { authorization: 'Bearer abc' }],
    ['one of three parts that are no JSON', { authorization: 'Bearer abc.def.ghi' }],
  ])('%s', async (_what, headers: Record<string, string>) => {
    const result = await bot.post(hello, { token: null, headers });
    expect(result.status).toBe(401);
    expectRefusal(result, 401, bot.logLines.find(({ msg }) => msg === 'Refused')?.reason as string);
  });

  it('by the emulator\'s way in, which compares no service URL', async () => {
    const tid = 'eeeeeeee-eeee-4eee-8eee-eeeeeeeeeeee';
    const more = { tid, ver: '1.0', appid: bot.issuer.appId };
    const token = await bot.issuer.token({ issuer: `https://sts.windows.net/${tid}/`, serviceUrl: bot.serviceUrl, more });
    expectRefusal(await bot.post(hello, { token }), 401, 'issuer');
  });

  it('with an unknown tenant, which the SDK would remember for as long as the process lives', async () => {
    const { ToBotFromBotOrEmulatorTokenValidationParameters: { issuer: kept } } = jest.requireActual<{
      ToBotFromBotOrEmulatorTokenValidationParameters: { issuer: string[] };
    }>('botframework-connector/lib/auth/tokenValidationParameters');
    const before = kept.length;
    const more = { tid: 'dddddddd-dddd-4ddd-8ddd-dddddddddddd' };
    const token = await bot.issuer.token({ kind: 'forged', serviceUrl: bot.serviceUrl, more });
    expectRefusal(await bot.post(hello, { token }), 401, 'signature');
    expect(kept.length).toBe(before);
  });
});

describe('a token is accepted', () => {
  it.each<[string, TokenOptions]>([
    ['that is good', {}],
    ['that expired four minutes ago, for clocks differ', { expiresIn: -240 }],
    ['that is valid in four minutes', { notBeforeIn: 240 }],
  ])('%s', async (what, options) => {
    const token = await bot.issuer.token({ serviceUrl: bot.serviceUrl, ...options });
    const { status } = await bot.post(personalMessage(bot.molde, 'hei', { id: what }), { token });
    expect([status, bot.teams.sent.length]).toEqual([200, 1]);
  });
});

describe('when Microsoft\'s keys cannot be fetched', () => {
  it('nobody can tell who speaks: 503, so that Teams may try again', async () => {
    const lonely = await startTestApp();
    await lonely.issuer.close();
    const { status, text } = await lonely.post(personalMessage(lonely.molde, 'hei'));
    expect([status, text, lonely.teams.requests]).toEqual([503, '', []]);
    expect(lonely.logLines).toContainEqual(expect.objectContaining({ msg: 'Refused', status: 503, reason: 'FetchError' }));
    await lonely.stop();
  });

  it('it is the same when their address answers with an error', async () => {
    const { openIdUrl, ...issuer } = bot.issuer;
    const misled = await startTestApp({ issuer: { ...issuer, openIdUrl: `${openIdUrl}-moved` } });
    const token = await bot.issuer.token({ serviceUrl: misled.serviceUrl });
    expect((await misled.post(personalMessage(misled.molde, 'hei'), { token })).status).toBe(503);
    await misled.stop();
  });
});
