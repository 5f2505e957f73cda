import fc from 'fast-check';
import { readStatusRef, statusRef } from '../../../../src/features/checkins/status/refs';
import { countsOf, partsOf, stateOf, statusOf } from '../../../../src/features/checkins/status/states';
import type { Member } from '../../../../src/features/networks';
import { aDraft, aReport, aRound } from '../reminders/support';

const round = aRound({ state: 'open', municipalities: ['1506', '1547', '1535', '1539'] });
const municipalities = [['1506', 'Molde'], ['1535', 'Vestnes'], ['1539', 'Rauma'], ['1547', 'Aukra'], ['1577', 'Volda']].map(([number = '', name = '']) => ({ number, name }));
const member = (personId: string, more: Partial<Member>): Member => ({ tenantId: 't', personId, name: personId, roles: ['contact'], ...more });
const now = Date.parse('2026-03-05T09:00:00Z');

describe('the state of a municipality', () => {
  test('is not begun, begun with its parts, or sent', () => {
    expect(stateOf(round, undefined, undefined)).toEqual({ kind: 'not-begun' });
    expect(stateOf(round, undefined, aDraft('1506', { done: ['raad1', 'raad3'] }))).toEqual({ kind: 'begun', done: 2, parts: 3 });
    const sent = { kind: 'sent', at: aReport('1506').submittedAt, late: false, corrections: 0, onBehalf: false, unsent: false };
    expect(stateOf(round, aReport('1506'), undefined)).toEqual(sent);
    expect(stateOf(round, aReport('1506', { late: true, revision: 3, as: 'coordinator' }), aDraft('1506'))).toEqual({
      ...sent, late: true, corrections: 2, onBehalf: true, unsent: true,
    });
  });

  test('counts the network\'s own questions as a part', () => {
    const own = [{ id: 'own1', text: 'x', kind: 'text' as const }, { id: 'own2', text: 'y', kind: 'text' as const }];
    expect([partsOf(round), partsOf({ form: { ...round.form, own } })]).toEqual([3, 4]);
  });

  test('holds nothing of what was answered', () => {
    const listed = statusOf({ round, reports: [aReport('1506')], drafts: [aDraft('1547')], municipalities, members: [] }, now);
    expect(JSON.stringify(listed)).not.toMatch(/hemmelig|4711/);
  });
});

describe('the list', () => {
  test('has those that the round expects and the network has, who are missing first, by name', () => {
    const listed = statusOf({ round, reports: [aReport('1547')], drafts: [aDraft('1506')], municipalities, members: [] }, now);
    expect(listed.map(({ municipality, state }) => `${municipality.name} ${state.kind}`)).toEqual([
      'Rauma not-begun', 'Vestnes not-begun', 'Molde begun', 'Aukra sent',
    ]);
    expect(countsOf(listed)).toEqual({ expected: 4, sent: 1, begun: 1, 'not-begun': 2, late: 0 });
    const [first] = municipalities;
    expect(statusOf({ round, reports: [], drafts: [], municipalities: first ? [first] : [], members: [] }, now)).toHaveLength(1);
  });

  test('names who speaks for each: the contact, the deputy while the contact is away, or nobody', () => {
    const members = [
      member('kari', { municipality: '1506' }), member('ola', { municipality: '1506', roles: ['deputy'] }),
      member('per', { municipality: '1547', away: { until: '2026-03-10' } }), member('anne', { municipality: '1547', roles: ['deputy'] }),
      member('liv', { municipality: '1535', roles: ['participant'] }),
    ];
    const listed = statusOf({ round, reports: [], drafts: [], municipalities, members }, now);
    const of = (number: string) => listed.find(({ municipality }) => municipality.number === number)?.people.map(({ name }) => name);
    expect([of('1506'), of('1547'), of('1535')]).toEqual([['kari'], ['anne'], []]);
  });

  test('counts each municipality once, whatever is sent and begun', () => {
    const numbers = fc.subarray(municipalities.map(({ number }) => number));
    fc.assert(fc.property(numbers, numbers, (sent, begun) => {
      const reports = sent.map((number) => aReport(number));
      const drafts = begun.map((number) => aDraft(number));
      const counts = countsOf(statusOf({ round, reports, drafts, municipalities, members: [] }, now));
      expect(counts.sent + counts.begun + counts['not-begun']).toBe(counts.expected);
      expect(counts.sent).toBe(sent.filter((number) => round.municipalities.includes(number)).length);
    }));
  });
});

describe('a page as a button carries it', () => {
  test('is read as it was written', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 99_999 }), (from) => {
      expect(readStatusRef(statusRef(round.id, from))).toEqual({ roundId: round.id, from });
    }));
  });

  test('is nothing when no card of ours has sent it', () => {
    for (const text of ['', 'x', '8204000000001', '8204000000001-abc-def', '8204000000001-abc-123456', `${round.id}-1-2`]) {
      expect(readStatusRef(text)).toBeUndefined();
    }
  });
});
