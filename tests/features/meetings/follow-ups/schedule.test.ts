import fc from 'fast-check';
import { countFollowUps, done, dropped, isOverdue, isReportedOn, postponed, reopened } from '../../../../src/features/meetings/follow-ups/follow-up';
import { followUpId } from '../../../../src/features/meetings/follow-ups/follow-up-id';
import { listFollowUps, placeIn } from '../../../../src/features/meetings/follow-ups/listing';
import { followUpRecord, MOST_POSTPONEMENTS } from '../../../../src/features/meetings/follow-ups/records';
import { planOf } from '../../../../src/features/meetings/follow-ups/schedule';
import type { FollowUp } from '../../../../src/features/meetings/follow-ups/types';
import type { Member } from '../../../../src/features/networks';
import { wallTimeOf } from '../../../../src/lib/time';
import { aFollowUp } from '../minutes/support';

const act = { by: 'ref', at: 5 };
const member = (personId: string, roles: Member['roles'], more: Partial<Member> = {}): Member => ({ tenantId: 't', personId, name: personId, roles, ...more });
const members = [member('kari', ['contact'], { municipality: '1506' }), member('ola', ['coordinator'])];
const plan = (followUp: FollowUp, all = members) => planOf(followUp, all, '2026-03-02', ({ personId }) => personId)
  .map(({ what, recipient, dueAt }) => [what, recipient, wallTimeOf(dueAt).local]);

describe('when follow-ups are reminded of', () => {
  test('working days are counted, over Easter too', () => {
    expect(plan(aFollowUp({ dueOn: '2026-04-08' }))).toEqual([
      ['soon', 'kari', '2026-03-27T09:00'], ['due', 'kari', '2026-04-08T09:00'], ['overdue', 'kari', '2026-04-13T09:00'], ['late', 'ola', '2026-04-14T09:00'],
    ]);
  });

  test.each([
    ['a Saturday', '2026-04-18', '2026-04-17T09:00'], ['a Sunday that is Constitution Day', '2026-05-17', '2026-05-15T09:00'], ['Ascension Day', '2026-05-14', '2026-05-13T09:00'],
  ])('a day that is no working day (%s) is told of on the working day before, never after it', (_, dueOn, at) => {
    expect(plan(aFollowUp({ dueOn }))).toContainEqual(['due', 'kari', at]);
  });

  test('of a municipality where all are away the coordinators are told as of one that nobody speaks for, until somebody is back', () => {
    const away = [member('kari', ['contact'], { municipality: '1506', away: { until: '2026-04-30' } }), member('siv', ['deputy'], { municipality: '1506', away: {} }), members[1]!];
    const since = Date.parse('2026-03-19T12:00:00Z');
    expect(plan(aFollowUp({ since }), away)).toEqual([['late', 'ola', '2026-03-26T09:00'], ['nobody', 'ola', '2026-03-19T13:00']]);
    expect(plan(aFollowUp(), [...away, member('per', ['deputy'], { municipality: '1506' })]).map(([what, who]) => `${what} ${who}`)).toEqual(['soon per', 'due per', 'overdue per', 'late ola']);
  });

  test('what would have come before the day was set is left out', () => {
    const since = Date.parse('2026-03-19T12:00:00Z');
    expect(plan(aFollowUp({ since })).map(([what]) => what)).toEqual(['due', 'overdue', 'late']);
  });

  test('without anybody who speaks for the municipality the coordinators are told once, and at once when it is near', () => {
    const since = Date.parse('2026-03-19T12:00:00Z');
    expect(plan(aFollowUp({ since }), members.slice(1))).toEqual([['late', 'ola', '2026-03-26T09:00'], ['nobody', 'ola', '2026-03-19T13:00']]);
  });

  test('nothing is stale before it is due', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true }), (date) => {
      const dueOn = date.toISOString().slice(0, 10);
      for (const { dueAt, staleAt } of planOf(aFollowUp({ dueOn, since: 0 }), members, '2026-01-01', ({ personId }) => personId)) expect(staleAt).toBeGreaterThan(dueAt);
    }));
  });
});

describe('what becomes of a follow-up', () => {
  test('closed, nothing but opening it again changes it', () => {
    for (const closed of [done(aFollowUp(), act), dropped(aFollowUp(), act, 'x')]) {
      if (!closed) throw new Error('It was open.');
      expect([done(closed, act), dropped(closed, act, 'y'), postponed(closed, act, '2026-05-01', 'z')]).toEqual([undefined, undefined, undefined]);
      expect(reopened(closed, act)).toEqual({ ...aFollowUp(), reopened: true, since: 5, version: 2 });
      expect(isReportedOn(closed)).toBe(true);
    }
    expect([reopened(aFollowUp(), act), isReportedOn(aFollowUp())]).toEqual([undefined, false]);
  });

  test('put off again and again it still fits its row, and the first time is remembered', () => {
    let followUp = aFollowUp();
    for (let at = 0; at < 50; at += 1) followUp = postponed(followUp, act, `2027-01-${String(1 + (at % 28)).padStart(2, '0')}`, `Grunn ${at}`) ?? followUp;
    expect(followUp.history).toHaveLength(MOST_POSTPONEMENTS);
    expect([followUp.history[0]?.from, followUp.history.at(-1)?.reason]).toEqual(['2026-03-20', 'Grunn 49']);
    expect(followUpRecord.decode(followUpRecord.encode(followUp))).toEqual(followUp);
  });

  test('it is overdue the day after its day, while it is open', () => {
    expect([isOverdue(aFollowUp(), '2026-03-20'), isOverdue(aFollowUp(), '2026-03-21'), isOverdue(aFollowUp({ state: 'done' }), '2026-03-21')]).toEqual([false, true, false]);
  });

  test('they are counted by state', () => {
    const all = [aFollowUp(), aFollowUp({ dueOn: '2026-04-20' }), aFollowUp({ state: 'done' }), aFollowUp({ state: 'dropped' }), aFollowUp({ state: 'done' })];
    expect(countFollowUps(all, '2026-04-01')).toEqual({ open: 2, overdue: 1, done: 2, dropped: 1 });
    expect(countFollowUps([], '2026-04-01')).toEqual({ open: 0, overdue: 0, done: 0, dropped: 0 });
  });
});

test('ids are the same for the same item and municipality, and differ otherwise', () => {
  fc.assert(fc.property(fc.tuple(fc.string(), fc.string(), fc.string()), fc.tuple(fc.string(), fc.string(), fc.string()), (a, b) => {
    expect(followUpId(...a)).toMatch(/^f[0-9a-f]{20}$/);
    // A separator that no id has.
    if (![...a, ...b].some((part) => part.includes('\u0000'))) expect(followUpId(...a) === followUpId(...b)).toBe(JSON.stringify(a) === JSON.stringify(b));
  }));
});

test('a place on the list that no button has is its beginning', () => {
  expect(placeIn('done-8')).toEqual({ filter: 'done', from: 8 });
  fc.assert(fc.property(fc.string(), (text) => {
    const { filter, from } = placeIn(text);
    const { shown } = listFollowUps([aFollowUp()], { roles: ['contact'], municipality: '1506' }, filter, from);
    expect(shown.length).toBe(filter === 'done' ? 0 : 1);
  }));
});
