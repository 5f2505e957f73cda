import { personalMessage } from '../support/activities';
import { startTestApp, type TestApp } from '../support/running-app';
import { unrulyStore, type UnrulyStore } from '../support/unruly-store';
import { openStore } from '../../src/storage';

/** Teams vouches for these, and still they are not for us. */
let bot: TestApp;
let store: UnrulyStore;

beforeAll(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ store });
});
afterAll(() => bot.stop());
beforeEach(() => {
  bot.logLines.length = 0;
});

async function expectForbidden(activity: unknown, reason: string): Promise<void> {
  const { status, text } = await bot.post(activity);
  expect([status, text]).toEqual([403, '']);
  expect(bot.logLines.filter(({ msg }) => msg === 'Refused')).toMatchObject([{ status: 403, reason }]);
  // The service itself looks for imported text, municipalities, networks and what it has to post and to remind of, whoever writes.
  const own = /^(?:adv|municipalities|networks|po-open|(?:open|due):\d)$/;
  const forThem = store.calls.filter(({ partition }) => !own.test(partition));
  expect([forThem, bot.teams.requests]).toEqual([[], []]);
}

it('an organisation that is not allowed is refused', async () => {
  const elsewhere = { ...bot.molde, tenantId: 'cccccccc-cccc-4ccc-8ccc-cccccccccccc' };
  await expectForbidden(personalMessage(elsewhere, 'hei'), 'foreign tenant');
});

it('an activity without an organisation is refused', async () => {
  const { id, conversationType } = personalMessage(bot.molde, 'hei').conversation;
  const nowhere = { channelData: {}, conversation: { id, conversationType } };
  await expectForbidden({ ...personalMessage(bot.molde, 'hei'), ...nowhere }, 'no tenant');
});

it.each([
  'directline', 'webchat', 'emulator', 'MSTEAMS',
])('the channel %s is refused, for the SDK checks others less', async (channelId) => {
  await expectForbidden(personalMessage(bot.molde, 'hei', { channelId }), 'foreign channel');
});

it.each([
  'https://evil.trafficmanager.net/emea/',
  'https://smba.trafficmanager.net.evil.example/',
  'https://botframework.com.evil.example/',
  'https://evilbotframework.com/',
  'https://smba.trafficmanager.net@evil.example/',
  'https://user:pass@smba.trafficmanager.net/emea/',
  'http://smba.trafficmanager.net/emea/',
  'https://127.0.0.1/',
  'https://localhost/',
])('a service URL on %s is refused, for our token would go there', async (serviceUrl) => {
  await expectForbidden(personalMessage({ ...bot.molde, serviceUrl }, 'hei'), 'foreign service host');
});
