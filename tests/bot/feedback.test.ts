import { cardAction, channelMessage, invoke, personalMessage, submitFeedback } from '../support/activities';
import { NETWORK, seedRomsdal } from '../support/romsdal';
import { startTestApp, type TestApp } from '../support/running-app';
import { testClock, type TestClock } from '../support/test-clock';
import { down, hanging, only, unrulyStore, type UnrulyStore } from '../support/unruly-store';
import { personHash } from '../../src/lib/ids';
import { key, openStore, readAll, type Row } from '../../src/storage';

/** Thumbs under an answer. The clock of the test stands in March 2026. */
const notes = only(({ row }) => row?.startsWith('a:') ?? false, down);
let bot: TestApp;
let store: UnrulyStore;
let clock: TestClock;
beforeEach(async () => {
  clock = testClock();
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ seed: seedRomsdal, store, clock });
});
afterEach(() => bot.stop());

const rows = async (network: string, prefix = 'f:', month = '202603'): Promise<Row[]> => readAll(store, key('q', network, month), { prefix });
const thumbs = async (network: string, month?: string) =>
  (await rows(network, 'f:', month)).map(({ data }) => JSON.parse(data) as Record<string, unknown>);

it('is kept with what was answered, under the network and the month, without words, name or chat', async () => {
  const answer = await bot.ask(channelMessage(bot.molde, 'råd 1'));
  const thumb = submitFeedback(bot.molde, 'like', answer.id, { in: 'channel', words: 'canary-words' });
  const { status, body, sent } = await bot.exchange(thumb);
  expect([status, body, sent]).toEqual([200, {}, []]);
  const about = { kind: 'shown', language: 'nb', topic: 'raad-1-plan-og-rutiner', passages: ['raad-1-hele-raadet'] };
  expect(await thumbs(NETWORK)).toEqual([{ tenantId: bot.molde.tenantId, at: clock.now(), reaction: 'like', about }]);
  const [row] = await rows(NETWORK);
  expect(row?.row).toContain(personHash(bot.molde.tenantId, bot.molde.from.aadObjectId));
  const kept = JSON.stringify([await rows(NETWORK), await rows(NETWORK, 'a:')]);
  for (const secret of ['canary', bot.molde.from.aadObjectId, bot.molde.from.name, bot.molde.channel.id, answer.id]) expect(kept).not.toContain(secret);
});

it('on the answer to a question tells its zone, its topic and its passage, and not what was asked', async () => {
  const answer = await bot.ask(personalMessage(bot.molde, 'Kva er nalokson, canary?', { locale: 'nn-NO' }));
  await bot.post(submitFeedback(bot.molde, 'dislike', answer.id));
  expect(await thumbs(NETWORK)).toMatchObject([{ reaction: 'dislike', about: { kind: 'answer', language: 'nn', topic: 'nalokson' } }]);
  const [{ about }] = (await thumbs(NETWORK)) as [{ about: { passages: string[]; question?: string } }];
  expect([about.passages.length, about.question]).toEqual([1, undefined]);
  expect(JSON.stringify([await rows(NETWORK), await rows(NETWORK, 'a:'), await rows(NETWORK, 't:')])).not.toContain('canary');
});

it('on a passage that a button showed is tied to that passage', async () => {
  const { sent } = await bot.exchange(cardAction(bot.molde, 'advice.show', { id: 'nitazener' }));
  await bot.post(submitFeedback(bot.molde, 'like', sent[0]?.id ?? ''));
  expect(await thumbs(NETWORK)).toMatchObject([{ about: { kind: 'shown', passages: ['nitazener'] } }]);
});

it('a second thumb replaces the first, and another person\'s stands beside it', async () => {
  const answer = await bot.ask(personalMessage(bot.molde, 'råd 1'));
  await bot.post(submitFeedback(bot.molde, 'like', answer.id));
  await bot.post(submitFeedback(bot.molde, 'dislike', answer.id, { id: 'second' }));
  expect(await thumbs(NETWORK)).toMatchObject([{ reaction: 'dislike' }]);
  const another = { ...bot.molde, from: { ...bot.molde.from, aadObjectId: 'another' } };
  await bot.post(submitFeedback(another, 'like', answer.id, { in: 'channel' }));
  expect(await rows(NETWORK)).toHaveLength(2);
});

it('a second thumb in the next month replaces the first too', async () => {
  const answer = await bot.ask(personalMessage(bot.molde, 'råd 1'));
  await bot.post(submitFeedback(bot.molde, 'like', answer.id));
  clock.set('2026-04-20T09:00:00Z');
  await bot.post(submitFeedback(bot.molde, 'dislike', answer.id, { id: 'second' }));
  expect([await thumbs(NETWORK), await thumbs(NETWORK, '202604')]).toMatchObject([[{ reaction: 'dislike', about: { kind: 'shown' } }], []]);
});

it('on a message of another conversation is not tied to ours', async () => {
  const answer = await bot.ask(personalMessage(bot.molde, 'råd 1'));
  await bot.post(submitFeedback(bot.molde, 'like', answer.id, { in: 'channel' }));
  const [thumb] = await thumbs(NETWORK);
  expect([thumb?.reaction, thumb?.about]).toEqual(['like', undefined]);
});

it('outside every network it is kept apart, with what was answered', async () => {
  const answer = await bot.ask(personalMessage(bot.statsforvalteren, 'Hva er nalokson, canary?'));
  await bot.post(submitFeedback(bot.statsforvalteren, 'like', answer.id));
  expect([await thumbs('-'), await thumbs(NETWORK)]).toMatchObject([[{ about: { topic: 'nalokson' } }], []]);
  expect(JSON.stringify(await readAll(store, 'q:-:202603'))).not.toContain('canary');
});

it('is kept without a tie when what was answered could not be noted; the answer came all the same, and the log says so', async () => {
  store.interfere(notes);
  const answer = await bot.ask(personalMessage(bot.molde, 'råd 1'));
  store.behave();
  expect(bot.logLines).toContainEqual(expect.objectContaining({ msg: 'What was sent is not noted', level: 40 }));
  await bot.post(submitFeedback(bot.molde, 'like', answer.id));
  const [thumb] = await thumbs(NETWORK);
  expect([thumb?.reaction, thumb?.about]).toEqual(['like', undefined]);
});

it('an answer is sent before it is noted, and a press is answered in time when noting hangs', async () => {
  await bot.stop();
  bot = await startTestApp({ seed: seedRomsdal, store, clock, limits: { lookUpMs: 200, pressMs: 600 } });
  await bot.ask(personalMessage(bot.molde, 'hjelp'));
  let sentBefore = -1;
  store.interfere(only(({ row }) => row?.startsWith('a:') ?? false, () => {
    sentBefore = bot.teams.sent.length;
    return hanging({ method: 'upsert', partition: '' });
  }));
  const answer = await bot.ask(personalMessage(bot.molde, 'råd 1'));
  expect(answer.id).toBe(`activity-${sentBefore}`);
  const { status, body, sent } = await bot.exchange(cardAction(bot.molde, 'advice.show', { id: 'nitazener' }));
  expect([status, sent.length, (body as { statusCode: number }).statusCode]).toEqual([200, 1, 200]);
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
