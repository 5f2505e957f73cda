import { elementsOf } from '../../../cards/elements';
import { channelMessage } from '../../../support/activities';
import { buttonsOf, cardOf, pressOf } from '../../../support/replies';
import { testClock, type TestClock } from '../../../support/test-clock';
import { waitFor } from '../../../support/wait-for';
import { daySource } from '../../../../src/features/meetings/attendance/day-source';
import { dayOfMeeting } from '../../../../src/features/meetings/attendance';
import { closesAt, dayCardOf, ofDayCard, opensAt } from '../../../../src/features/meetings/attendance/day';
import { translator } from '../../../../src/lib/language';
import { meetingsOn, networksOn } from '../../../support/a-turn';
import { JOIN, MEETING, NETWORK, press, startStage, textsOn, worldOf, type Stage } from './support';

/** «Til stede»: a card in the channels from an hour before the meeting, by municipality. */
const t = translator('nb');
const zone = 'Europe/Oslo';
let clock: TestClock;
let stage: Stage;
beforeEach(async () => {
  clock = testClock('2026-04-13T08:00:00Z');
  stage = await startStage(clock);
  await stage.bot.exchange(channelMessage(worldOf(stage.bot, 'molde'), 'hjelp', { id: 'in-the-channel' }));
  stage.bot.teams.clear();
});
afterEach(async () => {
  await stage.bot.stop();
  await stage.store.close();
});

const plan = () => stage.bot.app.outbox.changed(dayOfMeeting({ networkId: NETWORK, id: MEETING }));
async function at(iso: string): Promise<void> {
  clock.set(iso);
  await stage.bot.app.outbox.tick();
  await stage.bot.app.board.settled();
}
const summaryOfCard = t('meetings.attendance.day.summary', { title: 'Samling 2' });
const dayCards = () => stage.bot.teams.sent.filter(({ activity }) => JSON.stringify(activity).includes(summaryOfCard));
const last = () => JSON.stringify(stage.bot.teams.updated.at(-1) ?? '');

test('it is posted once, an hour before the meeting, with the way to join', async () => {
  await plan();
  await at('2026-04-21T10:59:00Z');
  expect(dayCards()).toHaveLength(0);
  await at('2026-04-21T11:00:30Z');
  await at('2026-04-21T11:30:00Z');
  expect(dayCards()).toHaveLength(1);
  const card = cardOf(dayCards()[0] as never);
  expect(buttonsOf(card)).toEqual([t('cards.meetings.day.present'), t('cards.meetings.day.join'), t('cards.meetings.day.attendance')]);
  expect(elementsOf(card).find(({ type }) => type === 'Action.OpenUrl')?.url).toBe(JOIN);
  expect(textsOn(card)).toContain(t('meetings.attendance.nobodyYet'));
});

test('a press on it says who is there, and the card follows; nobody is named', async () => {
  await plan();
  await at('2026-04-21T11:00:30Z');
  await press(stage, 'aukra', 'attendance.no');
  const { verb, data } = pressOf(cardOf(dayCards()[0] as never), t('cards.meetings.day.present'));
  const pressed = await press(stage, 'aukra', verb.replace('meetings.', ''), data);
  expect(pressed.words).toContain(t('meetings.attendance.said.present'));
  expect(pressed.words).toContain('Til stede: Aukra');
  await press(stage, 'rio', 'attendance.present');
  await waitFor(() => last().includes('Andre til stede: RIO Møre'));
  expect(last()).toContain('Til stede: Aukra');
  expect(last()).not.toContain('Demo');
});

test('one may take it back', async () => {
  clock.set('2026-04-21T12:10:00Z');
  const { card } = await press(stage, 'molde', 'attendance.present');
  const { verb, data } = pressOf(card, t('cards.meetings.attendance-answer.gone'));
  expect((await press(stage, 'molde', verb.replace('meetings.', ''), data)).words).toContain(t('meetings.attendance.said.gone'));
  expect((await stage.attendance.ofMeeting(NETWORK, MEETING)).coming).toMatchObject([{ municipality: '1506' }]);
  expect((await stage.attendance.ofMeeting(NETWORK, MEETING)).coming[0]?.present).toBeUndefined();
});

