import fc from 'fast-check';
import { dueForConfirmation, isAway, isStale, whoSpeaksFor } from '../../../../src/features/networks/contacts/speaking';
import type { Member } from '../../../../src/features/networks';

const TODAY = '2026-03-02';
const NOW = Date.parse('2026-03-02T09:00:00Z');
const DAY_MS = 24 * 60 * 60_000;
const contact: Member = { tenantId: 't', personId: 'kari', name: 'Kari', roles: ['contact'], municipality: '1506' };
const second: Member = { ...contact, personId: 'siri' };
const deputy: Member = { ...contact, personId: 'vara', roles: ['deputy'] };
const away = (member: Member, until?: string): Member => ({ ...member, away: until ? { until } : {} });
const speaking = (members: Member[], today = TODAY) => {
  const { people, ...rest } = whoSpeaksFor(members, '1506', today);
  return { people: people.map(({ personId }) => personId), ...rest };
};

describe('somebody is away', () => {
  test('until and with the day they gave, and is back after it by itself', () => {
    const member = away(contact, '2026-03-02');
    expect(['2026-03-01', '2026-03-02', '2026-03-03'].map((day) => isAway(member, day))).toEqual([true, true, false]);
  });

  test('until they return, when they gave none', () => {
    expect([isAway(away(contact), '2027-01-01'), isAway(contact, TODAY)]).toEqual([true, false]);
  });
});

describe('who speaks for a municipality is', () => {
  test('its contacts who are present, the deputy not among them', () => {
    expect(speaking([deputy, contact, away(second)])).toEqual({ people: ['kari'], standIns: false });
  });

  test('the deputy while every contact is away, until the first of them is back', () => {
    expect(speaking([away(contact, '2026-03-20'), away(second, '2026-03-10'), deputy])).toEqual({ people: ['vara'], standIns: true, until: '2026-03-10' });
  });

  test('the deputy without a date, when no contact gave one', () => {
    expect(speaking([away(contact), deputy])).toEqual({ people: ['vara'], standIns: true });
  });

  test('the contact again on the day after, though nobody did anything', () => {
    const members = [away(contact, '2026-03-10'), deputy];
    expect([speaking(members, '2026-03-10').people, speaking(members, '2026-03-11').people]).toEqual([['vara'], ['kari']]);
  });

  test('the contact who is away, when the deputy is too', () => {
    expect(speaking([away(contact), away(deputy)])).toEqual({ people: ['kari'], standIns: false });
  });

  test('a deputy of a municipality without a contact, who stands in for nobody', () => {
    expect(speaking([deputy])).toEqual({ people: ['vara'], standIns: false });
    expect(speaking([away(deputy)])).toEqual({ people: ['vara'], standIns: false });
  });

  test('nobody from another municipality, and no participant', () => {
    expect(speaking([{ ...contact, municipality: '1547' }, { ...deputy, roles: ['participant'] }])).toEqual({ people: [], standIns: false });
  });

  test('somebody whenever there is a contact or a deputy, and only people of that municipality', () => {
    const member = fc.record({
      personId: fc.uuid(), roles: fc.subarray(['contact', 'deputy', 'participant'] as const, { minLength: 1 }),
      municipality: fc.constantFrom('1506', '1547'), away: fc.option(fc.record({ until: fc.constantFrom('2026-03-01', '2026-03-02', '2026-09-01') }), { nil: undefined }),
    });
    fc.assert(fc.property(fc.array(member, { maxLength: 6 }), (parts) => {
      const members: Member[] = parts.map((part) => ({ tenantId: 't', name: 'x', ...part, roles: [...part.roles] }));
      const local = members.filter(({ municipality, roles }) => municipality === '1506' && (roles.includes('contact') || roles.includes('deputy')));
      const { people, standIns } = whoSpeaksFor(members, '1506', TODAY);
      expect(people.length > 0).toBe(local.length > 0);
      expect(people.every((one) => local.includes(one))).toBe(true);
      if (local.some((one) => !isAway(one, TODAY))) expect(people.every((one) => !isAway(one, TODAY))).toBe(true);
      if (standIns) expect(people.every(({ roles }) => !roles.includes('contact'))).toBe(true);
    }));
  });
});

describe('what stands about somebody is stale', () => {
  const at = (days: number) => ({ ...contact, confirmedAt: NOW - days * DAY_MS });

  test('after 183 days without a confirmation', () => {
    expect([isStale(at(183), NOW), isStale({ ...at(183), confirmedAt: NOW - 183 * DAY_MS - 1 }, NOW)]).toEqual([false, true]);
  });

  test('counted from when they came, until they have confirmed', () => {
    expect(isStale({ joinedAt: NOW - 10 * DAY_MS }, NOW)).toBe(false);
    expect(isStale({ joinedAt: NOW - 400 * DAY_MS, confirmedAt: NOW - DAY_MS }, NOW)).toBe(false);
    expect(isStale({ joinedAt: NOW - 184 * DAY_MS }, NOW)).toBe(true);
  });

  test('when nobody knows since when', () => {
    expect(isStale({}, NOW)).toBe(true);
  });
});

describe('those who are to be asked to confirm', () => {
  const due = (...members: Member[]) => dueForConfirmation(members, NOW).map(({ personId }) => personId);

  test('are stale contacts and deputies, and nobody else', () => {
    expect(due(contact, deputy, { ...contact, personId: 'fresh', confirmedAt: NOW }, { ...contact, personId: 'p', roles: ['participant'] })).toEqual(['kari', 'vara']);
  });

  test('are not asked again within a week', () => {
    const asked = (days: number) => ({ ...contact, askedAt: NOW - days * DAY_MS });
    expect([due(asked(6)), due(asked(7))]).toEqual([[], ['kari']]);
  });

  test('are left in peace while they are away', () => {
    expect([due(away(contact)), due(away(contact, '2026-03-01'))]).toEqual([[], ['kari']]);
  });
});
