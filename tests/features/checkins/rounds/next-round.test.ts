import { byMeeting, lookingAt, nextOf, type ByMeeting } from '../../../../src/features/checkins/rounds/next-round';
import { dueOn } from '../../../../src/features/checkins/rounds/periods';
import type { Round } from '../../../../src/features/checkins/types';
import type { Meeting } from '../../../../src/features/meetings';
import { isoTime } from '../../../../src/lib/time';
import { aRound, at } from './support';

const meeting = (id: string, local: string, more: Partial<Meeting> = {}): Meeting => (
  { id, networkId: 'romsdal', title: id, start: { local, zone: 'Europe/Oslo' }, ...more }
);

function next(round: Round, { rounds = [], meetings = [], now = at('2026-06-12T13:00:00Z') }: { rounds?: Round[]; meetings?: Meeting[]; now?: number } = {}) {
  const found = nextOf(round, { rounds: [round, ...rounds], meetings, now });
  return found && found.joins === undefined ? { ...found, opens: isoTime(found.opensAt), due: found.due.local } : found;
}

const idOf = (...given: Parameters<typeof next>): string => {
  const found = next(...given);
  return found && found.joins === undefined ? found.id : '';
};

describe('by parts of the year', () => {
  const first = aRound({ rhythm: 'tertial', state: 'closed' });

  test('the next opens on the first working day after its tertial, and is due two weeks later', () => {
    expect(next(first)).toMatchObject({ period: { from: '2026-05-01', to: '2026-08-31' }, opens: '2026-09-01T09:00:00+02:00', due: '2026-09-15T15:00' });
  });

  test('over New Year it is in winter time, after the holidays', () => {
    const third = aRound({ rhythm: 'tertial', period: { from: '2026-05-01', to: '2026-08-31' } });
    expect(next(third, { now: at('2026-10-01T10:00:00Z') })).toMatchObject({
      period: { from: '2026-09-01', to: '2026-12-31' }, opens: '2027-01-04T09:00:00+01:00', due: '2027-01-18T15:00',
    });
  });

  test('half-years go the same way', () => {
    expect(next(aRound({ rhythm: 'half-year' }))).toMatchObject({ period: { from: '2026-01-01', to: '2026-06-30' }, opens: '2026-07-01T09:00:00+02:00' });
    expect(next(aRound({ rhythm: 'half-year', period: { from: '2026-01-01', to: '2026-06-30' } }))).toMatchObject({ period: { from: '2026-07-01', to: '2026-12-31' } });
  });

  test('has the same id whoever makes it, and whenever', () => {
    const ids = [at('2026-06-12T13:00:00Z'), at('2026-08-01T00:00:00Z'), at('2026-09-10T00:00:00Z')].map((now) => idOf(first, { now }));
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toMatch(/^\d{13}-[0-9a-f]{8}$/);
    expect(idOf({ ...first, networkId: 'nordmore' })).not.toBe(ids[0]);
  });

  test('one that was made, and cut short before that was noted, is made again: the same one', () => {
    const id = idOf(first);
    const made = aRound({ id, rhythm: 'tertial', period: { from: '2026-05-01', to: '2026-08-31' }, state: 'planned' });
    expect(idOf(first, { rounds: [made] })).toBe(id);
    expect(next(first, { rounds: [made, aRound({ id: '8223000000000-cccc', next: id })] })).toEqual({ joins: id });
    expect(next(first, { rounds: [{ ...made, state: 'open' }] })).toEqual({ joins: id });
  });

  test('when its day has passed it opens on the next working day', () => {
    expect(next(first, { now: at('2026-09-04T10:00:00Z') })).toMatchObject({ opens: '2026-09-07T09:00:00+02:00', due: '2026-09-21T15:00' });
  });

  test('of tertials that nobody looked after the last is taken, not one by one', () => {
    expect(next(first, { now: at('2027-06-01T10:00:00Z') })).toMatchObject({ period: { from: '2027-01-01', to: '2027-04-30' } });
  });

  test('a round that somebody made for the period goes on in its place, or is passed over when it has no rhythm', () => {
    const theirs = aRound({ id: '8221000000000-bbbb', period: { from: '2026-05-01', to: '2026-08-31' }, state: 'planned' });
    expect(next(first, { rounds: [{ ...theirs, rhythm: 'tertial' }] })).toEqual({ joins: theirs.id });
    expect(next(first, { rounds: [theirs] })).toMatchObject({ period: { from: '2026-09-01', to: '2026-12-31' } });
    expect(next(first, { rounds: [{ ...theirs, state: 'cancelled' }] })).toMatchObject({ period: theirs.period });
  });
});

