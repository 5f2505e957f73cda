import fc from 'fast-check';
import { emptyDraft, put, withCheck, withItems, withoutItem } from '../../../../src/features/meetings/minutes/draft';
import { fieldsOf, itemIn, PartRef, readTask } from '../../../../src/features/meetings/minutes/forms';
import { carriedTo, postingOf } from '../../../../src/features/meetings/minutes/posting';
import type { Decision, Draft, Task } from '../../../../src/features/meetings/minutes/types';
import { UserError } from '../../../../src/lib/errors';
import { aFollowUp } from './support';

const act = { by: 'ref', at: 100 };
const decision = (id: string, text: string, version = 1): Decision => ({ id, text, version });
const task = (parts: Partial<Task> = {}): Task => (
  { id: 't1', version: 1, what: 'Bestille', municipalities: ['1506'], dueOn: '2026-05-04', ...parts }
);
const draft = (parts: Partial<Draft> = {}): Draft => ({ ...emptyDraft('romsdal', 'm1'), version: 3, ...parts });
const post = (of: Draft, existing = [aFollowUp()], before = undefined as ReturnType<typeof postingOf>['minutes'] | undefined) => (
  postingOf(of, before, existing, act, 'Tatt ut')
);

describe('an item of a draft', () => {
  const items = [decision('d1', 'Første', 2)];

  test('is added by who has never seen it, and changed by who has seen it as it is', () => {
    expect(put(items, { id: 'd2', text: 'Andre' }, 0)).toEqual({ outcome: 'saved', items: [...items, decision('d2', 'Andre', 1)] });
    expect(put(items, { id: 'd1', text: 'Ny' }, 2)).toEqual({ outcome: 'saved', items: [decision('d1', 'Ny', 3)] });
  });

  test('is not written over by who has seen another version, unless it says the same', () => {
    expect(put(items, { id: 'd1', text: 'Ny' }, 1)).toEqual({ outcome: 'changed', item: items[0] });
    expect(put(items, { id: 'd1', text: 'Første' }, 1)).toEqual({ outcome: 'saved', items });
  });

  test('that was removed is not added again unasked', () => {
    expect(put(items, { id: 'd9', text: 'Borte' }, 4)).toEqual({ outcome: 'removed' });
  });

  test('is taken out once', () => {
    const next = withoutItem(draft({ decisions: items, tasks: [task()] }), 't1', 7);
    expect(next).toMatchObject({ decisions: items, tasks: [], version: 4, at: 7 });
    expect(withoutItem(draft({ decisions: items }), 't1', 7)).toBeUndefined();
  });

  test.each([
    ['tooManyDecisions', { decisions: Array.from({ length: 16 }, (_, at) => decision(`d${at}`, 'x')) }],
    ['tooManyTasks', { tasks: Array.from({ length: 16 }, (_, at) => task({ id: `t${at}` })) }],
    ['tooManyFollowUps', { tasks: [task({ municipalities: Array.from({ length: 61 }, (_, at) => String(1500 + at)) })] }],
    ['tooManyChecks', { checks: Array.from({ length: 31 }, (_, at) => ({ id: `f${at}`, said: 'open' as const })) }],
    ['full', { checks: Array.from({ length: 30 }, (_, at) => ({ id: `f${at}`, said: 'postponed' as const, reason: '"'.repeat(500) })) }],
  ])('is refused with words when there is no room: %s', (key, more) => {
    expect(() => withItems(draft(), more, 1)).toThrow(UserError);
    expect(() => withItems(draft(), more, 1)).toThrow(expect.objectContaining({ text: `meetings.minutes.${key}` }) as Error);
  });

  test('what was said of a follow-up last counts', () => {
    const first = withCheck(draft(), { id: 'f1', said: 'open' }, 1);
    const second = first && withCheck(first, { id: 'f1', said: 'done' }, 2);
    expect(second?.checks).toEqual([{ id: 'f1', said: 'done' }]);
    expect(second && withCheck(second, { id: 'f1', said: 'done' }, 3)).toBeUndefined();
  });
});

