import fc from 'fast-check';
import { exportText } from '../../../../src/features/networks/file/export';
import { isEmpty, planImport, type NetworkContent } from '../../../../src/features/networks/file/plan';
import { MANAGED, ROLES } from '../../../../src/features/feature';
import { RHYTHMS, TARGET_GROUPS, TOPICS, type Member } from '../../../../src/features/networks/types';
import { LANGUAGES } from '../../../../src/lib/language';
import { cleaned } from '../../../../src/lib/people-text';
import { hasNationalId } from '../../../../src/lib/person-data';
import { read, TENANT, uuid } from './support';

/** One line as people may have written it: also what YAML reads as something else, or as the end of a text. */
const odd = fc.constantFrom('null', '~', 'yes', 'true', '0301', '1e3', '- a', '# a', 'a: b', '*a', '&a', '"', "'", '|', '>', '{', '[x]', '!!js', '---', '...', '2026-01-15', 'Ålesund – Sør');
const line = (most: number) => fc.oneof(odd, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 40 }))
  .map((text) => cleaned(text).replaceAll('\n', ' ').slice(0, most).replaceAll(/\p{Cs}/gu, '').trim())
  .filter((text) => text !== '' && cleaned(text) === text && !hasNationalId(text));
const some = <T>(all: readonly T[], minLength = 0) => fc.subarray([...all], { minLength });

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Every field of a member, so that one that is added is not forgotten here: it is exported and taken back, or kept. */
type Fields = { [Field in keyof Required<Member>]: fc.Arbitrary<Member[Field] | undefined> };

const fieldsOf = (number: number) => ({
  tenantId: fc.constant(TENANT), personId: fc.constant(number === 1 ? `29:1Ab${number}` : uuid(number)), name: line(100),
  roles: some(ROLES.filter((role) => role !== 'partner' && role !== 'manager'), 1), manages: maybe(fc.constantFrom(...MANAGED)),
  municipality: fc.constant('1506'), organisation: maybe(line(100)), title: maybe(line(60)), topics: maybe(some(TOPICS)),
  email: maybe(fc.constant('ada@demo.example')), guest: maybe(fc.boolean()), joinedAt: maybe(fc.constant(5)), confirmedAt: maybe(fc.constant(6)),
  askedAt: maybe(fc.constant(7)), away: fc.constantFrom(undefined, {}, { until: '2026-04-01' }),
}) satisfies Fields;

const member = (number: number): fc.Arbitrary<Member> => fc.record(fieldsOf(number)).map(({ roles, manages, ...rest }) => {
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as typeof rest;
  const all = number === 0 ? (['coordinator', ...roles.filter((role) => role !== 'coordinator')] as const) : roles;
  return {
    ...(known as Omit<Member, 'roles'>), roles: [...all, ...(manages ? ['manager' as const] : [])], ...(manages && { manages }),
  };
});

const contents: fc.Arbitrary<Required<NetworkContent>> = fc.record({
  network: fc.record({
    id: fc.stringMatching(/^[a-z0-9-]{1,20}$/), name: line(80), language: fc.constantFrom(...LANGUAGES),
    organisers: fc.uniqueArray(line(100), { maxLength: 3 }), targetGroups: some(TARGET_GROUPS), rhythm: fc.constantFrom(...RHYTHMS),
  }),
  municipalities: fc.tuple(fc.boolean(), fc.boolean()).map(([findable, more]) => [
    { number: '0301', name: 'Oslo' }, { number: '1506', name: 'Molde', ...(findable && { findable }) }, ...(more ? [{ number: '9999', name: 'Ny kommune' }] : []),
  ]),
  members: fc.integer({ min: 1, max: 4 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => member(at)))),
  channels: fc.array(fc.record({ name: line(100), team: line(100) }), { maxLength: 3 }).map((all) => all.map((names, at) => (
    { tenantId: TENANT, conversationId: `19:demo-${at}@thread.tacv2`, linkedAt: at, ...names }
  ))),
});

test('a file that was exported is taken back unchanged, whatever the network is', () => {
  fc.assert(fc.property(contents, fc.constantFrom('yaml' as const, 'json' as const), (content, format) => {
    const file = read(exportText(content.network, content, format));
    const owners = file.channels.map(() => content.network.id);
    const plan = planImport(file, { ...content, listed: true, owners }, { prune: true, now: 99 });
    expect(plan.people.changed).toEqual([]);
    expect(isEmpty(plan)).toBe(true);
  }), { numRuns: 300 });
});

test('a file has who takes part and nothing of what people have done: people by role and name, with a warning on top', () => {
  const all = [
    { tenantId: TENANT, personId: uuid(1), name: 'Åse', roles: ['contact' as const], municipality: '0301', joinedAt: 1, confirmedAt: 2, askedAt: 3, away: {} },
    { tenantId: TENANT, personId: uuid(2), name: 'Ada', roles: ['contact' as const], municipality: '0301' },
    { tenantId: TENANT, personId: uuid(3), name: 'Ola', roles: ['coordinator' as const] },
  ];
  const network = { id: 'prove', name: 'Prøve', organisers: [], language: 'nb' as const, targetGroups: [], rhythm: 'none' as const };
  const channels = [{ tenantId: TENANT, conversationId: '19:a@thread.tacv2', linkedAt: 1, unreachableSince: 2 }];
  const text = exportText(network, { municipalities: [{ number: '0301', name: 'Oslo', findable: true }], members: all, channels }, 'yaml');
  expect(text.split('\n')).toEqual([
    '# The network prove, as npm run network -- import takes it. Holds personal data.', 'network:', '  id: prove', '  name: Prøve',
    '  organisers: []', '  language: nb', '  targetGroups: []', '  rhythm: none', 'municipalities:', '  - number: "0301"', '    name: Oslo', 'people:',
    `  - tenant: ${TENANT}`, `    id: ${uuid(3)}`, '    name: Ola', '    roles:', '      - coordinator',
    `  - tenant: ${TENANT}`, `    id: ${uuid(2)}`, '    name: Ada', '    roles:', '      - contact', '    municipality: "0301"',
    `  - tenant: ${TENANT}`, `    id: ${uuid(1)}`, '    name: Åse', '    roles:', '      - contact', '    municipality: "0301"',
    'channels:', `  - tenant: ${TENANT}`, '    conversation: 19:a@thread.tacv2', '',
  ]);
});
