import { matchLines, type Matching } from '../../../../src/features/networks/people/matching';
import { readPastedList } from '../../../../src/features/networks/people/pasted-list';
import { municipalityNamed } from '../../../../src/features/networks/people/place-names';
import { roleNamed } from '../../../../src/features/networks/people/wording';
import { BUILT_IN } from '../../../../src/features/networks/municipalities/municipalities';

const MUNICIPALITIES = [{ number: '1506', name: 'Molde' }, { number: '1579', name: 'Hustadvika' }, { number: '1547', name: 'Aukra' }];
const register = { byNumber: (number: string) => BUILT_IN.find((each) => each.number === number) };
const person = (id: string, name: string, email?: string) => ({ tenantId: 't', id, name, guest: false, ...(email && { email }) });
const ROSTER = [
  person('kari', 'Kari Demo', 'kari@demo.example'), person('ola', 'Ola Demo', 'Ola@Demo.example'),
  person('per1', 'Per Demo', 'per1@demo.example'), person('per2', 'Per Demo'), person('noname', ''),
];
const matching: Matching = {
  roster: ROSTER, before: [], role: roleNamed, municipality: (name) => municipalityNamed(name, MUNICIPALITIES, register, true),
};
const match = (text: string, more: Partial<Matching> = {}) =>
  matchLines(readPastedList(text, (word) => roleNamed(word) !== undefined), { ...matching, ...more });
const why = (text: string) => match(text).missed.map((each) => each.why.replace('networks.people.missed.', ''));

test.each([
  ['by address, whatever the name', 'K. Demo; KARI@demo.example; Molde', 'kari'],
  ['by exact name', 'kari  demo; ; Molde', 'kari'],
  ['by name where the address is another one', 'Ola Demo; ola@privat.example; Molde', 'ola'],
  ['by address where two have the name', 'Per Demo; per1@demo.example; Molde', 'per1'],
])('somebody is found %s', (_how, line, id) => {
  expect(match(line).found.map((each) => each.person.id)).toEqual([id]);
});

test.each([
  ['somebody who is not there', 'Kari Dem; ; Molde', ['nobody']],
  ['two of the name', 'Per Demo; ; Molde', ['several']],
  ['no name: nobody without a name is meant', '; x@y.example; Molde', ['nobody']],
  ['the same person twice', 'Kari Demo;;Molde\nX; kari@demo.example; Aukra', ['twice']],
  ['an unknown role', 'Kari Demo;;Molde; sjef', ['role']],
  ['no place', 'Kari Demo; kari@demo.example;; koordinator', ['place']],
  ['a contact of what is no municipality here', 'Kari Demo;;Oslo; kontakt', ['municipality']],
])('a line is missed for %s', (_what, text, expected) => {
  expect(why(text)).toEqual(expected);
});

test.each([
  ['Molde kommune', { municipality: '1506' }], ['Mlode', { municipality: '1506' }], ['Fræna', { municipality: '1579' }], ['hustadvika', { municipality: '1579' }],
])('«%s» is the municipality %j', (place, where) => {
  expect(match(`Kari Demo;;${place}; kontaktperson; lege`).found[0]?.part).toEqual({ choices: ['contact'], ...where, title: 'lege' });
});

test('without a role somebody of a municipality takes part, and an organisation is a partner', () => {
  expect(match('Kari Demo;;Molde\nOla Demo;;RIO').found.map(({ part }) => part)).toEqual([
    { choices: ['participant'], municipality: '1506' }, { choices: ['partner'], organisation: 'RIO' },
  ]);
});

test('whoever was found in another channel stays found, and a line that was missed there may be found here', () => {
  const text = 'Kari Demo;;Molde\nOla Demo;;Aukra';
  const first = match(text, { roster: ROSTER.slice(0, 1) });
  expect([first.found.length, first.missed.length]).toEqual([1, 1]);
  const second = match(text, { roster: ROSTER.slice(1), before: first.found });
  expect(second.found.map((each) => each.person.id)).toEqual(['kari', 'ola']);
});
