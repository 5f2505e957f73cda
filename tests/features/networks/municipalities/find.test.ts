import fc from 'fast-check';
import { BUILT_IN } from '../../../../src/features/networks/municipalities/municipalities';
import { parallelNames, type RegisteredMunicipality } from '../../../../src/features/networks/municipalities/municipality';
import { MunicipalityIndex } from '../../../../src/features/networks/municipalities/municipality-index';
import { nationalCodes } from './national';

const list: RegisteredMunicipality[] = nationalCodes().filter(({ code }) => code !== '9999').map(({ code, name }) => (
  { number: code, name, formerly: BUILT_IN.find(({ number }) => number === code)?.formerly ?? [] }
));
const index = new MunicipalityIndex(list);
const numbers = (text: string, from = index) => from.find(text).map(({ municipality: { number } }) => number);

test('the built-in list has the 27 of Møre og Romsdal, by number', () => {
  expect(BUILT_IN).toHaveLength(27);
  expect(BUILT_IN.map(({ number }) => number)).toEqual(BUILT_IN.map(({ number }) => number).sort());
  expect(BUILT_IN.every(({ number }) => /^15\d\d$/.test(number))).toBe(true);
});

describe('a municipality is found', () => {
  test.each([
    ['Molde', '1506'], ['molde', '1506'], ['MOLDE', '1506'], [' Molde. ', '1506'], ['Molde kommune', '1506'], ['molde kommunen', '1506'],
    ['Ålesund', '1508'], ['Aalesund', '1508'], ['Alesund', '1508'], ['A\u030alesund', '1508'],
    ['Ørsta', '1520'], ['Orsta', '1520'], ['Oersta', '1520'], ['Averoy', '1554'], ['Averoey kommune', '1554'], ['Smola', '1573'],
    ['Oslo', '0301'], ['Oslove', '0301'], ['Oslo - Oslove', '0301'], ['Karasjok', '5610'], ['Kárášjohka', '5610'], ['karasjohka', '5610'],
    ['Kåfjord', '5540'], ['Gaivuotna', '5540'], ['Kaivuono', '5540'], ['1506', '1506'], ['0301 Oslo', '0301'], ['Herøy (1818)', '1818'],
    ['Herøy i Nordland', '1818'], ['Herøy (Nordland)', '1818'], ['Våler, Innlandet', '3419'], ['Vaaler i østfold', '3114'],
    ['Herøy i Møre og Romsdal', '1515'], ['Os', '3430'],
  ])('«%s» is %s', (text, number) => {
    expect(numbers(text)).toEqual([number]);
  });

  test.each([['Fræna', '1579'], ['Fraena', '1579'], ['frena', '1579'], ['Eide kommune', '1579'], ['Nesset', '1506'], ['Midsund', '1506']])(
    'by its former name: «%s» is %s now, and the name is told', (text, number) => {
      const [found, ...others] = index.find(text);
      expect(found).toMatchObject({ by: 'former', slips: 0, municipality: { number } });
      expect(found?.municipality.formerly).toContain(found?.name);
      expect(others).toEqual([]);
    });

  test.each([['Hustadvik', '1579'], ['Krisitansund', '1505'], ['Kristiansun', '1505'], ['Surnadel', '1566'], ['Sykylven', '1528'], ['Vesnes', '1535']])(
    'with a slip of the pen: «%s» is %s', (text, number) => {
      expect(index.find(text)[0]).toMatchObject({ by: 'slip', municipality: { number } });
    });

  test('several times where several counties have one of that name', () => {
    expect(numbers('Herøy')).toEqual(expect.arrayContaining(['1515', '1818']));
    expect(numbers('våler kommune')).toHaveLength(2);
  });

  test('by a name of today before a former name, and by both before a slip', () => {
    const of = (number: string, name: string, formerly: string[] = []) => ({ number, name, formerly });
    const some = new MunicipalityIndex([of('1001', 'Haram'), of('1002', 'Viken', ['Haram', 'Hamar']), of('1003', 'Hamarr')]);
    expect([numbers('Haram', some), numbers('Hamar', some), numbers('Haamarr', some)[0]]).toEqual([['1001'], ['1002'], '1003']);
  });
});

test.each(['', ' ', 'x', 'Paris', '??', 'mo', 'kommune', '9999', '15061', 'a'.repeat(101), '\u0000'])('«%s» is none', (text) => {
  expect(index.find(text)).toEqual([]);
});

test('by number, as text with four digits', () => {
  expect(index.byNumber('0301')?.name).toBe('Oslo - Oslove');
  expect([index.byNumber('301'), index.byNumber('1507')]).toEqual([undefined, undefined]);
});

/** Every name that somebody may write, with whose it is: those of two letters are too short to be told from another by a slip. */
const NAMES = list
  .flatMap(({ number, name, formerly }) => [name, ...parallelNames(name), ...formerly].map((each) => ({ number, name: each })))
  .filter(({ name }) => name.length > 2);
const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzæøåáš');

type Slip = (name: string, at: number, other: string) => string;
const SLIPS: Record<string, Slip> = {
  'a letter left out': (name, at) => name.slice(0, at) + name.slice(at + 1),
  'a letter too many': (name, at, other) => name.slice(0, at) + other + name.slice(at),
  'another letter': (name, at, other) => name.slice(0, at) + other + name.slice(at + 1),
  'two letters that changed places': (name, at) => name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2),
};

test.each(Object.entries(SLIPS))('every name is still found with %s, or is exactly another’s then', (_what, slip) => {
  fc.assert(fc.property(fc.constantFrom(...NAMES), fc.nat(), letter, ({ number, name }, place, other) => {
    const typed = slip(name, place % (name.length - 1), other);
    const found = index.find(typed);
    expect(found.some((each) => each.municipality.number === number) || found.some(({ slips }) => slips === 0)).toBe(true);
  }), { numRuns: 500 });
});

test('every name is found however it is written: case, spaces around it, without æ, ø and å', () => {
  const asked = fc.constantFrom(
    (name: string) => name.toUpperCase(), (name: string) => `  ${name.toLowerCase()}\t`, (name: string) => `${name} kommune`,
    (name: string) => name.normalize('NFD'), (name: string) => name.replaceAll(/[æÆ]/g, 'ae').replaceAll(/[øØ]/g, 'oe').replaceAll(/[åÅ]/g, 'aa'),
    (name: string) => name.replaceAll(/[øØ]/g, 'o').replaceAll(/[åÅ]/g, 'a'),
  );
  fc.assert(fc.property(fc.constantFrom(...NAMES), asked, ({ number, name }, way) => {
    const found = index.find(way(name));
    expect(found.every(({ slips }) => slips === 0)).toBe(true);
    expect(found.map((each) => each.municipality.number)).toContain(number);
  }));
});

test('whatever is written is answered, each municipality once and the likeliest first', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
    const found = index.find(text);
    const slips = found.map((each) => each.slips);
    expect(slips).toEqual([...slips].sort((a, b) => a - b));
    expect(new Set(found.map(({ municipality }) => municipality)).size).toBe(found.length);
  }));
});
