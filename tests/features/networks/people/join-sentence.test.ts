import { loadBank } from '../../../../src/features/advice/bank';
import { readJoinSentence } from '../../../../src/features/networks/people/join-sentence';

test.each([
  ['jeg er fra Molde, kommuneoverlege', 'Molde', 'kommuneoverlege'],
  ['Jeg er fra Molde', 'Molde', ''],
  ['eg er frå Rauma', 'Rauma', ''],
  ['Eg er frå Rauma kommune, rådgivar rus og psykisk helse.', 'Rauma', 'rådgivar rus og psykisk helse'],
  ['I’m from Molde, chief medical officer', 'Molde', 'chief medical officer'],
  ["I'm from Molde municipality, the chief medical officer", 'Molde', 'chief medical officer'],
  ['I am from Aukra!', 'Aukra', ''],
  ['Hei! Jeg er fra Molde og jobber som ruskonsulent', 'Molde', 'ruskonsulent'],
  ['jeg er fra Molde – og er kommuneoverlege', 'Molde', 'kommuneoverlege'],
])('«%s» says who somebody is', (text, place, title) => {
  expect(readJoinSentence(text)).toEqual({ place, title });
});

test.each([
  'jeg er fra politiet og lurer på hva vi gjør',
  'jeg er fra Molde, hva gjør jeg når noen har tatt overdose?',
  'jeg er fra Molde, hvem er kontaktperson',
  'jeg er fra Molde og trenger hjelp',
  'jeg er fra Molde, kan dere hjelpe meg',
  'Er du fra Molde?',
  'vi er fra Molde',
  'jeg er fra Molde?',
  'jeg er fra Molde, lege. Hva er nalokson',
  'I am from Molde and I wonder how to get naloxone',
  `jeg er fra Molde, ${'lege '.repeat(40)}`,
  `jeg er fra Molde, ${'l'.repeat(61)}`,
  'jeg er fra', 'bli med', '',
])('«%s» says more, or something else', (text) => {
  expect(readJoinSentence(text)).toBeUndefined();
});

test('no question, near-miss or emergency of the bank is taken for it', () => {
  const { topics, nearMisses, emergencies } = loadBank();
  const texts = [...[...topics.values()].flat(), ...nearMisses, ...emergencies].map(({ text }) => text);
  expect(texts.length).toBeGreaterThan(1_000);
  expect(texts.filter((text) => readJoinSentence(text))).toEqual([]);
});
