import { dueOn } from '../../../../src/features/checkins/rounds/periods';
import { expectedOf, isLate, isRoundId, nextFrom, roundName, takesReports } from '../../../../src/features/checkins/rounds/round';
import { ROUND_STATES } from '../../../../src/features/checkins/types';
import { translator } from '../../../../src/lib/language';
import { toInstant } from '../../../../src/lib/time';
import { aRound, at } from './support';

test('only an open round takes first reports, also after it was due', () => {
  expect(ROUND_STATES.filter((state) => takesReports({ state }))).toEqual(['open']);
});

test('a report is late after the due time, by the clock on the wall', () => {
  const round = { due: dueOn('2026-05-15') };
  expect([isLate(round, at('2026-05-15T13:00:00Z')), isLate(round, at('2026-05-15T13:00:00.001Z'))]).toEqual([false, true]);
  expect(isLate({ due: dueOn('2026-11-16') }, at('2026-11-16T13:30:00Z'))).toBe(false);
});

describe('a round is called', () => {
  test.each([
    ['nb', { from: '2026-01-01', to: '2026-04-30' }, '1. tertial 2026'], ['nn', { from: '2026-07-01', to: '2026-12-31' }, '2. halvår 2026'],
    ['en', { from: '2026-09-01', to: '2026-12-31' }, 'Tertial 3 of 2026'], ['nb', { from: '2026-05-01', to: '2026-06-15' }, '1. mai 2026 – 15. juni 2026'],
    ['en', { from: '2026-12-30', to: '2027-01-05' }, '30 December 2026 – 5 January 2027'], ['nn', { from: '2026-05-01', to: '2026-05-01' }, '1. mai 2026'],
  ] as const)('in %s by its period %j: «%s»', (language, period, name) => {
    expect(roundName(translator(language), { period })).toBe(name);
  });
});

test('who is expected is decided when it is made: who has left the network is not, and who has joined is shown and not expected', () => {
  const here = [{ number: '1506', name: 'Molde' }, { number: '1505', name: 'Kristiansund' }];
  expect(expectedOf({ municipalities: ['1506', '1547'] }, here)).toEqual({ expected: [here[0]], others: [here[1]], left: ['1547'] });
});

test('the next round may be made when this one is due or over, once, and never without a rhythm', () => {
  const due = toInstant(aRound().due);
  expect(nextFrom(aRound({ rhythm: 'tertial' }))).toBe(due);
  expect(nextFrom(aRound({ rhythm: 'tertial', state: 'paused' }))).toBe(due);
  expect(nextFrom(aRound({ rhythm: 'tertial', state: 'cancelled' }))).toBe(0);
  expect(nextFrom(aRound({ rhythm: 'tertial', next: 'n' }))).toBeUndefined();
  expect(nextFrom(aRound())).toBeUndefined();
});

test('an id has one dash, so that references of reports can be read', () => {
  expect(['8222000000000-a1b2c3d4', '8222000000000-a-b', '8222000000000-', 'x', '8222000000000-abcdefghijklm'].map(isRoundId)).toEqual([true, false, false, false, false]);
});
