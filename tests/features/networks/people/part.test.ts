import fc from 'fast-check';
import { checkPart, choicesOf, fieldsOf, NO_FIELDS, OTHER, partOf, ROLE_CHOICES, rolesOf, WISHES, withPart, type PartFields } from '../../../../src/features/networks/people/part';
import type { Member } from '../../../../src/features/networks';

const MUNICIPALITIES = [{ number: '1506', name: 'Molde' }, { number: '1547', name: 'Aukra' }];
const check = (fields: Partial<PartFields>) => {
  const result = checkPart({ ...NO_FIELDS, ...fields }, MUNICIPALITIES);
  return 'wrong' in result ? result.wrong.replace('networks.people.wrong.', '') : result.part;
};
const molde = { municipality: '1506' };
const rio = { municipality: OTHER, organisation: 'RIO' };

test.each<[string, Partial<PartFields>, unknown]>([
  ['a participant of a municipality', { role: 'participant', ...molde }, { choices: ['participant'], municipality: '1506' }],
  ['a participant of an organisation', { role: 'participant', ...rio }, { choices: ['participant'], organisation: 'RIO' }],
  ['a participant of nothing', { role: 'participant' }, 'belonging'],
  ['a participant of another organisation without its name', { role: 'participant', municipality: OTHER, organisation: ' \u200b' }, 'belonging'],
  ['a contact of a municipality', { role: 'contact', ...molde }, { choices: ['contact'], municipality: '1506' }],
  ['a contact of an organisation', { role: 'contact', ...rio }, 'municipality'],
  ['a deputy of an organisation', { role: 'deputy', ...rio }, 'municipality'],
  ['a manager of no municipality', { role: 'manager-municipality', ...rio }, 'municipality'],
  ['a manager of the network', { role: 'manager-network', ...rio }, { choices: ['manager-network'], organisation: 'RIO' }],
  ['a partner', { role: 'partner', ...rio }, { choices: ['partner'], organisation: 'RIO' }],
  ['a partner with a municipality', { role: 'partner', municipality: '1506', organisation: 'RIO' }, 'partner'],
  ['a partner without an organisation', { role: 'partner' }, 'partner'],
  ['no role', { role: '', ...molde }, 'role'],
  ['a role that there is not', { role: 'owner', ...molde }, 'role'],
  ['two kinds of manager', { role: 'manager-network,manager-region', ...molde }, 'managers'],
  ['a contact who coordinates', { role: 'contact,coordinator', ...molde }, { choices: ['contact', 'coordinator'], municipality: '1506' }],
  ['a participant who is more', { role: 'participant,contact', ...molde }, { choices: ['contact'], municipality: '1506' }],
  ['a municipality of another network', { role: 'participant', municipality: '0301' }, 'unknown'],
  ['what is no municipality', { role: 'participant', municipality: '__proto__' }, 'unknown'],
  ['an organisation of 100 characters', { role: 'partner', municipality: OTHER, organisation: 'x'.repeat(100) }, { choices: ['partner'], organisation: 'x'.repeat(100) }],
  ['an organisation of 101 characters', { role: 'partner', municipality: OTHER, organisation: 'x'.repeat(101) }, 'organisation'],
  ['a title of 61 characters', { role: 'participant', ...molde, title: 'x'.repeat(61) }, 'title'],
  ['a fødselsnummer as title', { role: 'participant', ...molde, title: '010190 12345' }, 'person'],
  ['topics, known and not', { role: 'participant', ...molde, topics: 'medical,raad1,all' }, { choices: ['participant'], municipality: '1506', topics: ['raad1', 'medical'] }],
])('%s', (_what, fields, expected) => {
  expect(check(fields)).toEqual(expected);
});

test('what was written on two lines is one line, without what cannot be seen', () => {
  expect(check({ role: 'participant', ...molde, title: ' kommune\nover\u202elege ' })).toMatchObject({ title: 'kommune overlege' });
});

test('nobody may ask to be a coordinator', () => {
  expect(WISHES).not.toContain('coordinator');
  expect(checkPart({ ...NO_FIELDS, role: 'coordinator', ...molde }, MUNICIPALITIES, WISHES)).toEqual({ wrong: 'networks.people.wrong.role' });
});

test('whatever comes in the fields, there is a part or a reason', () => {
  const text = fc.string();
  const fields = fc.record({ role: text, municipality: text, organisation: text, title: text, topics: text });
  fc.assert(fc.property(fields, (each) => Object.keys(checkPart(each, MUNICIPALITIES)).length === 1));
});

test('roles as choices and back are the same roles', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.constantFrom(...ROLE_CHOICES)), (choices) => {
    fc.pre(choices.filter((choice) => choice.startsWith('manager')).length <= 1);
    expect(choicesOf(rolesOf(choices)).sort()).toEqual([...choices].sort());
  }));
});

test('a new part takes the place of the old one, and leaves all else', () => {
  const old: Member = {
    tenantId: 't', personId: 'p', name: 'Demo', roles: ['manager'], manages: 'region', municipality: '1506', title: 'lege', topics: ['data'],
    email: 'a@b.example', guest: true, joinedAt: 1, confirmedAt: 2, away: {},
  };
  expect(withPart(old, { choices: ['partner'], organisation: 'RIO' })).toEqual({
    tenantId: 't', personId: 'p', name: 'Demo', roles: ['partner'], organisation: 'RIO', email: 'a@b.example', guest: true, joinedAt: 1, confirmedAt: 2, away: {},
  });
  expect(withPart(old, partOf(old))).toEqual(old);
  expect(fieldsOf(partOf(old))).toEqual({ role: 'manager-region', municipality: '1506', organisation: '', title: 'lege', topics: 'data' });
});
