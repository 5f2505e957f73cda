import fc from 'fast-check';
import { readPastedList } from '../../../../src/features/networks/people/pasted-list';
import { roleNamed } from '../../../../src/features/networks/people/wording';

const read = (text: string) => readPastedList(text, (word) => roleNamed(word) !== undefined);
const one = (text: string) => {
  const [line] = read(text);
  return line && [line.name, line.email, line.place, line.role, line.title];
};
const WHOLE = ['Kari Demo', 'kari@demo.example', 'Molde', 'kontaktperson', 'kommuneoverlege'];

test.each([
  ['semicolons', 'Kari Demo; kari@demo.example; Molde; kontaktperson; kommuneoverlege'],
  ['tabs, as from Excel', 'Kari Demo\tkari@demo.example\tMolde\tkontaktperson\tkommuneoverlege'],
  ['commas', 'Kari Demo, kari@demo.example, Molde, kontaktperson, kommuneoverlege'],
  ['quotation marks', '"Kari Demo";"kari@demo.example";"Molde";"kontaktperson";"kommuneoverlege"'],
  ['the address first', 'kari@demo.example; Kari Demo; Molde; kontaktperson; kommuneoverlege'],
  ['the address last', 'Kari Demo; Molde; kontaktperson; kommuneoverlege; kari@demo.example'],
  ['the address as Outlook writes it', 'Kari Demo <kari@demo.example>; Molde; kontaktperson; kommuneoverlege'],
])('a line divided with %s', (_how, text) => {
  expect(one(text)).toEqual(WHOLE);
});

test.each([
  ['only a name', 'Kari Demo', ['Kari Demo', '', '', '', '']],
  ['an address for the name', 'kari@demo.example; Molde; kontakt', ['', 'kari@demo.example', 'Molde', 'kontakt', '']],
  ['an address and a municipality', 'kari@demo.example; Molde', ['', 'kari@demo.example', 'Molde', '', '']],
  ['only an address', 'kari@demo.example', ['', 'kari@demo.example', '', '', '']],
  ['no address', 'Kari Demo; Molde; kontaktperson', ['Kari Demo', '', 'Molde', 'kontaktperson', '']],
  ['an empty address', 'Kari Demo; ; Molde; stadfortredar', ['Kari Demo', '', 'Molde', 'stadfortredar', '']],
  ['no municipality', 'Kari Demo; kari@demo.example; koordinator', ['Kari Demo', 'kari@demo.example', '', 'koordinator', '']],
  ['an empty municipality', 'Kari Demo; kari@demo.example;; koordinator', ['Kari Demo', 'kari@demo.example', '', 'koordinator', '']],
  ['an empty role', 'Kari Demo; kari@demo.example; Molde;; lege', ['Kari Demo', 'kari@demo.example', 'Molde', '', 'lege']],
  ['a name with a comma', 'Demo, Kari; kari@demo.example; Molde', ['Demo, Kari', 'kari@demo.example', 'Molde', '', '']],
])('a line with %s', (_what, text, expected) => {
  expect(one(text)).toEqual(expected);
});

test('headings say which column is which, in any order and language', () => {
  const [line, ...others] = read('Kommune;Navn;Telefon;E-post;Stilling\nMolde;Kari Demo;71 00 00 00;kari@demo.example;lege');
  expect(others).toEqual([]);
  expect(line).toMatchObject({ line: 2, name: 'Kari Demo', email: 'kari@demo.example', place: 'Molde', role: '', title: 'lege' });
  expect(read('Name, E-mail, Municipality, Role\nKari Demo, kari@demo.example, Molde, deputy')[0]).toMatchObject({ place: 'Molde', role: 'deputy' });
});

test('lines are counted as the person sees them, and empty ones are no one', () => {
  expect(read('\r\n\r\nKari Demo\r\n ;;; \r\nOla Demo').map(({ line, name }) => [line, name])).toEqual([[3, 'Kari Demo'], [5, 'Ola Demo']]);
});

test('whatever is pasted gives at most a line for each line, and never fails', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
    const lines = read(text);
    expect(lines.length).toBeLessThanOrEqual(text.split(/\r\n|[\n\r\u2028\u2029\u0085\v\f]/u).length);
    for (const { name, email, place, role, title } of lines) expect([name, email, place, role, title].join('')).not.toMatch(/[\n\t]/);
  }));
});

test('what has all its columns is read back as it was written, whatever divides it', () => {
  const word = fc.stringMatching(/^[a-zæøå]{1,10}( [a-zæøå]{1,10})?$/).filter((text) => roleNamed(text) === undefined);
  const row = fc.record({ name: word, user: fc.stringMatching(/^[a-z]{1,10}$/), place: word, role: fc.constantFrom('kontaktperson', 'deltakar', 'deputy'), title: word });
  fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 10 }), fc.constantFrom('\t', ';', ',', ' ; '), (rows, divider) => {
    const headings = ['navn', 'namn', 'name', 'full name'];
    fc.pre(!headings.includes(rows[0]?.name ?? ''));
    const text = rows.map(({ name, user, place, role, title }) => [name, `${user}@demo.example`, place, role, title].join(divider)).join('\n');
    expect(read(text).map(({ name, email, place, role, title }) => ({ name, user: email.split('@')[0], place, role, title }))).toEqual(rows);
  }));
});

test.each([
  ['kontaktperson', 'contact'], ['Kontakt', 'contact'], ['stadfortredar', 'deputy'], ['stedfortreder', 'deputy'], ['Deputy', 'deputy'], ['deltakar', 'participant'],
  ['partner', 'partner'], ['leiar', 'manager-municipality'], ['koordinator', 'coordinator'], ['Stedfortreder for kontaktpersonen', 'deputy'], ['sjef', undefined], ['', undefined],
])('«%s» is the role %s', (word, role) => {
  expect(roleNamed(word)).toBe(role);
});
