import { channelMessage } from '../../../support/activities';
import { pressOf } from '../../../support/replies';
import { testClock, type TestClock } from '../../../support/test-clock';
import { waitFor } from '../../../support/wait-for';
import { translator } from '../../../../src/lib/language';
import { personRef } from '../../../../src/lib/ids';
import { MEETING, NETWORK, press, REF, startStage, worldOf, type Name, type Stage } from './support';

/** Who comes, by municipality: told by themselves, until the meeting begins. */
const t = translator('nb');
let clock: TestClock;
let stage: Stage;
beforeEach(async () => {
  clock = testClock('2026-04-13T08:00:00Z');
  stage = await startStage(clock);
});
afterEach(async () => {
  await stage.bot.stop();
  await stage.store.close();
});

const rows = async () => (await stage.attendance.ofMeeting(NETWORK, MEETING)).coming;
const refOf = (name: Name) => personRef(worldOf(stage.bot, name).tenantId, worldOf(stage.bot, name).from.aadObjectId);

test('who comes is told what is stored, and how many from each municipality come', async () => {
  await press(stage, 'molde2', 'attendance.yes');
  await press(stage, 'aukra', 'attendance.no');
  const { words } = await press(stage, 'molde', 'attendance.yes');
  expect(words).toContain(t('meetings.attendance.said.yes'));
  expect(words).toContain(t('meetings.attendance.saved', { title: 'Samling 2', when: 'tirsdag 21. april 2026 kl. 14.00' }));
  expect(words).toContain('Kommer: Molde (2)');
  expect(words).toContain('Kan ikke komme: Aukra');
  expect(words).not.toContain('Demo molde');
});

test('a row a person, under a pseudonym, with the municipality of their own part', async () => {
  await press(stage, 'molde', 'attendance.yes');
  expect(await rows()).toEqual([{ ref: refOf('molde'), municipality: '1506', coming: 'yes', at: clock.now() }]);
});

test('who belongs to no municipality stands with the organisation', async () => {
  const { words } = await press(stage, 'rio', 'attendance.yes');
  expect(words).toContain('Andre som kommer: RIO Møre');
  expect(await rows()).toMatchObject([{ organisation: 'RIO Møre', coming: 'yes' }]);
});

test('one press changes it, and pressing the same twice changes nothing', async () => {
  const yes = await press(stage, 'molde', 'attendance.yes');
  const { verb, data } = pressOf(yes.card, t('cards.meetings.attendance-answer.no'));
  const no = await press(stage, 'molde', verb.replace('meetings.', ''), data);
  expect(no.words).toContain(t('meetings.attendance.said.no'));
  expect(no.words).toContain('Kan ikke komme: Molde');
  const before = clock.now();
  clock.advance(60_000);
  await press(stage, 'molde', 'attendance.no');
  expect(await rows()).toMatchObject([{ coming: 'no', at: before }]);
  expect(pressOf(no.card, t('cards.meetings.attendance-answer.yes')).verb).toBe('meetings.attendance.yes');
});

test('two from one municipality who press at once are both counted', async () => {
  await Promise.all([press(stage, 'molde', 'attendance.yes'), press(stage, 'molde2', 'attendance.yes')]);
  expect(await rows()).toHaveLength(2);
});

test('one person who presses both buttons at once has one row', async () => {
  await Promise.all([
    press(stage, 'molde', 'attendance.yes'), press(stage, 'molde', 'attendance.no', { id: REF }, { replyToId: 'another-card' }),
  ]);
  expect(await rows()).toHaveLength(1);
});

test('it is closed from when the meeting begins', async () => {
  clock.set('2026-04-21T11:59:59Z');
  expect((await press(stage, 'molde', 'attendance.yes')).words).toContain(t('meetings.attendance.said.yes'));
  clock.set('2026-04-21T12:00:00Z');
  expect((await press(stage, 'molde', 'attendance.no')).words).toBe(t('meetings.attendance.hasBegun'));
  expect(await rows()).toMatchObject([{ coming: 'yes' }]);
});

test('it is closed when the meeting is cancelled, and nothing is stored', async () => {
  await stage.bot.app.meetings.change(NETWORK, MEETING, (old) => ({ ...old, cancelledAt: clock.now() }));
  expect((await press(stage, 'molde', 'attendance.yes')).words).toBe(t('meetings.attendance.isCancelled'));
  expect(await rows()).toEqual([]);
});

test.each<Name>(['fremmed'])('a %s, and a meeting that is not there, get the same words', async (name) => {
  expect((await press(stage, name, 'attendance.yes')).words).toBe(t('bot.notYours'));
  expect((await press(stage, 'molde', 'attendance.yes', { id: `${NETWORK}.never-was` })).words).toBe(t('bot.notYours'));
});

test('the announcement in the channels shows it', async () => {
  const { bot } = stage;
  await bot.exchange(channelMessage(worldOf(bot, 'molde'), 'hjelp', { id: 'in-the-channel' }));
  await bot.app.board.post({ networkId: NETWORK, kind: 'meeting', subject: MEETING });
  await bot.app.board.settled();
  await press(stage, 'molde', 'attendance.yes');
  await waitFor(() => bot.teams.updated.some((each) => JSON.stringify(each).includes('Kommer: Molde')));
});

test.each([
  ['molde', 'attendance.yes'], ['rio', 'attendance.no'], ['molde', 'attendance.present'], ['rio', 'attendance.present'],
] as [Name, string][])('%s presses %s: at most four calls to the store before the answer', async (name, verb) => {
  if (verb.endsWith('present')) clock.set('2026-04-21T11:30:00Z');
  await press(stage, name, 'attendance.page', { id: `${NETWORK}.0` });
  stage.store.calls.length = 0;
  await press(stage, name, verb);
  const calls = stage.store.calls.filter(({ partition }) => !/^(?:conv:|q:|fu)/.test(partition)).map(({ method, partition, row }) => `${method} ${partition} ${row ?? ''}`);
  const written = calls.findIndex((call) => /^(?:create|replace)/.test(call));
  expect(written).toBeGreaterThan(0);
  expect(written + 1).toBeLessThanOrEqual(4);
});