describe('posting', () => {
  test('gives a follow-up for each municipality, and one for the coordinators where there is none', () => {
    const { followUps } = post(draft({ tasks: [task({ municipalities: ['1506', '1547'] }), task({ id: 't2', municipalities: [] })] }), []);
    expect(followUps.map(({ municipality, state, since, version }) => [municipality, state, since, version])).toEqual([
      ['1506', 'open', 100, 1], ['1547', 'open', 100, 1], [undefined, 'open', 100, 1],
    ]);
    expect(new Set(followUps.map(({ id }) => id)).size).toBe(3);
  });

  test('again with nothing changed changes no follow-up', () => {
    const first = post(draft({ tasks: [task()] }), []);
    expect(post(draft({ tasks: [task()], version: 4 }), first.followUps, first.minutes).followUps).toEqual([]);
  });

  test('with other words keeps what is planned, with another day plans anew', () => {
    const first = post(draft({ tasks: [task()] }), []);
    const [worded] = postingOf(draft({ tasks: [task({ what: 'Ny' })] }), first.minutes, first.followUps, { ...act, at: 200 }, '').followUps;
    expect(worded).toMatchObject({ what: 'Ny', since: 100, createdAt: 100, version: 1 });
    const [moved] = postingOf(draft({ tasks: [task({ dueOn: '2026-06-01' })] }), first.minutes, first.followUps, { ...act, at: 200 }, '').followUps;
    expect(moved).toMatchObject({ dueOn: '2026-06-01', since: 200, createdAt: 100, version: 2 });
  });

  test.each([
    ['closed', { state: 'done' as const }], ['postponed', { history: [{ from: 'a', to: 'b', reason: 'c', at: 1, by: 'x' }] }], ['opened again', { reopened: true as const }],
  ])('leaves one that was %s as it is, also when it was taken out', (_, parts) => {
    const first = post(draft({ tasks: [task()] }), []);
    const existing = first.followUps.map((each) => ({ ...each, ...parts }));
    expect(post(draft({ tasks: [task({ what: 'Ny' })] }), existing, first.minutes).followUps).toEqual([]);
    expect(post(draft(), existing, first.minutes).followUps).toEqual([]);
  });

  test('what was said of earlier ones counts the first time only', () => {
    const of = draft({ checks: [{ id: 'f1', said: 'postponed', to: '2026-06-01', reason: 'Ferie' }] });
    const existing = [aFollowUp({ meetingId: 'm0' })];
    const first = post(of, existing);
    expect(first.reported).toMatchObject([{ what: 'postponed', followUp: { dueOn: '2026-06-01', history: [{ onBehalf: true }] } }]);
    expect(first.minutes.reviewed).toEqual([{ id: 'f1', what: 'Bestille brukerutstyr', municipality: '1506', said: 'postponed', to: '2026-06-01' }]);
    const again = post(of, existing, first.minutes);
    expect([again.reported, again.minutes.reviewed, again.minutes.version]).toEqual([[], first.minutes.reviewed, 2]);
  });

  test('of a follow-up that is gone says nothing', () => {
    expect(post(draft({ checks: [{ id: 'f9', said: 'done' }] }), [])).toMatchObject({ reported: [], minutes: { reviewed: [] } });
  });
});

test('open ones of earlier meetings, and of meetings that are gone, are carried on', () => {
  const starts: Record<string, number> = { m0: 1, m1: 2, m2: 3 };
  const all = ['m0', 'm1', 'm2', 'gone'].map((meetingId) => aFollowUp({ id: `f-${meetingId}`, meetingId }));
  const closed = aFollowUp({ id: 'f-done', meetingId: 'm0', state: 'done' });
  expect(carriedTo('m1', [...all, closed], (id) => starts[id]).map(({ id }) => id)).toEqual(['f-m0', 'f-gone']);
});

describe('what a card sends', () => {
  const all = [{ number: '1506', name: 'Molde' }, { number: '1547', name: 'Aukra' }];
  const now = Date.parse('2026-03-02T09:00:00Z');

  test('is a reference of three parts, and nothing else', () => {
    expect(PartRef.parse({ id: 'romsdal.m1.d1-2' })).toEqual({ network: 'romsdal', meeting: 'm1', part: 'd1-2' });
    fc.assert(fc.property(fc.string(), (id) => {
      expect(PartRef.safeParse({ id }).success).toBe(/^[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){2}$/.test(id));
    }));
  });

  test('names an item with the version that was seen', () => {
    expect([itemIn('d1a2b3c4-12'), itemIn('t1-0')]).toEqual([{ id: 'd1a2b3c4', seen: 12 }, { id: 't1', seen: 0 }]);
    for (const wrong of ['', 'd1', 'f1-2', 'd-1', 'd1-x', 'd1-1234567', 'dÆ-1']) expect(itemIn(wrong)).toBeUndefined();
  });

  test('a task that is read is put into its form as it was', () => {
    for (const municipalities of ['all', 'coordinators', '1506', '1506,1547']) {
      for (const raad of ['', '2']) {
        const fields = { what: 'Bestille', municipalities, raad, dueOn: '2026-05-04' };
        const { item, wrong } = readTask('t1', fields, all, now);
        expect([wrong, fieldsOf(item)]).toEqual([undefined, fields]);
      }
    }
  });

  test('a day that has been may stay, and is not chosen anew', () => {
    const fields = { what: 'Bestille', municipalities: '1506', raad: '', dueOn: '2026-02-02' };
    expect(readTask('t1', fields, all, now, '2026-02-02').wrong).toBeUndefined();
    expect(readTask('t1', fields, all, now).wrong).toEqual({ text: 'meetings.minutes.wrong.past' });
  });

  test('never gives a task of a municipality that is not the network’s', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (municipalities, raad) => {
      const { item } = readTask('t1', { what: 'x', municipalities, raad, dueOn: '2026-05-04' }, all, now);
      expect(item.municipalities.filter((number) => !['1506', '1547'].includes(number))).toEqual([]);
      expect([undefined, 1, 2, 3]).toContain(item.raad);
    }));
  });
});
