import { countedBy, lost, seedVoters, voteAll, votersOf } from '../bench/votes-load';
import { meet, MUNICIPALITIES, NETWORK, pollsOn, postPoll, seed } from '../features/meetings/polls/support';
import { startTestApp, type TestApp } from '../support/running-app';
import { rank } from '../../src/features/meetings/polls/ranking';
import { systemClock } from '../../src/lib/time';

/** As `npm run bench:votes`, with fewer, and nothing said of how long it takes. */
const [VOTERS, CHANGES, AT_ONCE] = [200, 3, 32];
let bot: TestApp;
beforeAll(async () => {
  bot = await startTestApp({
    clock: systemClock, limits: { lookUpMs: 30_000, pressMs: 30_000 }, boardLimits: { roundEveryMs: 2_000 }, logLevel: 'warn',
    meetingLimits: { closingMs: 90_000, tallyMs: 2_000 },
  });
}, 30_000);
afterAll(() => bot.stop());

test('of many votes at once none that was acknowledged is lost, and the tally equals a count of its own', async () => {
  const { serviceUrl } = bot;
  await seed(bot)(bot.app);
  await seedVoters(bot.app.networks, votersOf(serviceUrl, VOTERS), MUNICIPALITIES);
  await meet(bot);
  const poll = await postPoll(bot, systemClock, { deadline: { local: '2099-01-01T12:00', zone: 'Europe/Oslo' } });
  const load = await voteAll(bot.post, { serviceUrl, poll, voters: VOTERS, changes: CHANGES, atOnce: AT_ONCE });
  const ballots = await pollsOn(bot.store, systemClock).ballots(NETWORK, poll.id);
  expect(load.unconfirmed).toBe(0);
  expect(lost(load, ballots)).toEqual([]);
  expect(ballots).toHaveLength(VOTERS);
  const tally = Object.fromEntries(rank(poll, ballots, MUNICIPALITIES).map(({ slot, people }) => [slot, people]));
  expect(tally).toEqual(countedBy(load.acknowledged.map(([, answers]) => answers)));
}, 120_000);
