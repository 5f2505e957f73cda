import { planOf } from '../../../../src/features/checkins/plans/schedule';
import type { Member } from '../../../../src/features/networks';
import { wallTimeOf } from '../../../../src/lib/time';
import { isWorkingHours } from '../../../../src/lib/time/working-days';
import { addDays } from '../../../../src/lib/time/holidays';
import { aPlan } from './support';

const member = (personId: string, roles: Member['roles'], more: Partial<Member> = {}): Member => (
  { tenantId: 't', personId, name: personId, roles, municipality: '1506', ...more }
);
const members = [
  member('kari', ['contact']), member('siv', ['deputy']), member('per', ['participant']),
  member('ola', ['coordinator'], { municipality: undefined }), member('eva', ['contact'], { municipality: '1547' }),
];
const plan = (revisedOn: string, at = 0, all = members) => (
  planOf({ ...aPlan({ at }), revisedOn }, all, '2026-03-02', ({ personId }) => personId)
);
const times = (revisedOn: string, at = 0, all = members) => (
  plan(revisedOn, at, all).map(({ what, recipient, dueAt }) => [what, recipient, wallTimeOf(dueAt).local])
);

describe('when a plan is reminded of', () => {
  test('a month before, and on the last working day before, to who speaks for the municipality', () => {
    expect(times('2026-06-10')).toEqual([['month', 'kari', '2026-05-11T09:00'], ['day', 'kari', '2026-06-09T09:00']]);
  });

  test('never on a day off: the month’s comes on the next working day, the last one on the working day before', () => {
    // Thirty days before is Sunday 17 May; 15 and 16 June are Monday and Tuesday.
    expect(times('2026-06-16')).toEqual([['month', 'kari', '2026-05-18T08:00'], ['day', 'kari', '2026-06-15T09:00']]);
    expect(times('2026-06-15').at(-1)).toEqual(['day', 'kari', '2026-06-12T09:00']);
    expect(times('2026-05-18').at(-1)).toEqual(['day', 'kari', '2026-05-15T09:00']);
  });

  test('in working hours on every day of two years, in time, and never both at once', () => {
    for (let day = '2026-03-10'; day < '2028-03-10'; day = addDays(day, 1)) {
      const [month, last] = plan(day);
      for (const each of [month, last]) expect(isWorkingHours(each?.dueAt ?? 0)).toBe(true);
      expect(month?.dueAt).toBeLessThan(last?.dueAt ?? 0);
      expect(wallTimeOf(last?.dueAt ?? 0).local.slice(0, 10) < day).toBe(true);
      for (const each of [month, last]) expect(each?.staleAt).toBeGreaterThan(each?.dueAt ?? 0);
    }
  });

  test('what would have come before the plan was saved is left out', () => {
    expect(times('2026-06-10', Date.parse('2026-05-12T10:00:00Z'))).toEqual([['day', 'kari', '2026-06-09T09:00']]);
    expect(times('2026-06-10', Date.parse('2026-06-09T10:00:00Z'))).toEqual([]);
  });

  test('the deputy hears of it while the contact is away, and nobody who is away', () => {
    const away = [member('kari', ['contact'], { away: { until: '2026-12-31' } }), ...members.slice(1)];
    expect(times('2026-06-10', 0, away).map(([, who]) => who)).toEqual(['siv', 'siv']);
    expect(times('2026-06-10', 0, [away[0] as Member])).toEqual([]);
  });

  test('a changed plan is another version, so that what was planned of the old one is not sent', () => {
    expect(plan('2026-06-10').map(({ version }) => version)).toEqual([1, 1]);
  });
});
