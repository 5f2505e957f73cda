import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { aFile, bytesOf, channel, person, problemsOf, read, TENANT, uuid } from './support';
import { municipalityFinder } from '../../../../src/features/networks/file/municipalities';
import { NetworkFileProblem } from '../../../../src/features/networks/file/problem';
import { readNetworkFile } from '../../../../src/features/networks/file/read';

const people = (...more: Record<string, unknown>[]) => aFile({ people: [person(1, { roles: ['coordinator'] }), ...more.map((each, at) => person(at + 2, each))] });
const network = (more: Record<string, unknown>) => aFile({ network: { ...aFile().network, ...more } });

test('the example of the documentation is right, and shows every key', () => {
  const example = readFileSync(join(__dirname, '../../../../docs/network-example.yaml'));
  const file = readNetworkFile(example, municipalityFinder());
  expect(file.municipalities).toEqual([
    { number: '1547', name: 'Aukra' }, { number: '1579', name: 'Hustadvika' }, { number: '1506', name: 'Molde' }, { number: '1539', name: 'Rauma' },
  ]);
  expect(file.network).toEqual({
    id: 'eksempel-2026', name: 'Overdosenettverk Eksempel 2026', language: 'nn', organisers: ['KORUS midt', 'RIO Møre og Romsdal'],
    targetGroups: ['services', 'medical'], rhythm: 'half-year', quorum: 2,
  });
  const keys = new Set(file.people.flatMap((each) => Object.keys(each)));
  expect([...keys].sort()).toEqual(
    ['email', 'guest', 'manages', 'municipality', 'name', 'organisation', 'personId', 'roles', 'tenantId', 'title', 'topics'],
  );
});

test('YAML and JSON are read alike, and what is left out has a default', () => {
  const yaml = [
    '\ufeffnetwork: { id: prove, name: "  Prøve   nettverk ", language: nb }', 'municipalities: [molde, "0301 Oslo"]', 'people:',
    `  - { tenant: ${TENANT.toUpperCase()}, id: ${uuid(1)}, name: Ada, roles: [deputy, coordinator], municipality: Nesset }`,
  ].join('\n').replace('"0301 Oslo"', '{ number: 0301, name: Oslo }');
  expect(read(yaml)).toEqual({
    network: { id: 'prove', name: 'Prøve nettverk', language: 'nb', organisers: [], targetGroups: [], rhythm: 'meetings' },
    municipalities: [{ number: '1506', name: 'Molde' }, { number: '0301', name: 'Oslo' }],
    people: [{ tenantId: TENANT, personId: uuid(1), name: 'Ada', roles: ['coordinator', 'deputy'], municipality: '1506' }],
    channels: [],
  });
  expect(read(aFile())).toEqual(read(JSON.stringify(aFile(), undefined, '\t')));
});

test('every problem is told at once, each with its place and line, in a sentence', () => {
  const yaml = [
    'network:', '  id: Prøve', '  name: 2026', '  langauge: nb', 'municipalities: [Molde, Moldee, 9999]', 'people:',
    `  - { tenant: x, id: ${uuid(1)}, name: Ada, roles: [boss], municipality: Molde }`,
    `  - { tenant: ${TENANT}, id: ${uuid(2)}, name: Ola, roles: [contact] }`,
    'channels:', `  - { tenant: ${TENANT}, conversation: "19:a@thread.tacv2;messageid=1" }`, 'meetings: []',
  ].join('\n');
  try {
    read(yaml);
    throw new Error('It was read');
  } catch (error) {
    expect((error as NetworkFileProblem).problems).toEqual([
      'The file: has the unknown key meetings.',
      'network.id (line 2): must be 1–60 characters of a–z, 0–9 and hyphen.',
      'network.name (line 3): must be text: put it in quotes.',
      'network.language (line 2): is missing.',
      'network (line 2): has the unknown key langauge.',
      'municipalities[1] (line 5): Moldee is no municipality that is known here: did you mean Molde?.',
      'municipalities[2] (line 5): 9999 is no municipality that is known here: give both, as { number: "1506", name: Molde }.',
      'people[0].tenant (line 7): must be a UUID, as the Entra admin centre shows it.',
      'people[0].roles[0] (line 7): must be one of coordinator, contact, deputy, participant, partner, manager.',
      'people[1].municipality (line 8): is missing: a contact speaks for one.',
      'channels[0].conversation (line 10): must be the channel’s id as Teams has it: 19:…@thread.tacv2, without ;messageid=.',
    ].map((each) => each.replace('?.', '?')));
  }
});

