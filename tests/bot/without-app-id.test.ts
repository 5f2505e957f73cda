import { personalMessage } from '../support/activities';
import { startTestApp, type TestApp } from '../support/running-app';

/** Without an app id anyone may post, so the bot answers on this machine only. */
let bot: TestApp;

beforeAll(async () => {
  bot = await startTestApp({ appId: '' });
});
afterAll(() => bot.stop());

it('without an app id a message on loopback is answered, and nobody asks for a token', async () => {
  const { status, sent } = await bot.exchange(personalMessage(bot.molde, 'hei'));
  expect([status, sent.length]).toEqual([200, 1]);
  expect(bot.teams.requests[0]?.headers).not.toHaveProperty('authorization');
});

it.each([
  'https://smba.trafficmanager.net/emea/', 'http://10.0.0.1/', 'http://127.0.0.1.evil.example/', 'http://0.0.0.0/',
  'http://user:pass@127.0.0.1/',
])('without an app id the bot does not call %s', async (serviceUrl) => {
  const { status, text } = await bot.post(personalMessage({ ...bot.molde, serviceUrl }, 'hei'));
  expect([status, text]).toEqual([403, '']);
});

it('without an app id a token is not looked at', async () => {
  expect((await bot.post(personalMessage(bot.molde, 'hallo'), { token: 'not.a.token' })).status).toBe(200);
});
