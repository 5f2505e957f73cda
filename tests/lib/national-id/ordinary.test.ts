import fc from 'fast-check';
import { findsNationalId } from '../../../src/lib/national-id';

const two = (value: number): string => String(value).padStart(2, '0');
const day = fc.record({
  year: fc.integer({ min: 2020, max: 2031 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }),
});
const iso = day.map(({ year, month, day: of }) => `${year}-${two(month)}-${two(of)}`);
const norwegian = day.map(({ year, month, day: of }) => `${of}.${month}.${year}`);
const padded = day.map(({ year, month, day: of }) => `${two(of)}.${two(month)}.${year}`);
const short = day.map(({ year, month, day: of }) => `${of}.${month}.${two(year % 100)}`);
const months = ['januar', 'mai', 'juni', 'oktober', 'desember'];
const named = day.map(({ year, month, day: of }) => `${of}. ${months[month % 5]} ${year}`);
const aDate = fc.oneof(iso, norwegian, padded);
const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
const landline = fc.tuple(fc.constantFrom('22', '23', '32', '51', '55', '71', '73'), digits(2), digits(2), digits(2)).map((parts) => parts.join(' '));
const mobile = fc.tuple(fc.constantFrom('4', '9'), digits(2), digits(2), digits(3)).map(([first, a, b, c]) => `${first}${a} ${b} ${c}`);
const inOne = fc.tuple(fc.constantFrom('4', '9', '7', '2'), digits(7)).map((parts) => parts.join(''));
const phone = fc.tuple(fc.constantFrom('', '', '+47 ', '0047 '), fc.oneof(landline, mobile, inOne)).map((parts) => parts.join(''));
const organisation = fc.tuple(fc.constantFrom('8', '9'), digits(8)).map(([first, rest]) => `${first}${rest.slice(0, 2)} ${rest.slice(2, 5)} ${rest.slice(5)}`);
const money = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.array(digits(3), { maxLength: 3 }), fc.constantFrom(' kr', ',- kroner', ',00 kr', ' NOK'))
  .map(([first, rest, unit]) => [first, ...rest].join(' ') + unit);
const count = fc.integer({ min: 0, max: 9_999 }).map(String);
const things = fc.constantFrom('sprøyter', 'møter', 'kurs', 'sprayer', 'deltakere', 'kroner', 'utleveringssteder', 'ansatte');
const counted = fc.tuple(count, things).map((parts) => parts.join(' '));
const several = (each: fc.Arbitrary<string>, marks: fc.Arbitrary<string>) => (
  fc.tuple(fc.array(each, { minLength: 1, maxLength: 5 }), marks).map(([all, mark]) => all.join(mark))
);

const never = (texts: fc.Arbitrary<string>) => {
  fc.assert(fc.property(texts, (text) => { expect([text, findsNationalId(text)]).toEqual([text, false]); }), { numRuns: 2_000 });
};

test('dates, one after another and in spans, are no national id', () => {
  expect(findsNationalId('2020-01-01-01.01.2020-10.1.2020-1.1.2020')).toBe(false);
  never(several(aDate, fc.constantFrom(' ', ', ', ' – ', '-', ' til ', '\n', ' og ', ' / ')));
  never(several(fc.oneof(aDate, named), fc.constantFrom(', ', ' – ', ' til ', '\n', ' og ')));
  never(several(short, fc.constantFrom(', ', ' og ', '\n', ' til ')));
  never(fc.tuple(aDate, fc.constantFrom(', ', ': ', ' ', ' – '), fc.integer({ min: 0, max: 999 }).map(String), things).map((parts) => parts.join('')));
});

test('hours, with a date before them, are none', () => {
  const hour = fc.tuple(fc.integer({ min: 7, max: 20 }), fc.constantFrom('.', ':'), fc.constantFrom('00', '10', '15', '30', '45')).map(([h, mark, m]) => `${two(h)}${mark}${m}`);
  never(fc.tuple(aDate, fc.constantFrom(' kl. ', ' ', ', '), hour, fc.constantFrom('–', '-', ' - '), hour).map((parts) => parts.join('')));
  never(fc.tuple(hour, fc.constantFrom('–', '-'), hour, fc.constantFrom(', ', ' '), counted).map((parts) => parts.join('')));
});

