import { testClock } from '../../../support/test-clock';
import { act, announce, linkMolde, meetings, NETWORK, refOf, settle, startPlanning, t, toldWords, type Stage } from './support';
import { AttendanceStore } from '../../../../src/features/meetings/attendance/attendance-store';
import { PreferenceStore } from '../../../../src/features/networks/preferences';
import { plannedFor } from '../../../../src/features/meetings/planning/reminders';
import type { Meeting } from '../../../../src/features/meetings/types';

const clock = testClock();
let stage: Stage;
let id: string;
beforeEach(async () => {
  stage = await startPlanning(clock);
  id = await announce(stage);
});
afterEach(() => stage.bot.stop());

const WEEK = '2026-04-14T07:00:00Z';
const DAY = '2026-04-20T07:00:00Z';
const COMES = t('meetings.planning.reminder.comes');
const asks = (municipality: string) => t('meetings.planning.reminder.asks', { municipality });
const told = (who: Parameters<typeof toldWords>[1], words: string) => toldWords(stage, who).filter((each) => each.includes(words)).length;
async function at(iso: string): Promise<void> {
  clock.set(iso);
  await settle(stage);
}
/** Presses the button on the announcement. */
const answer = (who: 'molde' | 'aukra' | 'partner', what: 'yes' | 'no') => act(stage, `meetings.attendance.${what}`, id, {}, who);

test('a week before and the day before, who comes is reminded, and who speaks for a silent municipality is asked', async () => {
  await answer('partner', 'yes');
  await at('2026-04-14T06:59:00Z');
  expect([told('partner', COMES), told('molde', asks('Molde'))]).toEqual([0, 0]);
  await at(WEEK);
  expect([told('partner', COMES), told('molde', asks('Molde')), told('aukra', asks('Aukra'))]).toEqual([1, 1, 1]);
  await at(DAY);
  expect([told('partner', COMES), told('molde', asks('Molde')), told('aukra', asks('Aukra'))]).toEqual([2, 2, 2]);
  expect(told('coordinator', asks('Molde'))).toBe(0);
});

test('a municipality that has answered, yes or no, is not asked', async () => {
  await at('2026-04-13T12:00:00Z');
  await answer('molde', 'no');
  await at(WEEK);
  expect([told('molde', asks('Molde')), told('molde', COMES), told('aukra', asks('Aukra'))]).toEqual([0, 0, 1]);
});

test('who answers between the plan and the time is not asked', async () => {
  await at('2026-04-14T06:58:00Z');
  await answer('aukra', 'yes');
  clock.set(WEEK);
  await settle(stage);
  expect([told('aukra', asks('Aukra')), told('molde', asks('Molde'))]).toEqual([0, 1]);
});

test('the same reminder comes once, however often the outbox works', async () => {
  await at(WEEK);
  for (let round = 0; round < 3; round++) {
    clock.advance(700_000);
    await settle(stage);
  }
  expect(told('molde', asks('Molde'))).toBe(1);
});

test('who has turned off meetings is not reminded, but is told when one is cancelled that they come to', async () => {
  const { tenantId, from } = stage.people.partner;
  await stage.bot.app.networks.saveMember(NETWORK, { tenantId, personId: from.aadObjectId, name: from.name, roles: ['partner'], organisation: 'RIO' });
  await answer('partner', 'yes');
  await mute('partner');
  await mute('molde');
  await at(WEEK);
  expect([told('partner', COMES), told('molde', asks('Molde'))]).toEqual([0, 0]);
  await act(stage, 'cancel', id);
  await settle(stage);
  const cancelled = t('meetings.planning.news.cancelled', { title: 'Samling \\*3\\*' });
  expect([told('partner', cancelled), told('molde', cancelled), told('aukra', cancelled)]).toEqual([1, 0, 1]);
});

test('who is away is not asked', async () => {
  const { tenantId, from } = stage.people.aukra;
  await stage.bot.app.networks.saveMember(NETWORK, { tenantId, personId: from.aadObjectId, name: from.name, roles: ['deputy'], municipality: '1547', away: {} });
  await at(WEEK);
  expect([told('aukra', asks('Aukra')), told('molde', asks('Molde'))]).toEqual([0, 1]);
});

