import { cardOf } from '../../../support/replies';
import { testClock } from '../../../support/test-clock';
import { fill, startPolls } from '../../meetings/poll-setup/support';
import { inChat, NETWORK, pressVerb, wordsOn, type Stage } from '../../networks/channels/support';
import { dueOn } from '../../../../src/features/checkins/rounds/periods';
import { ROUND_KIND } from '../../../../src/features/checkins/rounds/round';
import { RoundStore } from '../../../../src/features/checkins/rounds/round-store';
import type { Round } from '../../../../src/features/checkins/types';
import { actionsOf, aRound, at, on, roundsOf, t } from './support';

const clock = testClock();
const HELD = aRound({ rhythm: 'meetings', meetingId: 'm1', state: 'closed', createdAt: at('2026-05-01T08:00:00Z'), closedAt: at('2026-06-15T08:00:00Z'), due: dueOn('2026-06-01') });
let stage: Stage;
let id: string;
/** Planned by itself for the meeting on 22 September: opens on the 8th at nine, due on the 17th. */
beforeEach(async () => {
  clock.set('2026-06-20T10:00:00Z');
  stage = await startPolls(clock);
  await stage.bot.ask(inChat(stage.people.coordinator, 'hjelp'));
  await meeting('2026-09-22T10:00');
  await new RoundStore(stage.store).create(HELD);
  await stage.bot.app.outbox.changed({ networkId: NETWORK, kind: ROUND_KIND, id: HELD.id });
  await tick('2026-06-22T08:00:00Z');
  id = (await roundsOf(stage).ofNetwork(NETWORK)).find((each) => each.id !== HELD.id)?.id ?? '';
});
afterEach(() => stage.bot.stop());

const round = async (): Promise<Round> => (await roundsOf(stage).find(NETWORK, id)) as Round;
const meeting = (local: string, more: object = {}) => (
  stage.bot.app.meetings.save({ id: 'm2', networkId: NETWORK, title: 'm2', start: { local, zone: 'Europe/Oslo' }, ...more })
);
/** As the outbox does when ten minutes have passed. */
async function tick(iso: string): Promise<void> {
  clock.set(iso);
  await stage.bot.app.outbox.tick();
  await stage.bot.app.board.settled();
}
/** What the coordinator was told of a round that will not be. */
const told = () => stage.bot.teams.sent.filter(({ conversationId }) => conversationId === stage.people.coordinator.personalChat.id)
  .map((each) => wordsOn(cardOf(each))).filter((words) => words.includes(t('checkins.rounds.dropped', { name: '' }).trim()));

test('it is planned by the meeting as it is', async () => {
  expect(await round()).toMatchObject({ state: 'planned', opensAt: at('2026-09-08T07:00:00Z'), due: dueOn('2026-09-17'), meetingId: 'm2' });
});

test('moved to an earlier day, the round opens 14 days before that, and is due before it', async () => {
  await meeting('2026-09-08T10:00');
  await tick('2026-08-25T06:50:00Z');
  expect((await round()).state).toBe('planned');
  await tick('2026-08-25T07:00:00Z');
  expect(await round()).toMatchObject({ state: 'open', due: dueOn('2026-09-03'), openedAt: at('2026-08-25T07:00:00Z') });
});

test('moved to a day less than 14 days ahead, it opens as soon as people are at work', async () => {
  await tick('2026-08-28T20:00:00Z');
  await meeting('2026-09-08T10:00');
  await tick('2026-08-28T20:20:00Z');
  expect((await round()).state).toBe('planned');
  await tick('2026-08-31T06:00:00Z');
  expect(await round()).toMatchObject({ state: 'open', due: dueOn('2026-09-03') });
  expect(told()).toEqual([]);
});

test('moved to a later day, it waits for that', async () => {
  await meeting('2026-10-20T10:00');
  await tick('2026-09-08T07:00:00Z');
  expect(await round()).toMatchObject({ state: 'planned', opensAt: at('2026-10-06T07:00:00Z'), due: dueOn('2026-10-15') });
  await tick('2026-10-06T07:00:00Z');
  expect(await round()).toMatchObject({ state: 'open', due: dueOn('2026-10-15') });
});

test('moved and moved back, it opens when it was to', async () => {
  await meeting('2026-09-08T10:00');
  await tick('2026-08-24T07:00:00Z');
  await meeting('2026-09-22T10:00');
  await tick('2026-08-25T07:00:00Z');
  expect((await round()).state).toBe('planned');
  await tick('2026-09-08T07:00:00Z');
  expect(await round()).toMatchObject({ state: 'open', due: dueOn('2026-09-17') });
});

test('moved so near that nobody can report before it, the round is cancelled and the coordinators are told once', async () => {
  await tick('2026-08-31T08:00:00Z');
  await meeting('2026-09-03T10:00');
  await tick('2026-08-31T08:10:00Z');
  await tick('2026-08-31T08:20:00Z');
  expect((await round()).state).toBe('cancelled');
  expect(told()).toHaveLength(1);
  expect(told().join()).toContain(t('checkins.rounds.droppedText.too-late'));
  expect(await actionsOf(stage, '202608')).toEqual(['round.cancelled']);
});

test('called off, the round is cancelled and the coordinators are told, in working hours', async () => {
  await meeting('2026-09-22T10:00', { cancelledAt: 1 });
  await tick('2026-08-29T10:00:00Z');
  expect((await round()).state).toBe('planned');
  await tick('2026-08-31T08:00:00Z');
  expect((await round()).state).toBe('cancelled');
  expect(told()).toHaveLength(1);
  expect(told().join()).toContain(t('checkins.rounds.droppedText.called-off'));
});

test('the days that a coordinator has chosen stand, as long as they come before the meeting', async () => {
  const form = (await pressVerb(stage.bot, stage.people.coordinator, 'checkins.rounds.ask-change', { id: `${NETWORK}.${id}` })).card;
  await fill(stage, form, on('round-change', 'save'), { opens: '2026-09-10', due: '2026-09-18' });
  await tick('2026-09-08T07:00:00Z');
  expect((await round()).state).toBe('planned');
  await tick('2026-09-10T07:00:00Z');
  expect(await round()).toMatchObject({ state: 'open', due: dueOn('2026-09-18') });
});
