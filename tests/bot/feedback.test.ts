import { channelMessage, invoke, personalMessage, submitFeedback } from '../support/activities';
import { NETWORK, seedRomsdal } from '../support/romsdal';
import { startTestApp, type TestApp } from '../support/running-app';
import { down, unrulyStore, type UnrulyStore } from '../support/unruly-store';
import { personHash } from '../../src/lib/ids';
import { key, openStore, readAll } from '../../src/storage';

/** Thumbs under an answer. The clock of the test stands in March 2026. */
let bot: TestApp;
let store: UnrulyStore;
beforeEach(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ seed: seedRomsdal, store });
});
afterEach(() => bot.stop());

const rows = (network: string) => readAll(store, key('q', network, '202603'));

it('is kept once for each person and answer, under the network and the month, without the words', async () => {
  const answer = await bot.ask(channelMessage(bot.molde, 'råd 1'));
  const thumb = submitFeedback(bot.molde, 'like', answer.id, { in: 'channel', words: 'canary-words' });
  const { status, body, sent } = await bot.exchange(thumb);
  expect([status, body, sent]).toEqual([200, {}, []]);
  const row = key(answer.id, personHash(bot.molde.tenantId, bot.molde.from.aadObjectId));
  expect(await rows(NETWORK)).toMatchObject([{ row, data: '{"reaction":"like"}' }]);
});

it('a second thumb replaces the first, and another person\'s stands beside it', async () => {
  const answer = await bot.ask(personalMessage(bot.molde, 'råd 1'));
  await bot.post(submitFeedback(bot.molde, 'like', answer.id));
  await bot.post(submitFeedback(bot.molde, 'dislike', answer.id, { id: 'second' }));
  expect((await rows(NETWORK)).map(({ data }) => data)).toEqual(['{"reaction":"dislike"}']);
  const another = { ...bot.molde, from: { ...bot.molde.from, aadObjectId: 'another' } };
  await bot.post(submitFeedback(another, 'like', answer.id, { in: 'channel' }));
  expect(await rows(NETWORK)).toHaveLength(2);
});

it('outside every network it is kept apart', async () => {
  await bot.post(submitFeedback(bot.statsforvalteren, 'like', 'activity-7'));
  expect([(await rows('-')).length, (await rows(NETWORK)).length]).toEqual([1, 0]);
});

it('that cannot be kept is logged, and Teams is not asked to send it again', async () => {
  store.interfere(down);
  const { status, text } = await bot.post(submitFeedback(bot.molde, 'like', 'activity-7'));
  expect([status, text]).toEqual([200, '']);
  expect(bot.logLines).toContainEqual(expect.objectContaining({ msg: 'Turn not completed' }));
});

it.each<[string, unknown]>([
  ['another action', { actionName: 'survey', actionValue: { reaction: 'like' } }],
  ['another reaction', { actionName: 'feedback', actionValue: { reaction: 'love' } }],
  ['nothing', {}],
])('with %s is an invoke that we do not know: 400, and nothing is kept', async (_what, value) => {
  const { status } = await bot.post(invoke(bot.molde, 'message/submitAction', value, { replyToId: 'activity-7' }));
  expect([status, store.writes().filter(({ partition }) => partition.startsWith('q'))]).toEqual([400, []]);
});

it('that does not say on what, as in the Agents Playground, is taken and not kept', async () => {
  const { replyToId: _absent, ...rest } = submitFeedback(bot.molde, 'like', 'activity-7');
  const { status } = await bot.post(rest);
  expect([status, store.writes().filter(({ partition }) => partition.startsWith('q'))]).toEqual([200, []]);
});