test('it is open until two hours after the end, and not before the card is there', async () => {
  clock.set('2026-04-21T10:59:59Z');
  expect((await press(stage, 'molde', 'attendance.present')).words).toBe(t('meetings.attendance.notYet'));
  clock.set('2026-04-21T16:00:01Z');
  expect((await press(stage, 'molde', 'attendance.present')).words).toBe(t('meetings.attendance.isOver'));
  clock.set('2026-04-21T16:00:00Z');
  expect((await press(stage, 'molde', 'attendance.present')).words).toContain(t('meetings.attendance.said.present'));
});

test('a meeting that is cancelled gets none', async () => {
  await plan();
  await stage.bot.app.outbox.tick();
  await stage.bot.app.meetings.change(NETWORK, MEETING, (old) => ({ ...old, cancelledAt: clock.now(), version: 1 }));
  await plan();
  await at('2026-04-21T11:00:30Z');
  expect(dayCards()).toHaveLength(0);
});

test('one that is moved gets it on the new day, and the card that stood for the old day says so', async () => {
  await plan();
  await at('2026-04-21T11:00:30Z');
  await stage.bot.app.meetings.change(NETWORK, MEETING, ({ start, ...old }) => (
    { ...old, start: { local: '2026-04-28T10:00', zone }, movedFrom: start, movedAt: clock.now(), version: 1 }
  ));
  await plan();
  await at('2026-04-21T11:05:00Z');
  expect(last()).toContain(t('meetings.attendance.day.moved', { when: 'tirsdag 28. april 2026 kl. 10.00' }));
  await at('2026-04-28T07:00:30Z');
  expect(dayCards()).toHaveLength(2);
});

test('it is not posted after the meeting is over', async () => {
  await plan();
  await at('2026-04-21T14:00:01Z');
  expect(dayCards()).toHaveLength(0);
});

describe('its times', () => {
  const of = (local: string, minutes?: number) => ({ id: 'm', start: { local, zone }, ...(minutes !== undefined && { minutes }) });

  test.each([
    ['2026-04-21T14:00', 120, '2026-04-21T11:00:00Z', '2026-04-21T16:00:00Z'],
    // Nobody has said how long: two hours.
    ['2026-04-21T14:00', undefined, '2026-04-21T11:00:00Z', '2026-04-21T16:00:00Z'],
    // No hour: from that morning until two hours after the day.
    ['2026-01-15', undefined, '2026-01-15T06:30:00Z', '2026-01-16T01:00:00Z'],
    // The clocks go forward at two that night: the hour before is a real hour.
    ['2027-03-28T03:30', 60, '2027-03-28T00:30:00Z', '2027-03-28T04:30:00Z'],
    ['2026-10-25T02:30', 60, '2026-10-24T23:30:00Z', '2026-10-25T03:30:00Z'],
    ['2028-02-29T09:00', 60, '2028-02-29T07:00:00Z', '2028-02-29T11:00:00Z'],
    ['2027-01-01T00:30', 60, '2026-12-31T22:30:00Z', '2027-01-01T02:30:00Z'],
  ])('of %s for %s minutes: from %s to %s', (local, minutes, opens, closes) => {
    expect([opensAt(of(local, minutes)), closesAt(of(local, minutes))].map((ms) => new Date(ms).toISOString().replace('.000', ''))).toEqual([opens, closes]);
  });

  test('its name tells the meeting and the day', () => {
    expect(ofDayCard(dayCardOf(of('2026-04-21T14:00')))).toEqual({ meetingId: 'm', day: '2026-04-21' });
    expect(ofDayCard(dayCardOf({ ...of('2026-01-15'), id: 'romsdal-2026-1' }))).toEqual({ meetingId: 'romsdal-2026-1', day: '2026-01-15' });
  });

  test('nothing is planned of a meeting that is over or was never there', async () => {
    const meetings = meetingsOn(networksOn(stage.store, clock));
    const source = daySource(meetings);
    expect(await source.plan({ networkId: NETWORK, kind: 'meeting-day', id: 'm1' }, clock.now())).toBeUndefined();
    expect(await source.plan({ networkId: NETWORK, kind: 'meeting-day', id: 'never' }, clock.now())).toBeUndefined();
    expect(await source.plan({ networkId: NETWORK, kind: 'meeting-day', id: MEETING }, clock.now())).toMatchObject([{ what: 'open' }]);
  });
});