test.each([
  ['no coordinator', aFile({ people: [person(1)] }), 'people: has no coordinator: give at least one person that role.'],
  ['nobody', aFile({ people: [] }), 'people: is empty.'],
  ['no list', aFile({ people: 'Ada' }), 'people: must be a list.'],
  ['no network', aFile({ network: undefined }), 'network: is missing.'],
  ['no municipality', aFile({ municipalities: [], people: [person(1, { roles: ['coordinator'], municipality: undefined })] }), 'municipalities: is empty.'],
  ['the same person twice', aFile({ people: [person(1, { roles: ['coordinator'] }), person(1)] }), 'people[1]: is the same person as people[0].'],
  ['the same channel twice', aFile({ channels: [channel(1), channel(1, { name: 'To' })] }), 'channels[1]: is the same channel as channels[0].'],
  ['the same municipality twice', aFile({ municipalities: ['Molde', 'Aukra', 'Midsund'] }), 'municipalities[2]: is the same municipality as municipalities[0].'],
  ['the same role twice', people({ roles: ['contact', 'contact'] }), 'people[1].roles: has the same twice.'],
  ['no role', people({ roles: [] }), 'people[1].roles: is empty: give at least one role.'],
  ['a deputy of nothing', people({ roles: ['deputy'], municipality: undefined }), 'people[1].municipality: is missing: a deputy speaks for one.'],
  ['a municipality that is not of the file', people({ municipality: 'Rauma' }), 'people[1].municipality: Rauma is not among the municipalities of this file.'],
  ['a partner without organisation', people({ roles: ['partner'], municipality: undefined }), 'people[1].organisation: is missing: a partner has one.'],
  ['a partner of a municipality', people({ roles: ['partner'], organisation: 'RIO' }), 'people[1].municipality: is not for partners: they have an organisation instead.'],
  ['a manager of nothing', people({ roles: ['manager'] }), 'people[1].manages: is missing: say what the manager manages.'],
  ['a manager of no municipality', people({ roles: ['manager'], manages: 'municipality', municipality: undefined }), 'people[1].municipality: is missing: say which one the manager manages.'],
  ['somebody who manages without the role', people({ manages: 'network' }), 'people[1].manages: is for who has the role manager only.'],
  ['an id that is none', people({ id: 'ada' }), 'people[1].id: must be the person’s Entra object id (a UUID), or Teams’ own id (29:…) for who has none.'],
  ['no e-mail address', people({ email: 'ada' }), 'people[1].email: must be an e-mail address.'],
  ['a national identity number', people({ title: 'f. 010203 12345' }), 'people[1].title: has what looks like a national identity number: leave it out.'],
  ['a name of two lines', people({ name: 'Ada\nOla' }), 'people[1].name: has more than one line.'],
  ['a name of nothing that can be seen', people({ name: ' \u200b ' }), 'people[1].name: is empty.'],
  ['a long title', people({ title: 'x'.repeat(61) }), 'people[1].title: has more than 60 characters.'],
  ['an unknown key', people({ Roles: [] }), 'people[1]: has the unknown key Roles.'],
  ['a quorum beyond reach', network({ quorum: 3 }), 'network.quorum: is more than the 2 municipalities.'],
  ['half a quorum', network({ quorum: 1.5 }), 'network.quorum: must be a whole number.'],
  ['a number of another municipality', aFile({ municipalities: ['Molde', { number: '1547', name: 'Rauma' }] }), 'municipalities[1]: 1547 is Aukra, not Rauma.'],
  ['too many channels', aFile({ channels: Array.from({ length: 101 }, (_, at) => channel(at)) }), 'channels: has more than 100.'],
  ['a list', [], 'The file: must be keys with values.'],
  ['nothing', '', 'The file: must be keys with values.'],
])('%s is told', (_what, content, problem) => {
  expect(problemsOf(content)).toEqual([problem]);
});

test('a name that two municipalities have is told with both numbers, and the number tells which', () => {
  const list = [{ number: '1515', name: 'Herøy', formerly: [] }, { number: '1818', name: 'Herøy', formerly: [] }];
  const find = municipalityFinder(list);
  const content = (name: string) => bytesOf(aFile({ municipalities: [name], people: [person(1, { roles: ['coordinator'], municipality: '1818' })] }));
  expect(() => readNetworkFile(content('Herøy'), find)).toThrow('Herøy may be 1515 Herøy or 1818 Herøy: give the number.');
  expect(readNetworkFile(content('1818'), find).municipalities).toEqual([{ number: '1818', name: 'Herøy' }]);
});

test.each([
  ['a key twice', 'network: 1\nnetwork: 2', /^Line 2: Map keys must be unique/],
  ['broken YAML', 'network: [1', /^Line 1: /],
  ['two documents', 'a: 1\n---\nb: 2', /^Line 2: /],
  ['a tag of a program', 'network: !!js/function "x"', /^Line 1: Unresolved tag/],
  ['a file that grows without end', `a: &a [x, x]\n${'bcdefghi'.split('').map((name, at) => `${name}: &${name} [${`*${'abcdefgh'[at]}, `.repeat(9)}]`).join('\n')}`, /refers to itself too often/],
])('%s is told, and nothing else is looked at', (_what, text, problem) => {
  expect(problemsOf(text)).toEqual([expect.stringMatching(problem)]);
});

test('a file that is not UTF-8, or far too large, is not read', () => {
  const find = municipalityFinder();
  expect(() => readNetworkFile(Buffer.from('name: M\xf8re', 'latin1'), find)).toThrow('The file is not UTF-8: save it again with that encoding.');
  expect(() => readNetworkFile(Buffer.alloc(1024 * 1024 + 1), find)).toThrow('The file is larger than 1024 KiB.');
});

test('whatever stands in a file, it is read or told what is wrong, and never anything else', () => {
  const odd = fc.oneof(fc.string(), fc.json(), fc.constantFrom('__proto__: {a: 1}', '? [a]\n: b', '*a', '&a [*a]', '{', '%YAML 9', '\u0000'));
  fc.assert(fc.property(odd, (text) => {
    expect(problemsOf(text).length).toBeGreaterThan(0);
  }));
  const place = fc.constantFrom('network', 'municipalities', 'people', 'channels');
  fc.assert(fc.property(place, fc.jsonValue(), (key, value) => {
    problemsOf(aFile({ [key]: value }));
    problemsOf(aFile({ [key]: [value] }));
  }));
});
