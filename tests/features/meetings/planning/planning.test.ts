import { testClock } from '../../../support/test-clock';
import { meetingsOn, networksOn } from '../../../support/a-turn';
import { NotYours } from '../../../../src/features/refusals';
import type { CoordinatorScope } from '../../../../src/features/authority';
import type { Meetings } from '../../../../src/features/meetings/parts';
import { laterThan } from '../../../../src/features/meetings/planning/planning';
import { changedAt, moved } from '../../../../src/features/meetings/planning/transitions';
import type { Meeting } from '../../../../src/features/meetings/types';
import { openStore, type TableStore } from '../../../../src/storage';
import { toInstant } from '../../../../src/lib/time';
import { endOf, isComing, startOf } from '../../../../src/features/meetings/coming';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const scope = { networkId: 'romsdal' } as CoordinatorScope;
const foreign = { networkId: 'nordmore' } as CoordinatorScope;
const by = { tenantId: 'tenant', id: 'person', name: 'Demo' };
const zone = 'Europe/Oslo';
const at = (local: string) => ({ local, zone });
const NEW = { title: 'Samling', start: at('2026-04-21T14:00'), minutes: 120 };
let table: TableStore;
let meetings: Meetings;
beforeEach(async () => {
  table = await openStore({ kind: 'sqlite', file: ':memory:' });
  meetings = meetingsOn(networksOn(table, testClock()));
});
afterEach(() => table.close());

const all = () => meetings.store.ofNetwork('romsdal');

test('set twice with the same id is one meeting, as it was set first: what a poll that is decided twice needs', async () => {
  const first = await meetings.planning.set(scope, 'p1', { ...NEW, pollId: 'p1' }, by, NOW);
  const again = await meetings.planning.set(scope, 'p1', { ...NEW, pollId: 'p1', title: 'En annen' }, by, NOW + 1);
  expect(again).toEqual(first);
  expect(await all()).toEqual([first]);
  expect(first).toMatchObject({ id: 'p1', networkId: 'romsdal', pollId: 'p1', createdAt: NOW });
});

test('many at the same time with the same id are one', async () => {
  const set = await Promise.all(Array.from({ length: 10 }, (_, nth) => meetings.planning.set(scope, 'p1', { ...NEW, title: `Samling ${nth}` }, by, NOW)));
  expect(new Set(set.map(({ title }) => title)).size).toBe(1);
  expect(await all()).toHaveLength(1);
});

test('what is set is in the outbox, and who set it stands under a pseudonym', async () => {
  await meetings.planning.set(scope, 'p1', NEW, by, NOW);
  const { rows } = await table.scan();
  expect(rows.map(({ partition, row }) => `${partition.split(':')[0]} ${row}`)).toEqual(expect.arrayContaining(['open romsdal:meeting:p1', 'po-open romsdal:meeting:p1:post']));
  expect(JSON.stringify(await all())).not.toContain('"person"');
});

test('a series is made whole or not at all', async () => {
  await meetings.planning.set(scope, 's-2', NEW, by, NOW);
  await expect(meetings.planning.setSeries(scope, 's', [NEW, NEW], by, NOW)).rejects.toThrow(NotYours);
  expect(await all()).toHaveLength(1);
});

test('another network’s meeting is moved, cancelled and changed by nobody else', async () => {
  await meetings.planning.set(scope, 'p1', NEW, by, NOW);
  const { planning } = meetings;
  await expect(planning.move(foreign, 'p1', { start: at('2026-04-22T14:00') }, by, NOW)).rejects.toThrow(NotYours);
  await expect(planning.cancel(foreign, 'p1', {}, by, NOW)).rejects.toThrow(NotYours);
  await expect(planning.changeAgenda(foreign, 'p1', () => [], by, NOW)).rejects.toThrow(NotYours);
  await expect(planning.changePlace(foreign, 'p1', { place: 'x', joinUrl: '' }, by, NOW)).rejects.toThrow(NotYours);
});

test('two coordinators who change the agenda at the same time both get theirs', async () => {
  await meetings.planning.set(scope, 'p1', NEW, by, NOW);
  await Promise.all(Array.from({ length: 5 }, (_, nth) => (
    meetings.planning.changeAgenda(scope, 'p1', (agenda) => [...agenda, { id: `a${nth}`, text: `Sak ${nth}` }], by, NOW)
  )));
  expect((await all())[0]?.agenda).toHaveLength(5);
});

test('moved by two at the same time, each is a version, and none is lost', async () => {
  await meetings.planning.set(scope, 'p1', NEW, by, NOW);
  await Promise.all(['22', '23', '24'].map((day) => meetings.planning.move(scope, 'p1', { start: at(`2026-04-${day}T14:00`) }, by, NOW)));
  expect((await all())[0]?.version).toBe(3);
});

describe('moved', () => {
  const meeting: Meeting = { ...NEW, id: 'm1', networkId: 'romsdal', reason: 'Før', changedWith: 'x-1' };

  test('says from when and when, and nothing of an earlier change', () => {
    expect(moved(meeting, { start: at('2026-04-22T14:00') }, NOW)).toEqual({ ...NEW, id: 'm1', networkId: 'romsdal', start: at('2026-04-22T14:00'), movedFrom: NEW.start, movedAt: NOW, version: 1 });
  });

  test('to the same time with another length is a move too', () => {
    expect(moved(meeting, { start: NEW.start, minutes: 180 }, NOW)).toMatchObject({ minutes: 180, version: 1 });
    expect(moved(meeting, { start: NEW.start, minutes: 120 }, NOW)).toBeUndefined();
  });

  test('is the last that was told of it, unless it is cancelled', () => {
    expect(changedAt({ createdAt: 1, movedAt: 2 })).toBe(2);
    expect(changedAt({ createdAt: 1, movedAt: 2, cancelledAt: 3 })).toBe(3);
    expect(changedAt({})).toBeUndefined();
  });
});

test('later in a series are those after it that are not cancelled, the next first', () => {
  const one = (id: string, day: string, more: Partial<Meeting> = {}): Meeting => ({ ...NEW, id, networkId: 'romsdal', start: at(`${day}T10:00`), seriesId: 's', ...more });
  const series = [one('d', '2026-12-01'), one('c', '2026-11-01', { cancelledAt: 1 }), one('b', '2026-10-01'), one('a', '2026-09-01'), one('x', '2026-12-02', { seriesId: 'other' })];
  expect(laterThan(series[3]!, series).map(({ id }) => id)).toEqual(['b', 'd']);
  expect(laterThan({ ...series[3]!, seriesId: undefined }, series)).toEqual([]);
});

describe('by the clock on the wall', () => {
  test.each([
    ['2026-03-29T02:30', '2026-03-29T01:30:00Z', 'skipped: half past three'],
    ['2027-03-28T02:30', '2027-03-28T01:30:00Z', 'skipped: half past three'],
    ['2026-10-25T02:30', '2026-10-25T00:30:00Z', 'comes twice: the first'],
    ['2028-02-29T10:00', '2028-02-29T09:00:00Z', '29 February'],
    ['2026-12-31T23:30', '2026-12-31T22:30:00Z', 'the last of the year'],
    ['2026-07-01T10:00', '2026-07-01T08:00:00Z', 'summer'],
  ])('%s begins at %s (%s)', (local, iso) => {
    expect(toInstant(at(local))).toBe(Date.parse(iso));
    const meeting = { start: at(local), minutes: 60 };
    expect([isComing(meeting, startOf(meeting) - 1), isComing(meeting, startOf(meeting))]).toEqual([true, false]);
    expect(endOf(meeting) - startOf(meeting)).toBe(3_600_000);
  });
});
