import { ofType } from '../../../cards/elements';
import { buttonsOf } from '../../../support/replies';
import { testClock, type TestClock } from '../../../support/test-clock';
import { translator } from '../../../../src/lib/language';
import { fetchAt, NETWORK, OTHER, press, readCalendar, saveMeeting, saveMember, startStage, wordsOn, type Stage } from './support';

const t = translator('nb');
let stage: Stage;
let clock: TestClock;
beforeEach(async () => {
  clock = testClock();
  stage = await startStage(clock);
  await saveMeeting(stage, NETWORK, 'm1', { place: 'Molde' });
});
afterEach(() => stage.bot.stop());

const add = (world = stage.ida, id = `${NETWORK}.m1`, options: object = {}) => press(stage, world, 'meetings.calendar.add', { id }, options);
const linkOf = (card: unknown): string => {
  const [{ url } = { url: '' }] = ofType(card, /^Action\.OpenUrl$/);
  return typeof url === 'string' ? url : '';
};

test('a meeting is fetched as a file that a calendar takes, named by its day', async () => {
  const { card, sent } = await add();
  expect(wordsOn(card)).toContain('tirsdag 21. april 2026 kl. 14.00');
  expect(wordsOn(card)).toContain(t('meetings.calendar.file', { minutes: 15 }));
  expect(sent).toHaveLength(1);
  const response = await fetchAt(stage, linkOf(card));
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'attachment; filename="samling-2026-04-21.ics"', 'cache-control': 'no-store',
  });
  const { titles, events } = await readCalendar(response);
  expect([titles, events[0]?.location]).toEqual([['Samling m1'], 'Molde']);
});

test('in a channel the card comes in the place of the one that was pressed, for who pressed it', async () => {
  const channel = { tenantId: stage.ida.tenantId, conversationId: stage.ida.channel.id };
  await stage.bot.app.networks.saveChannel(NETWORK, channel);
  clock.advance(61_000);
  const { card, sent } = await add(stage.ida, `${NETWORK}.m1`, { in: 'channel' });
  expect([sent, buttonsOf(card)]).toEqual([[], [t('cards.meetings.calendar-add.get')]]);
  expect(wordsOn(card)).toContain(t('meetings.calendar.followThere'));
  expect((await fetchAt(stage, linkOf(card))).status).toBe(200);
});

test('in one’s own chat the subscription is one press away', async () => {
  expect(buttonsOf((await add()).card)).toEqual([t('cards.meetings.calendar-add.get'), t('cards.meetings.calendar-add.subscribe')]);
});

test('the file is as the meeting is when it is fetched, and the link works for 15 minutes', async () => {
  const link = linkOf((await add()).card);
  await saveMeeting(stage, NETWORK, 'm1', { start: { local: '2026-05-05', zone: 'Europe/Oslo' }, version: 1, cancelledAt: clock.now() });
  const response = await fetchAt(stage, link);
  expect(response.headers.get('content-disposition')).toContain('samling-2026-05-05.ics');
  expect((await readCalendar(response)).titles).toEqual(['Avlyst: Samling m1']);
  clock.advance(15 * 60_000);
  expect((await fetchAt(stage, link)).status).toBe(404);
});

test('who is a member no more gets nothing, nor does anybody of a meeting that is gone', async () => {
  const link = linkOf((await add(stage.colleague)).card);
  await stage.store.delete(`m:${NETWORK}`, 'm:m1');
  expect((await fetchAt(stage, link)).status).toBe(404);
  await saveMeeting(stage, NETWORK, 'm1');
  expect((await fetchAt(stage, link)).status).toBe(200);
  const { tenantId, from } = stage.colleague;
  await stage.store.delete(`n:${NETWORK}`, `u:${tenantId}:${from.aadObjectId}`);
  clock.advance(61_000);
  expect((await fetchAt(stage, link)).status).toBe(404);
});

test('a meeting that is not there, of another network or for a stranger: the same words', async () => {
  await saveMember(stage, NETWORK, stage.stranger, ['participant']);
  await saveMeeting(stage, OTHER, 'm9');
  for (const id of [`${NETWORK}.never`, `${NETWORK}.m9`, `${OTHER}.m9`, `${OTHER}.never`, 'nowhere.m1']) {
    expect([id, (await add(stage.stranger, id)).line]).toEqual([id, t('bot.notYours')]);
  }
});

test('without an address it says so, and gives no link', async () => {
  const there = await startStage(clock, { publicUrl: undefined });
  await saveMeeting(there, NETWORK, 'm1');
  const { card } = await press(there, there.ida, 'meetings.calendar.add', { id: `${NETWORK}.m1` });
  expect([linkOf(card), wordsOn(card)]).toEqual(['', expect.stringContaining(t('meetings.calendar.noAddress'))]);
  await there.bot.stop();
});

test('it takes one call of the store, the look-up of who it is aside', async () => {
  await add();
  stage.store.calls.length = 0;
  await add();
  expect(stage.store.calls.filter(({ partition }) => partition.startsWith('m:'))).toHaveLength(1);
});
