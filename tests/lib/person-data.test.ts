import fc from 'fast-check';
import { hasNationalId } from '../../src/lib/person-data';

test.each([
  ['01019012345', true], ['010190 12345', true], ['010190-12345', true], ['01 01 90 123 45', true], ['０１０１９０１２３４５', true],
  ['71 11 10 00', false], ['971 277 882', false], ['0101901234', false], ['010190123456', false], ['71111000 og 48123456', false], ['l000000 00000l', true], ['l00000000000a', true],
])('«%s» looks like a fødselsnummer: %s', (text, is) => {
  expect(hasNationalId(`Gjelder ${text}.`)).toBe(is);
});

test('eleven digits are found wherever they stand in a text, in one piece or as people divide them', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 11 });
  const divided = fc.tuple(digits, fc.constantFrom('', ' ', '-', '.', '–')).map(([each, mark]) => `${each.slice(0, 6).join('')}${mark}${each.slice(6).join('')}`);
  fc.assert(fc.property(fc.stringMatching(/^[a-zæøå ]*$/), divided, (around, number) => {
    expect(hasNationalId(`${around}${number}${around}`)).toBe(true);
  }));
});
