import { statusOf, takeFacts, writtenDay } from '../../../../src/features/advice/import/read/facts';
import { raadInFileName, raadInTitle, raadOfTitle } from '../../../../src/features/advice/import/read/raad-number';
import type { Block } from '../../../../src/features/advice/import/page';

const line = (text: string): Block => ({ kind: 'text', level: 0, text });

test.each([
  ['Gjeldende', 'in_force'], ['gjeldande', 'in_force'], ['in_force', 'in_force'], ['Utgått', 'superseded'], ['Erstattet.', 'superseded'],
  ['Høringsutkast', 'draft'], ['Ekstern høring:', 'draft'], [' UTKAST ', 'draft'],
])('«%s» is %s', (word, status) => {
  expect(statusOf(word)).toBe(status);
});

test.each(['', 'Under revisjon', 'Gjeldende fra 2027', 'toString'])('«%s» is no status: it is reported, not guessed at', (word) => {
  expect(statusOf(word)).toBeUndefined();
});

test.each([
  ['2024-12-30T00:00', '2024-12-30'], ['2025-01-16', '2025-01-16'], ['16.01.2025', '2025-01-16'], ['16. januar 2025', '2025-01-16'],
  ['29. mars 2019.', '2019-03-29'], ['3. Mai 2021', '2021-05-03'], ['2019', '2019'], ['2026-01', '2026-01'],
])('«%s» is the day %s', (text, day) => {
  expect(writtenDay(text)).toBe(day);
});

test.each(['', 'i fjor', '31.02.2025', '2025-13-01', '16/1-25'])('«%s» is no day', (text) => {
  expect(writtenDay(text)).toBeUndefined();
});

test('lines that tell facts are taken out of the text; lines that only look like them stay', () => {
  const text = [
    'Status: Gjeldende', 'Sist faglig oppdatert: 16.01.2025', 'Først publisert: 1. desember 2024', 'Lenke: https://www.helsedirektoratet.no/x', 'Råd: 2',
    'Status: bør formidles', 'Publisert: av kommunen', 'Råd: se kapittel 2', 'Merk: dette er tekst', 'Status: Utgått',
  ].map(line);
  const { facts, rest } = takeFacts(text);
  expect(facts).toEqual({ status: 'Gjeldende', updated: '16.01.2025', published: '1. desember 2024', url: 'https://www.helsedirektoratet.no/x', raad: '2' });
  expect(rest.map((block) => block.text)).toEqual(['Status: bør formidles', 'Publisert: av kommunen', 'Råd: se kapittel 2', 'Merk: dette er tekst', 'Status: Utgått']);
});

test('«Siste faglige endring», as older pages write it, is the date of the text', () => {
  expect(takeFacts([line('Siste faglige endring: 29. mars 2019')]).facts).toEqual({ updated: '29. mars 2019' });
});

test.each([
  ['Råd 2: brukerutstyr', 2], ['råd nr. 3', 3], ['2. råd', 2], ['Rad 1', 1], ['2. Komme i gang', undefined], ['Rådet om planer', undefined], ['Råd 0', undefined],
  ['Råd 2025', undefined],
])('the title «%s» carries the number %s', (title, number) => {
  expect(raadInTitle(title)).toBe(number);
});

test.each([
  ['raad-2.html', 2], ['Råd 3 oppfølging.docx', 3], ['rad_1.md', 1], ['faglige-rad-2025.html', undefined], ['brad2.html', undefined], ['side.html', undefined],
  ['ra\u030ad-2.html', 2],
])('the file %s is of råd %s', (name, number) => {
  expect(raadInFileName(name)).toBe(number);
});

test('an official title that we know gives the number, whatever its case and marks', () => {
  const known = [{ title: 'Rutiner bør være del av kommunens planer', raad: 1 }];
  expect(raadOfTitle('  rutiner bør være del av kommunens planer. ', known)).toBe(1);
  expect(raadOfTitle('Rutiner', known)).toBeUndefined();
});
