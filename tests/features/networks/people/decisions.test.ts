import fc from 'fast-check';
import { approve, changeMember, leavesNoCoordinator, partAsked, removeMember, stampOf } from '../../../../src/features/networks/people/decisions';
import type { JoinRequest } from '../../../../src/features/networks/people/requests';
import { ROLES } from '../../../../src/features/feature';
import type { Member } from '../../../../src/features/networks';

const member = (personId: string, ...roles: Member['roles']): Member => ({ tenantId: 't', personId, name: personId, roles, municipality: '1506' });
const [anne, per, kari] = [member('anne', 'coordinator'), member('per', 'coordinator', 'contact'), member('kari', 'participant')];
const request: JoinRequest = {
  number: 1, tenantId: 't', personId: 'kari', name: 'Kari', wish: 'contact', municipality: '1547', municipalityName: 'Aukra', title: 'lege',
  asked: { tenantId: 't', conversationId: 'c' }, language: 'nb', askedAt: 1, status: 'open', guest: true, email: 'kari@demo.example',
};

test('the last coordinator can neither lose the role nor be taken out; one of two can', () => {
  const part = { choices: ['participant' as const], municipality: '1506' };
  expect(changeMember([anne, kari], anne, part)).toEqual({ result: { outcome: 'last', member: anne } });
  expect(removeMember([anne, kari], anne)).toEqual({ result: { outcome: 'last', member: anne } });
  expect(changeMember([anne, per, kari], anne, part).put).toEqual([{ ...anne, roles: ['participant'] }]);
  expect(removeMember([anne, per, kari], anne).remove).toEqual([anne]);
});

test('a network that never had a coordinator is not held up for one', () => {
  expect(leavesNoCoordinator([kari], { remove: [kari] })).toBe(false);
});

test('whatever is changed or taken out, one at a time, a coordinator is left', () => {
  const one = fc.record({
    personId: fc.string({ minLength: 1, maxLength: 3 }), roles: fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1 }),
  });
  const members = fc.uniqueArray(one, { minLength: 1, maxLength: 6, selector: ({ personId }) => personId });
  fc.assert(fc.property(members, fc.nat(), fc.boolean(), (made, at, removes) => {
    const all = [anne, ...made.filter(({ personId }) => personId !== 'anne').map(({ personId, roles }) => member(personId, ...roles))];
    const chosen = all[at % all.length]!;
    const decision = removes ? removeMember(all, chosen) : changeMember(all, chosen, { choices: ['participant'], municipality: '1506' });
    const staying = all.filter((each) => !decision.remove?.includes(each));
    const after = staying.map((each) => decision.put?.find(({ personId }) => personId === each.personId) ?? each);
    expect(after.some(({ roles }) => roles.includes('coordinator'))).toBe(true);
  }));
});

test('a member who is not as the form showed is not changed, unless they are just what was asked', () => {
  const seen = stampOf({ ...kari, title: 'before' });
  expect(changeMember([anne, kari], kari, { choices: ['contact'], municipality: '1506' }, seen).result.outcome).toBe('changed');
  expect(changeMember([anne, kari], kari, { choices: ['participant'], municipality: '1506' }, seen)).toEqual({ result: { outcome: 'unchanged', member: kari } });
  expect(stampOf({ ...kari, away: {}, confirmedAt: 3 })).toBe(stampOf(kari));
});

test('an approved stranger is a member with what they asked for, and a member keeps what is theirs', () => {
  const known = { tenantId: 't', personId: 'kari', name: 'Kari', email: 'kari@demo.example', guest: true };
  expect(approve([anne], request, 'contact', 7)).toEqual({ member: { ...known, roles: ['contact'], municipality: '1547', title: 'lege', joinedAt: 7 } });
  const old = { ...kari, joinedAt: 3, confirmedAt: 4, away: {} };
  expect(approve([anne, old], request, 'contact', 7)).toEqual({
    member: { ...known, roles: ['contact'], municipality: '1547', title: 'lege', joinedAt: 3, confirmedAt: 4, away: {} },
  });
});

test('a role that does not go with where they belong is not given', () => {
  expect(approve([anne], request, 'partner', 7)).toEqual({ wrong: 'networks.people.wrong.partner' });
  expect(approve([anne], { ...request, municipality: undefined, organisation: 'RIO' }, 'deputy', 7)).toEqual({ wrong: 'networks.people.wrong.municipality' });
});

test('a coordinator who asks for another role stays coordinator', () => {
  expect(partAsked(request, 'contact', anne).choices).toEqual(['contact', 'coordinator']);
  expect(partAsked(request, 'participant', anne).choices).toEqual(['coordinator']);
  expect(partAsked(request, 'coordinator', undefined).choices).toEqual(['coordinator']);
});
