import fc from 'fast-check';
import { FormFields, fieldsOf, networkOf, readForm } from '../../../../src/features/networks/setup/network-form';
import { networkIdOf } from '../../../../src/features/networks/setup/network-id';
import { networkRecord } from '../../../../src/features/networks/records';
import { FIELDS } from './support';

const anything = fc.oneof(
  fc.string({ unit: 'grapheme' }), fc.constantFrom(...Object.values(FIELDS)), fc.constantFrom('', '1', 'nb', 'none', 'users', '–', '\u0000'),
);
const fields = fc.record({
  name: anything, municipalities: anything, organisers: anything, targetGroups: anything,
  language: anything, quorum: anything, rhythm: anything,
});

test('whatever is written, what the form accepts can be stored, and is the same when the form is filled in with it', () => {
  fc.assert(fc.property(fields, (given) => {
    const { wanted } = { wanted: undefined, ...readForm(FormFields.parse(given)) };
    if (!wanted) return;
    expect(networkRecord.decode(networkRecord.encode(networkOf('n', wanted)))).toMatchObject({ name: wanted.name });
    expect(readForm(FormFields.parse(fieldsOf(wanted)))).toEqual({ wanted });
  }), { numRuns: 500 });
  expect(readForm(FormFields.parse(FIELDS))).toMatchObject({ wanted: { quorum: 2, organisers: ['Statsforvalteren i Møre og Romsdal', 'KORUS midt'] } });
});

test.each([[{ name: {} }], [{ name: ['x'] }], [{ municipalities: 'x'.repeat(10_001) }], [{ quorum: true }]])('data of another shape is none: %j', (data) => {
  expect(FormFields.safeParse({ ...FIELDS, ...data }).success).toBe(false);
});

test.each([['Romsdal 2026', /^romsdal-2026-[0-9a-f]{4}$/], ['Nettverk Ålesund–Ørsta (æ)', /^nettverk-alesund-orsta-e-[0-9a-f]{4}$/], ['Сеть', /^network-[0-9a-f]{4}$/]])(
  'the id of «%s» can be read, and is made of letters, digits and hyphens', (name, id) => {
    expect(networkIdOf(name, 'draft')).toMatch(id);
  });

test('a network’s id fits every card, is the same for the same draft, and another for another', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.uuid(), (name, draft) => {
    const id = networkIdOf(name, draft);
    expect(id).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/);
    expect(networkIdOf(name, draft)).toBe(id);
  }));
  expect(networkIdOf('Romsdal', 'a')).not.toBe(networkIdOf('Romsdal', 'b'));
});
