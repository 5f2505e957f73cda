import { keepable, normalised } from '../../../../src/features/advice/learning/keepable';

test.each([
  'Hva sier råd 1 om pårørende?', 'Hva kom i 2019 og i 2025?', 'Er det 113 eller 116 117 vi ringer?', 'Har vi 10 000 kroner?',
])('«%s» may be kept', (text) => {
  expect(keepable(text)).toBe(text);
});

test.each([
  'Ring 48123456', 'Ring 481 23 456', 'Ring +47 48 12 34 56', 'Ring 48-12-34-56', 'Født 010190', 'Født 01.01.1990', 'Født 1990/01/01',
  '010190 12345', '０１０１９０', 'Skriv til kari@example.org', 'a'.repeat(301), '', ' \u200b\n',
])('«%s» is only counted', (text) => {
  expect(keepable(text)).toBeUndefined();
});

test('what may be kept is on one line, without what cannot be seen', () => {
  expect(keepable('  Hva\n er\u202e nalokson? ')).toBe('Hva er nalokson?');
});

test('questions in the same words are the same, whatever their case, spaces and marks', () => {
  expect(new Set(['Hva er nalokson?', 'hva ER  nalokson', '«Hva er nalokson»!'].map(normalised))).toEqual(new Set(['hva er nalokson']));
  expect(normalised('?!')).toBe('');
});