test('lists of telephone numbers, also with short ones, are none', () => {
  never(several(phone, fc.constantFrom(', ', ' / ', '\n', '; ', ' og ', ' eller ')));
  never(fc.tuple(phone, fc.constantFrom(', ', ' / ', ' eller ', '\n', ' og ', '; '), fc.constantFrom('113', '112', '116 117', '1881')).map((parts) => parts.join('')));
});

test('money, organisation numbers and both together are none', () => {
  never(several(money, fc.constantFrom(', ', ' og ', ' + ', '\n')));
  never(fc.tuple(organisation, fc.constantFrom(', ', ' ', ' – '), money).map((parts) => parts.join('')));
  never(several(organisation, fc.constantFrom(', ', '\n', ' og ', ' ')));
});

test('counts in a sentence are none', () => {
  never(fc.tuple(fc.constantFrom('I 2026 hadde vi ', 'Vi delte ut ', ''), several(counted, fc.constantFrom(', ', ' og ', ' i mai, '))).map((parts) => parts.join('')));
  never(fc.tuple(fc.integer({ min: 2000, max: 2030 }), fc.integer({ min: 2000, max: 2030 }), counted).map(([a, b, c]) => `${a}–${b}: ${c}`));
});

test.each([
  '2026-01-15 2027-05-01', 'Planen ble revidert 15.01.2026, neste gang 01.05.2027.', 'Ring 71 11 10 00 eller 911 12 345.', '120 500 kr til utstyr og 12 000 kr til kurs',
  'Orgnr. 971 277 882', '1 200 000 kroner i 2026 og 1 350 000 i 2027', '450 sprøyter, 12 sprayer og 30 overdosekort', 'Legevakten: 116 117. Giftinformasjonen: 22 59 13 00.',
  'R1-8a, R1-8b og IS-24/8', '§ 7-1 i smittevernloven, § 3-2 og § 3-3', 'Personnummer skal aldri stå her, ring 71 11 10 00', 'Oppdatert 1.1.26-31.12.26', 'en to tre fire', 'Kl. 10.15–11.30, 12 deltakere',
  'Møter: 3, 4, 5, 2 og 1', 'Januar 12, februar 10, mars 15', '10.12-11.12, 200 til stede', '', 'Ingen tall', '+47 71 11 10 00, +47 911 12 345', 'Fødselsnummer på 11 siffer tas ikke imot',
  'uke 12-15, 120 stk.', '2024: 1 050, 2025: 1 120, 2026: 980',
])('«%s» is ordinary', (text) => {
  expect(findsNationalId(text)).toBe(false);
});

test.each([
  '120526 kr 15000', '120526 til 15000', '310500 mot 95000 i fjor', '120500 og 95000 kr', '010124 har 12345', 'Per 31.12.25 er 12345 sprøyter delt ut', 'Per 01.01.24 hadde vi 12345', '01.10.24 og 12345 sprøyter', 'Vedtatt 15.01.2019 med 12345 kr',
  '150000 og 25000', 'Frå 010124 gav 12345', 'from 010124 to 12345', '310500 vs 95000', '010190 og 1234', '010190 og 123456', '991390 og 12345', '010190 og alle de andre 12345',
])('«%s» is ordinary, with a short word in it', (text) => {
  expect(findsNationalId(text)).toBe(false);
});

test.each([
  '15.01.2026 to 31.12.2026', '2024 to 2026', 'en plan og to møter i 2026', 'fra 2 til 3, en 2026', 'En 5 år gammel plan', 'one 2026 plan, two 2027 plans', 'ein 3. plan', 'uke 12, to 13', '12 15 10 8 en 5', 'ni en to 34567', 'to tre 2026',
])('«%s» is ordinary, with numbers in words', (text) => {
  expect(findsNationalId(text)).toBe(false);
});
