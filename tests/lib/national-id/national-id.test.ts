import fc from 'fast-check';
import { findsNationalId, maskDigits } from '../../../src/lib/national-id';
import { almostAnId, anId, cut } from './support';

const words = fc.constantFrom('', 'Gjelder ', 'Vi følger opp ', 'I 2026 snakket vi om ', 'Det var 3 møter, og ', '- ', '1. ');
const ends = fc.constantFrom('', '.', ' i mai', ', og 2 til.', ' (fra Molde)', '\nHilsen oss');
const around = (text: fc.Arbitrary<string>) => fc.tuple(words, text, ends).map((parts) => parts.join(''));
const script = (zero: number) => (id: string) => id.replaceAll(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
const mapped = (digits: string) => (id: string) => id.replaceAll(/\d/g, (digit) => [...digits][Number(digit)] ?? digit);
const read = (names: string) => (id: string) => [...id].map((digit) => names.split(' ')[Number(digit)]).join(' ');
const sixFive = (mark: string) => (id: string) => `${id.slice(0, 6)}${mark}${id.slice(6)}`;
const twos = (mark: string, last = mark) => (id: string) => `${id.slice(0, 2)}${mark}${id.slice(2, 4)}${mark}${id.slice(4, 6)}${last}${id.slice(6)}`;

const DISGUISES: Record<string, (id: string) => string> = {
  'plain': (id) => id,
  'with a space': sixFive(' '),
  'with spaces everywhere': (id) => [...id].join(' '),
  'with two spaces everywhere': (id) => [...id].join('  '),
  'with no-break and thin spaces': (id) => sixFive('\u00a0')([...id].join('\u2009')),
  'with dots': twos('.'),
  'with dots everywhere': (id) => [...id].join('.'),
  'with a dash': sixFive('-'),
  'with an en dash': sixFive('–'),
  'with an em dash between spaces': sixFive(' — '),
  'with a minus': sixFive('−'),
  'with a non-breaking hyphen': twos('\u2011'),
  'with slashes': twos('/'),
  'with slashes and a space': twos('/', ' '),
  'with a back slash': sixFive('\\'),
  'with underscores': (id) => [...id].join('_'),
  'with commas between single digits': (id) => [...id].join(', '),
  'with a colon': sixFive(': '),
  'with bars': twos('|'),
  'with a plus': sixFive('+'),
  'with a newline': sixFive('\n'),
  'with a newline everywhere': (id) => [...id].join('\n'),
  'with a tab': sixFive('\t'),
  'in brackets': (id) => `(${id.slice(0, 6)})(${id.slice(6)})`,
  'each in square brackets': (id) => `[${[...id].join('][')}]`,
  'in bold': (id) => `**${id.slice(0, 6)}** **${id.slice(6)}**`,
  'full-width': script(0xff10),
  'Arabic': script(0x660),
  'Persian': script(0x6f0),
  'Devanagari': script(0x966),
  'Bengali, with spaces': (id) => [...script(0x9e6)(id)].join(' '),
  'mathematical': script(0x1d7d8),
  'raised': mapped('⁰¹²³⁴⁵⁶⁷⁸⁹'),
  'lowered': mapped('₀₁₂₃₄₅₆₇₈₉'),
  'in rings': mapped('⓪①②③④⑤⑥⑦⑧⑨'),
  'in dark rings': mapped('⓿❶❷❸❹❺❻❼❽❾'),
  'in double rings': mapped('⓪⓵⓶⓷⓸⓹⓺⓻⓼⓽'),
  'as keys': (id) => [...id].map((digit) => `${digit}\ufe0f\u20e3`).join(''),
  'with zero-width spaces': (id) => [...id].join('\u200b'),
  'with zero-width joiners and a word joiner': (id) => [...id].join('\u200d\u2060'),
  'with soft hyphens': (id) => [...id].join('\u00ad'),
  'with marks that turn the writing': (id) => `\u202d${[...id].join('\u200e')}\u202c`,
  'with variation selectors and fillers': (id) => [...id].join('\ufe0e\u3164'),
  'struck through': (id) => [...id].map((digit) => `${digit}\u0336`).join(''),
  'with O for 0': (id) => id.replaceAll('0', 'O'),
  'with l for 1': (id) => id[0] + id.slice(1, 10).replaceAll('1', 'l') + id[10],
  'read aloud': read('null en to tre fire fem seks sju åtte ni'),
  'read aloud in nynorsk': read('null ein to tre fire fem seks sju åtte ni'),
  'read aloud in English': read('zero one two three four five six seven eight nine'),
  'with words between': (id) => `fnr ${id.slice(0, 6)} personnr ${id.slice(6)}`,
  'as born and number': (id) => `født ${id.slice(0, 6)} og nummeret er ${id.slice(6)}`,
  'the five digits first': (id) => `personnummer ${id.slice(6)}, født ${id.slice(0, 6)}`,
  'with its name': (id) => `fødselsnummer: ${id}`,
};

describe.each(Object.entries(DISGUISES))('a national id %s', (_name, disguise) => {
  test('is found, also with a slip in it', () => {
    fc.assert(fc.property(around(anId.map(disguise)), (text) => {
      expect([text, findsNationalId(text)]).toEqual([text, true]);
    }), { numRuns: 60 });
    fc.assert(fc.property(almostAnId, (id) => {
      const text = disguise(id);
      expect([text, findsNationalId(text)]).toEqual([text, true]);
    }), { numRuns: 60 });
  });

  test('is masked whole: neither it nor its digits together are in what is shown', () => {
    fc.assert(fc.property(almostAnId, (id) => {
      const shown = maskDigits(disguise(id));
      expect(shown.normalize('NFKC')).not.toMatch(/\p{Nd}/u);
      expect(findsNationalId(shown)).toBe(false);
    }), { numRuns: 30 });
  });
});

test('however it is cut, with one mark between the pieces, a national id is found', () => {
  const marks = fc.constantFrom(' ', '.', '-', '/', '_', ' - ', '·', '*');
  const text = fc.tuple(anId.chain(cut), marks).map(([pieces, mark]) => pieces.join(mark));
  fc.assert(fc.property(text, (each) => { expect([each, findsNationalId(each)]).toEqual([each, true]); }), { numRuns: 500 });
});

test.each([
  '01.01.1990 12345', '01.01.1990-12345', '01/01/1990 12345', '1990-01-01 12345', '1. januar 1990 12345', '1. januar 1990, nummer 123 45', '01011990 12345',
  'født 1. mai 1987, personnr 12345', 'born 1 May 1987, national id 12345', 'fødd 3. oktober 1999, personnummer 123 45', 'personnummer: 12345', 'fnr. 010190',
  'D-nummer 41 01 90 12345', 'to: 010190 12345 / 020290 54321', 'ring 71 11 10 00 om 010190 12345', 'nr 1 01019012345', '1. 01 01 90 12345', '2) 010190-12345, 3) 020290-54321',
  'født 010190, siste fem 12345', 'ID-nummer 010190 123 45', 'Kari (010190) nr. 12345',
])('«%s» holds a national id', (text) => {
  expect(findsNationalId(text)).toBe(true);
});

test('two numbers in one piece, and one with the five digits first, are known by their control digits', () => {
  fc.assert(fc.property(anId, anId, (first, second) => {
    expect(findsNationalId(first + second)).toBe(true);
    expect(findsNationalId(`${first.slice(6)} ${first.slice(0, 6)}`)).toBe(true);
  }));
});

test.each([
  '010190 og 12345', '010190, og 12345', 'Gjelder 010190 så 12345 da', '010190 med 12345', '010190 OG 12345', '41 01 90 og 12345', '01.01.90 og 12345', '01.01.1990 og 12345', '1. januar 1990 og 12345',
  '010190 samt 12345', '010190 then 12345', '010190 and 12345', '1 May 1987 and 12345', '１ mai 1987 og 12345',
])('«%s» holds one, with a short word within', (text) => {
  expect(findsNationalId(text)).toBe(true);
});

test('a day and five digits with one short word between them are found, whatever the digits end with', () => {
  const link = fc.constantFrom('og', 'så', 'and', 'then', 'med', 'samt', 'pluss');
  fc.assert(fc.property(fc.oneof(anId, almostAnId), link, (id, word) => { expect(findsNationalId(`Om ${sixFive(` ${word} `)(id)} i mai`)).toBe(true); }));
});

test.each([
  'null en null en ni null 12345', '010190 en to tre fire fem', 'null en 01 90 12345', '01 01 ni null 12345', '010190 en to 345', 'null ein null ein ni null 12345', '010190 ein to 345', 'zero one zero one nine zero 12345',
  '010190 one two 345', '010190 one-two-345',
])('«%s» holds one, in words and digits by turns', (text) => {
  expect(findsNationalId(text)).toBe(true);
  expect(maskDigits(text).normalize('NFKC')).not.toMatch(/[\p{L}\p{N}]/u);
});

test('one digit in a word among the others is found where the control digits are right', () => {
  const words = 'null en to tre fire fem seks sju åtte ni'.split(' ');
  fc.assert(fc.property(anId, fc.integer({ min: 1, max: 9 }), (id, at) => {
    expect(findsNationalId(`${id.slice(0, at)} ${words[Number(id[at])]} ${id.slice(at + 1)}`)).toBe(true);
  }));
});