describe('before meetings', () => {
  const round = aRound({ rhythm: 'meetings', meetingId: 'm1', state: 'closed' });
  const m2 = meeting('m2', '2026-09-22T10:00');

  test('the next opens 14 days before the next meeting, is due three working days before, and is about the time since the last', () => {
    expect(next(round, { meetings: [meeting('m3', '2026-11-10T10:00'), m2] })).toMatchObject({
      meetingId: 'm2', opens: '2026-09-08T09:00:00+02:00', due: '2026-09-17T15:00', period: { from: '2026-05-01', to: '2026-09-07' },
    });
  });

  test('there is none while no meeting is to come', () => {
    expect(next(round)).toBeUndefined();
    expect(next(round, { meetings: [meeting('m1', '2026-05-20T10:00'), { ...m2, cancelledAt: 1 }] })).toBeUndefined();
  });

  test('never twice for the same meeting, also when that round was cancelled', () => {
    const made = aRound({ id: '8221000000000-bbbb', meetingId: 'm2', state: 'cancelled' });
    expect(next(round, { rounds: [made], meetings: [m2] })).toBeUndefined();
    expect(next(round, { rounds: [made], meetings: [m2, meeting('m3', '2026-11-10T10:00')] })).toMatchObject({ meetingId: 'm3' });
  });

  test('one that was made, and cut short before that was noted, is made again: the same one', () => {
    const id = idOf(round, { meetings: [m2] });
    const made = aRound({ id, meetingId: 'm2', state: 'planned' });
    expect(idOf(round, { rounds: [made], meetings: [m2] })).toBe(id);
    expect(next(round, { rounds: [made, aRound({ id: '8223000000000-cccc', next: id })], meetings: [m2] })).toBeUndefined();
  });

  test('a round that somebody made in the weeks before the meeting is that meeting’s', () => {
    const theirs = aRound({ id: '8221000000000-bbbb', due: dueOn('2026-09-15') });
    expect(next(round, { rounds: [theirs], meetings: [m2] })).toBeUndefined();
    expect(next(round, { rounds: [{ ...theirs, state: 'cancelled' }], meetings: [m2] })).toMatchObject({ meetingId: 'm2' });
    expect(next(round, { rounds: [{ ...theirs, due: dueOn('2026-08-20') }], meetings: [m2] })).toMatchObject({ meetingId: 'm2' });
  });

  test('a meeting that is too near for a round is passed over', () => {
    const soon = meeting('soon', '2026-06-16T10:00');
    expect(next(round, { meetings: [soon, m2] })).toMatchObject({ meetingId: 'm2' });
    const nextWeek = meeting('week', '2026-06-24T10:00');
    expect(next(round, { meetings: [nextWeek, m2] })).toMatchObject({ meetingId: 'week', opens: '2026-06-15T09:00:00+02:00', due: '2026-06-19T15:00' });
  });

  test('a meeting without an hour counts by its day', () => {
    expect(next(round, { meetings: [meeting('m2', '2026-09-22')] })).toMatchObject({ due: '2026-09-17T15:00' });
  });

});

describe('a planned round before a meeting', () => {
  const planned = aRound({ state: 'planned', meetingId: 'm2', due: dueOn('2026-09-17'), opensAt: at('2026-09-08T07:00:00Z') });
  const NOW = at('2026-08-20T08:00:00Z');
  const by = (local: string, more: Partial<Meeting> = {}, round = planned, now = NOW) => byMeeting(round, meeting('m2', local, more), now);

  test('stands while the meeting does', () => {
    expect(by('2026-09-22T10:00')).toEqual({ kind: 'stands' });
    expect(by('2026-09-22T13:00')).toEqual({ kind: 'stands' });
  });

  test('follows a meeting that is moved, to earlier and to later', () => {
    expect(by('2026-10-20T10:00')).toEqual({ kind: 'moved', opensAt: at('2026-10-06T07:00:00Z'), due: dueOn('2026-10-15') });
    expect(by('2026-09-15T10:00')).toEqual({ kind: 'moved', opensAt: at('2026-09-01T07:00:00Z'), due: dueOn('2026-09-10') });
  });

  test('is not needed when the meeting is gone, called off, or too near to report before', () => {
    expect(byMeeting(planned, undefined, NOW)).toEqual({ kind: 'called-off' });
    expect(by('2026-09-22T10:00', { cancelledAt: 1 })).toEqual({ kind: 'called-off' });
    expect(by('2026-08-24T10:00')).toEqual({ kind: 'too-late' });
  });

  test('keeps the days that a coordinator has chosen as long as it is due before the meeting begins', () => {
    const theirs = { ...planned, due: dueOn('2026-09-18'), byHand: { days: true as const } };
    expect(by('2026-09-22T10:00', {}, theirs)).toEqual({ kind: 'stands' });
    expect(by('2026-10-20T10:00', {}, theirs)).toEqual({ kind: 'stands' });
    expect(by('2026-09-18T10:00', {}, theirs)).toMatchObject({ kind: 'moved', due: dueOn('2026-09-15') });
    expect(by('2026-10-20T10:00', {}, { ...theirs, byHand: {} })).toMatchObject({ kind: 'moved', due: dueOn('2026-10-15') });
    expect(by('2026-09-22T10:00', { cancelledAt: 1 }, theirs)).toEqual({ kind: 'called-off' });
  });

  test('is looked at when it opens as it stands, sooner when the meeting is, and in working hours when it is not needed', () => {
    const when = (what: ByMeeting, now = NOW) => isoTime(lookingAt(planned, what, now));
    const moved = (iso: string): ByMeeting => ({ kind: 'moved', opensAt: at(iso), due: dueOn('2026-09-10') });
    expect(when({ kind: 'stands' })).toBe('2026-09-08T09:00:00+02:00');
    expect(when(moved('2026-10-06T07:00:00Z'))).toBe('2026-09-08T09:00:00+02:00');
    expect(when(moved('2026-09-01T07:00:00Z'))).toBe('2026-09-01T09:00:00+02:00');
    expect(when(moved('2026-08-18T07:00:00Z'))).toBe('2026-08-20T10:00:00+02:00');
    expect(when(moved('2026-08-18T07:00:00Z'), at('2026-08-21T20:00:00Z'))).toBe('2026-08-24T08:00:00+02:00');
    expect(when({ kind: 'called-off' }, at('2026-08-21T20:00:00Z'))).toBe('2026-08-24T08:00:00+02:00');
    expect(when({ kind: 'too-late' })).toBe('2026-08-20T10:00:00+02:00');
  });
});

test('without a rhythm nothing follows', () => {
  expect(next(aRound({ rhythm: 'none' }))).toBeUndefined();
});
