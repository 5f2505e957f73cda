import fc from 'fast-check';
import { readWrittenNumber } from '../../../../src/features/checkins/forms/written-number';

test.each<[string, ReturnType<typeof readWrittenNumber>]>([
  ['0', { number: 0 }], ['12', { number: 12 }], ['12.', { number: 12 }], ['007', { number: 7 }], ['１２', { number: 12 }],
  ['1 200', { number: 1200 }], ['1\u00a0200', { number: 1200 }], ['1.200', { number: 1200 }], ['1,200', { number: 1200 }],
  ['1 200 000', { number: 1_200_000 }],
  ['1–4', { few: true }], ['1-4', { few: true }], ['1 — 4', { few: true }], ['1 til 4', { few: true }], ['1 to 4', { few: true }], ['<5', { few: true }],
  ['vet ikke', { none: 'unknown' }], ['Vet ikke.', { none: 'unknown' }], ['VEIT  IKKJE', { none: 'unknown' }], ['don’t know', { none: 'unknown' }],
  ['Don\'t know', { none: 'unknown' }], ['dont know', { none: 'unknown' }], ['?', { none: 'unknown' }],
  ['ikke tilgjengelig', { none: 'unavailable' }], ['Ikkje tilgjengeleg', { none: 'unavailable' }], ['not available', { none: 'unavailable' }],
  ['', undefined], ['3,5', undefined], ['3.5', undefined], ['-3', undefined], ['1-5', undefined], ['2-4', undefined], ['ca. 10', undefined],
  ['1e3', undefined], ['0x10', undefined], ['12 34', undefined], ['1234567890', undefined], ['∞', undefined], ['NaN', undefined], ['mange', undefined],
])('«%s» is %j', (text, read) => {
  expect(readWrittenNumber(text)).toEqual(read);
});

test('every whole number is read as itself, however its thousands are set apart', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.constantFrom('', ' ', '.', ',', '\u00a0', '\u202f'), (number, between) => {
    const written = String(number).replaceAll(/\B(?=(?:\d{3})+$)/g, between);
    expect(readWrittenNumber(written)).toEqual({ number });
  }));
});

test('nothing that is written throws, and what is read is a whole number', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
    const read = readWrittenNumber(text);
    if (read && 'number' in read) expect(Number.isSafeInteger(read.number)).toBe(true);
  }));
});
