import fc from 'fast-check';
import { BUILT_IN } from '../../../../src/features/networks/municipalities/municipalities';
import { MunicipalityIndex } from '../../../../src/features/networks/municipalities/municipality-index';
import { chosen, isTooLong, understand } from '../../../../src/features/networks/municipalities/understand';

const herøy = { number: '1818', name: 'Herøy', formerly: [] };
const våler = [{ number: '3114', name: 'Våler', formerly: [] }, { number: '3419', name: 'Våler', formerly: [] }];
const index = new MunicipalityIndex([...BUILT_IN, herøy, ...våler]);
const read = (text: string, own = [] as { number: string; name: string }[]) => understand(text, index, own);
const names = (text: string) => chosen(read(text).recognised).map(({ name }) => name);
const five = ['Aukra', 'Hustadvika', 'Molde', 'Rauma', 'Vestnes'];

test.each([
  'Aukra, Hustadvika, Molde, Rauma, Vestnes', 'Aukra, Hustadvika, Molde, Rauma og Vestnes.', 'aukra\nhustadvika\nmolde\nrauma\nvestnes',
  '- Aukra\n- Hustadvika\n* Molde\n• Rauma\n– Vestnes', '1. Aukra\n2. Hustadvika\n3) Molde\n4. Rauma\n5. Vestnes', 'Aukra; Hustadvika; Molde og Rauma; og Vestnes',
  'Aukra Hustadvika Molde Rauma Vestnes', '1547, 1579, 1506, 1539, 1535', 'Aukra kommune, Hustadvika kommune,, Molde kommune , Rauma, Vestnes',
  'Aukra, Hustadvika, Molde, Rauma and Vestnes',
])('«%s» is the five of Romsdal', (text) => {
  expect(names(text)).toEqual(five);
  expect(read(text)).toMatchObject({ ambiguous: [], unknown: [] });
});

test('former names lead to what they are now, once, and each is kept as it was written', () => {
  expect(names('Fræna, Eide, Hustadvika')).toEqual(['Hustadvika']);
  expect(read('Fræna og Eide').recognised).toEqual([
    { typed: 'Fræna', number: '1579', name: 'Hustadvika', by: 'former' }, { typed: 'Eide', number: '1579', name: 'Hustadvika', by: 'former' },
  ]);
});

test('a slip that can only be one is understood, and says so', () => {
  expect(read('Hustadvik').recognised).toMatchObject([{ typed: 'Hustadvik', name: 'Hustadvika', by: 'slip' }]);
});

test('a name of several counties is a choice, and a slip that may be two is one too', () => {
  expect(read('Herøy, Våler').ambiguous.map(({ typed, candidates }) => [typed, candidates.map(({ number }) => number)])).toEqual([
    ['Herøy', ['1515', '1818']], ['Våler', ['3114', '3419']],
  ]);
  const two = new MunicipalityIndex([{ number: '0001', name: 'Sande', formerly: [] }, { number: '0002', name: 'Sunde', formerly: [] }]);
  expect(understand('Sonde', two).ambiguous).toMatchObject([{ typed: 'Sonde', candidates: [{ name: 'Sande' }, { name: 'Sunde' }] }]);
});

test('a county after the name decides, also the one with «og» in it', () => {
  expect(read('Herøy i Møre og Romsdal og Molde').recognised.map(({ number }) => number)).toEqual(['1515', '1506']);
  expect(read('Herøy (Nordland)').recognised.map(({ number }) => number)).toEqual(['1818']);
});

test('what a network has already means that, whatever else has the name', () => {
  expect(read('Herøy', [{ number: '1818', name: 'Herøy' }]).recognised.map(({ number }) => number)).toEqual(['1818']);
  expect(read('Steinkjer, Herøy (1515)', [{ number: '5006', name: 'Steinkjer' }]).recognised.map(({ number }) => number)).toEqual(['5006', '1515']);
});

test('what is not on the list counts when its number is written too, and is unknown else', () => {
  expect(read('Steinkjer 5006').recognised).toEqual([{ typed: 'Steinkjer 5006', number: '5006', name: 'Steinkjer', by: 'written' }]);
  expect(read('5006 Steinkjer, Bodø (1804)').recognised.map(({ number, name }) => [number, name])).toEqual([['5006', 'Steinkjer'], ['1804', 'Bodø']]);
  expect(read('Steinkjer, 5006, Molde').unknown).toEqual(['Steinkjer', '5006']);
});

test('what has more unclear names than fit a card leaves the rest as unknown', () => {
  const varied = 'Herøy, herøy, HERØY, Heroy, heroy, Heroey, heroey, HEROY, Herøy kommune, herøy kommune';
  const { ambiguous, unknown } = read(varied);
  expect(ambiguous).toHaveLength(8);
  expect(unknown).toEqual(['Herøy kommune', 'herøy kommune']);
});

test('what nobody means as names is not looked up word for word, and a list of more names than that is too long', () => {
  let looked = 0;
  const counting = { find: (text: string) => { looked++; return index.find(text); } };
  const lookUps = (text: string) => { looked = 0; understand(text, counting); return looked; };
  expect(lookUps('abcde fghij klmno pqrst '.repeat(125))).toBe(1);
  expect(lookUps('Aukra xyzzy Molde Rauma')).toBe(3);
  const many = (count: number) => Array.from({ length: count }, (_, at) => `x${at}`).join(',');
  expect(lookUps(many(100).replaceAll(',', ' y,'))).toBe(120);
  expect([isTooLong(many(200)), isTooLong(many(201)), lookUps(many(200))]).toEqual([false, true, 200]);
});

test('nothing of what is written is lost, whatever it is', () => {
  const word = fc.oneof(fc.constantFrom('Molde', 'Fræna', 'Herøy', 'xyzzy', 'Hustadvik', '1506', 'Bodø 1804'), fc.string({ maxLength: 12 }));
  fc.assert(fc.property(fc.array(word, { maxLength: 8 }), (words) => {
    const text = words.join(', ');
    const { recognised, ambiguous, unknown } = read(text);
    for (const { typed } of [...recognised, ...ambiguous]) expect(text).toContain(typed);
    for (const typed of unknown) expect(text).toContain(typed);
    const known = words.filter((each) => ['Molde', 'Fræna', 'Hustadvik', '1506', 'Bodø 1804'].includes(each));
    for (const each of known) expect(recognised.map(({ typed }) => typed)).toContain(each);
  }));
});
