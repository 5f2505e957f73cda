import fc from 'fast-check';
import { namesPerson, withoutPerson } from '../../src/lib/person-names';

const KARI = ['Kari Anne Nordmann', 'kari.nordmann@molde.example'];

test.each([
  'Kari Anne Nordmann', 'kari nordmann', 'KARI ANNE NORDMANN', 'Vakta v/Kari Nordmann', 'Nordmann, Kari', 'Nordmann, Kari Anne', 'Kari A. Nordmann',
  'Kari  Anne\nNordmann', 'Ring Kari Nordmann.', '(Kari Nordmann)', 'kari.nordmann@molde.example', 'Spør Kari.Nordmann@Molde.example!',
])('«%s» names Kari Anne Nordmann', (text) => {
  expect(namesPerson(text, KARI)).toBe(true);
});

test.each([
  '', 'Vakta', 'Kari', 'Nordmann', 'Ola Nordmann', 'Kari Nordmannsen', 'Okari Nordmann', 'Kari Berg, og til sist Ola Nordmann', 'karixnordmann@molde.example',
])('«%s» does not', (text) => {
  expect(namesPerson(text, KARI)).toBe(false);
});

test('directories may have the last name first, and the organisation behind it', () => {
  for (const name of ['Nordmann, Kari', 'Kari Nordmann (Molde kommune)', ' Kari   Nordmann ']) {
    expect(withoutPerson('Ring Kari Nordmann i dag', [name], 'koordinatoren')).toBe('Ring koordinatoren i dag');
  }
});

test('a name of one word counts where nothing else is written, and nowhere else: it may be any word', () => {
  expect(namesPerson('vakta', ['Vakta'])).toBe(true);
  expect(namesPerson('Ring vakta', ['Vakta'])).toBe(false);
  expect(withoutPerson('Ring vakta', ['Vakta'], 'x')).toBe('Ring vakta');
});

test('every occurrence goes, and the rest stays to the letter', () => {
  expect(withoutPerson('Kari Nordmann ($& 1) og kari nordmann; Kari.Nordmann@molde.example', KARI, 'koordinatoren $&'))
    .toBe('koordinatoren $& ($& 1) og koordinatoren $&; koordinatoren $&');
});

test('letters beyond a to z are letters', () => {
  expect(namesPerson('åse ørjasæter', ['Åse Ørjasæter'])).toBe(true);
  expect(namesPerson('Åse Ørjasæterø', ['Åse Ørjasæter'])).toBe(false);
});

test('names with the signs of patterns are names, and nobody known by nothing is named', () => {
  fc.assert(fc.property(fc.string(), fc.array(fc.string()), (text, names) => {
    expect(typeof namesPerson(text, names)).toBe('boolean');
    expect(withoutPerson(text, ['', ' ', '()', ','], 'x')).toBe(text);
  }));
  expect(withoutPerson('Ring A. B [C]* nå', ['A. [C]*'], 'x')).toBe('Ring x nå');
  expect(withoutPerson('Ring AB C nå', ['A. C.'], 'x')).toBe('Ring AB C nå');
});
