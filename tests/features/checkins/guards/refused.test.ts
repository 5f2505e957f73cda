import fc from 'fast-check';
import { checkWords, maskDigits } from '../../../../src/features/checkins/guards';
import { hasNationalIdAcross } from '../../../../src/lib/person-data';
import { almostAnId, anId } from '../../../lib/national-id/support';

const split = (id: string): [string, string] => [id.slice(0, 6), id.slice(6)];
const SPLIT: Record<string, (id: string) => string[]> = {
  'in the two fields alone': (id) => split(id),
  'at the end of one and the beginning of the next': (id) => [`Gjelder ${id.slice(0, 6)}`, `${id.slice(6)} fra Molde`],
  'with its name in each': (id) => [`fnr ${id.slice(0, 6)}`, `personnr ${id.slice(6)}`],
  'with an empty field between': (id) => [id.slice(0, 6), '', id.slice(6)],
  'with other fields around': (id) => ['12', 'Vi har tre møter', ...split(id), 'uke 12'],
  'in a number and a text': (id) => ['450', id.slice(0, 6), `Nummeret er ${id.slice(6)}`],
  'divided by two in the first': (id) => [`${id.slice(0, 2)}.${id.slice(2, 4)}.${id.slice(4, 6)}`, id.slice(6)],
  'with spaces everywhere in both': (id) => split(id).map((half) => [...half].join(' ')),
  'in full-width digits': (id) => split(id).map((half) => half.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))),
  'with a birth year': (id) => [`født 1. mai 19${id.slice(4, 6)}`, `nummer ${id.slice(6)}`],
};

describe.each(Object.entries(SPLIT))('a national id split %s', (_name, divide) => {
  test('is refused, with right control digits and with a slip', () => {
    fc.assert(fc.property(fc.oneof(anId, almostAnId), (id) => { expect([id, checkWords(divide(id))]).toEqual([id, 'refused']); }), { numRuns: 80 });
  });
});

test('whatever it stands among, an id is refused in whichever field it is', () => {
  const texts = fc.array(fc.constantFrom('', 'Vi har rutiner', '450', 'Planen er fra 2024', 'Møte 15.01.2026', '12'), { maxLength: 4 });
  fc.assert(fc.property(texts, anId, texts, (before, id, after) => { expect(checkWords([...before, id, ...after])).toBe('refused'); }));
});

test('the numbers of a form, its days and ordinary texts together are never refused', () => {
  const field = fc.oneof(
    fc.constant(''), fc.integer({ min: 0, max: 99_999 }).map(String), fc.constantFrom('vet ikke', '1–4', 'ikke tilgjengelig'),
    fc.tuple(fc.integer({ min: 2020, max: 2031 }), fc.integer({ min: 10, max: 12 }), fc.integer({ min: 10, max: 28 })).map((parts) => parts.join('-')),
    fc.constantFrom('Helse- og omsorgsplan 2024–2028, vedtatt 15.01.2024', 'BrukerPlan 2023 viste 120 brukere', 'Folkehelseplanen, kap. 4.2', 'Vi delte ut 450 sprøyter og 12 sprayer i 2026', 'Vedtatt i sak 26/123', '§ 7-1'),
  );
  fc.assert(fc.property(fc.array(field, { maxLength: 12 }), (fields) => {
    expect([fields, hasNationalIdAcross(fields)]).toEqual([fields, false]);
  }), { numRuns: 3_000 });
});

test('a refused text is shown with its words and none of its digits', () => {
  expect(maskDigits('Gjelder 010190 12345 (①②) i uke 12')).toBe('Gjelder •••••• ••••• (••) i uke ••');
  expect(maskDigits('null en null en ni null, og mer')).toBe('• • • • • •, og mer');
  expect(maskDigits('en plan, to møter')).toBe('en plan, to møter');
});

test('a text of a hundred thousand characters, of any kind, is looked through in a moment', () => {
  const long = ['1', '1 ', '01.', 'a', '(1)', 'en ', '01.01.1990 ', 'fnr ', 'mann ', 'Kari ', '+47 71 ', '@', ', ', 'O', '\u200b1', '١', 'Aa Bb ', '71 11 10 00 '].map((piece) => piece.repeat(100_000 / piece.length));
  for (const text of long) {
    const from = performance.now();
    checkWords([text, text]);
    maskDigits(text);
    expect([text.slice(0, 12), performance.now() - from < 5_000]).toEqual([text.slice(0, 12), true]);
  }
});

test('eleven equal digits alone in a field are nobody’s; a slip in a real number, and the same digits in a sentence, are refused', () => {
  expect(checkWords(['12', '99999999999', '34'])).toBeUndefined();
  expect(checkWords(['１１１１１１１１１１１'])).toBeUndefined();
  expect(checkWords(['99999999998'])).toBe('refused');
  expect(checkWords(['Om 11111111111'])).toBe('refused');
  expect(checkWords(['010190', '99999999999', '12345'])).toBe('refused');
});

test('a short word does not hide a national id in a field', () => {
  expect(checkWords(['', 'Gjelder 010190 og 12345'])).toBe('refused');
  expect(checkWords(['Om null en null en ni null 12345'])).toBe('refused');
  expect(checkWords(['About 010190 and 12345'])).toBe('refused');
});
