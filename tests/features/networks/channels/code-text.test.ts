import fc from 'fast-check';
import { codeHash, looksLikeCode, readCode, writtenCode } from '../../../../src/features/networks/channels/code-text';
import { randomIds } from '../../../../src/lib/ids';

test('a code is read back however its case, dash and spaces have been changed', () => {
  const codes = fc.constant(undefined).map(() => randomIds.correlation());
  const marks = fc.constantFrom('', ' ', '-', ' - ', '–', '\u00a0', '\u2011');
  fc.assert(fc.property(codes, marks, fc.boolean(), fc.constantFrom('', '«»', '  ', '“”'), (code, mark, lower, [open = '', close = '']) => {
    const typed = `${open}${code.slice(0, 4)}${mark}${code.slice(4)}${close}`;
    expect(readCode(lower ? typed.toLowerCase() : typed)).toBe(code);
  }));
});

test.each(['', 'molde', 'til nettverket', 'abcd-234', 'abcd-23456', 'ab-cd-23-45', 'æøåæ-øåæø', 'abcd_2345'])('«%s» is no code', (text) => {
  expect(readCode(text)).toBeUndefined();
});

test.each([['ABCD-234', true], ['ab2 345', true], ['1', true], ['ABCD-EFGH', true], ['til nettverket', false], ['', false], ['a b 2 c', false], ['2'.repeat(15), false]])(
  '«%s» looks like a code, perhaps with a slip in it: %s', (text, does) => {
    expect(looksLikeCode(text)).toBe(does);
  },
);

test('anything may be read', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(readCode(text) ?? 'ABCD2345').toMatch(/^[A-Z0-9]{8}$/);
  }));
});

test('it is shown in two groups of four, and its hash does not contain it', () => {
  expect(writtenCode('ABCD2345')).toBe('ABCD-2345');
  expect(codeHash('ABCD2345')).toMatch(/^[0-9a-f]{32}$/);
  expect(codeHash('ABCD2345')).not.toBe(codeHash('ABCD2346'));
});