test('of a meeting that was moved, what was planned for the old time is not sent', async () => {
  await at('2026-04-10T09:00:00Z');
  await act(stage, 'move', id, { date: '2026-05-05', time: '10:00', minutes: '120' });
  await settle(stage);
  await at(WEEK);
  await at(DAY);
  expect(told('molde', asks('Molde'))).toBe(0);
  await at('2026-04-28T07:00:00Z');
  expect(told('molde', asks('Molde'))).toBe(1);
});

test('what is late, as after an outage, waits for working hours', async () => {
  await at('2026-04-14T20:00:00Z');
  expect(told('molde', asks('Molde'))).toBe(0);
  await at('2026-04-15T06:00:00Z');
  expect(told('molde', asks('Molde'))).toBe(1);
});

test('a move that people could not be told of in time waits for working hours, but not when it begins soon', async () => {
  const moved = t('meetings.planning.news.moved', { title: 'Samling \\*3\\*' });
  await act(stage, 'move', id, { date: '2026-05-05', time: '10:00', minutes: '120' });
  await at('2026-03-03T21:00:00Z');
  expect(told('molde', moved)).toBe(0);
  await at('2026-03-04T07:00:00Z');
  expect(told('molde', moved)).toBe(1);
  await at('2026-05-04T20:00:00Z');
  await act(stage, 'cancel', id);
  await settle(stage);
  expect(told('molde', t('meetings.planning.news.cancelled', { title: 'Samling \\*3\\*' }))).toBe(1);
});

test('nothing comes once it has begun', async () => {
  await at('2026-04-21T12:00:00Z');
  expect([told('molde', asks('Molde')), told('aukra', asks('Aukra'))]).toEqual([0, 0]);
});

test('the card of the day stands in the channels an hour before, also after a move', async () => {
  await linkMolde(stage);
  await act(stage, 'move', id, { date: '2026-04-23', time: '10:00', minutes: '120' });
  await settle(stage);
  await at('2026-04-23T07:00:00Z');
  await settle(stage);
  expect(stage.bot.teams.sent.filter(({ activity }) => String(activity.summary).includes(t('meetings.attendance.day.summary', { title: '' }).slice(2)))).not.toEqual([]);
});

describe('the plan', () => {
  const meeting: Meeting = { id: 'm1', networkId: NETWORK, title: 'Samling', start: { local: '2026-04-21T14:00', zone: 'Europe/Oslo' }, minutes: 120 };
  const now = Date.parse('2026-03-02T09:00:00Z');
  const members = [{ tenantId: 'a', personId: 'b', name: 'Demo', roles: ['contact' as const], municipality: '1506' }];
  const municipalities = [{ number: '1506', name: 'Molde' }];
  const whats = (one: Meeting, online = false) => plannedFor(one, { coming: [], members, municipalities }, now, online).map(({ what, recipient }) => `${what} ${recipient.length}`);

  test('of a meeting that was never told of (the demo’s) has its reminders, and follows nothing', () => {
    expect(whats(meeting)).toEqual(['week-before 20', 'day-before 20']);
  });

  test('names nobody', () => {
    expect(JSON.stringify(plannedFor(meeting, { coming: [{ ref: 'c'.repeat(20), coming: 'yes', at: 1 }], members, municipalities }, now, false))).not.toContain('Demo');
  });

  test('has the Teams meeting where the service makes them, and it is wanted or was made', () => {
    const set = { ...meeting, createdAt: now };
    expect(whats({ ...set, onlineWanted: true }, true)).toContain('online 7');
    expect(whats({ ...set, onlineWanted: true }, false)).not.toContain('online 7');
    expect(whats({ ...set, onlineMeetingId: 'x' }, true)).not.toContain('online 7');
    expect(whats({ ...set, onlineMeetingId: 'x', version: 1, cancelledAt: now }, true)).toContain('online 7');
  });

  test('is stored of real meetings as they are', async () => {
    expect((await meetings(stage)).every(({ by }) => by === refOf(stage, 'coordinator'))).toBe(true);
    expect(await new AttendanceStore(stage.store).ofMeeting(NETWORK, id)).toMatchObject({ coming: [] });
  });
});

async function mute(who: 'partner' | 'molde'): Promise<void> {
  const { tenantId, from } = stage.people[who];
  await new PreferenceStore(stage.store).change({ tenantId, id: from.aadObjectId }, { muted: ['meetings'] });
}
