import fc from 'fast-check';
import { readThesaurus, Thesaurus } from '../../../../src/features/advice/analysis/thesaurus';
import { featuresOf } from '../../../../src/features/advice/model/text-features';

const thesaurus = new Thesaurus(readThesaurus('equipment: sprøyte needles'));
const features = (text: string) => featuresOf(text, thesaurus).map((family) => [...family.keys()]);

test('a text is known by its stems and by neighbours, in their order', () => {
  const [words] = features('Kommunens rutiner');
  expect(words).toEqual(['=kommun', '=rutin', 'kommun_rutin']);
  expect(features('rutiner kommunens')[0]).toContain('rutin_kommun');
});

test('by runs of three to five characters that know where a word begins and ends, and never span two', () => {
  const [, grams] = features('nå på');
  expect(grams?.toSorted()).toEqual([' nå', 'nå ', ' nå ', ' på', 'på ', ' på '].sort());
  expect(features('rutiner')[1]).toEqual(expect.arrayContaining([' ru', 'rutin', 'ner ']));
  for (const gram of features('taushetsplikt')[1] ?? []) expect(gram.length).toBeLessThanOrEqual(5);
});

test('by what its words mean: «needles» and «sprøyter» are one matter', () => {
  expect(features('needles')[2]).toEqual(['#equipment']);
  expect(features('sprøyter')[2]).toEqual(['#equipment']);
});

test('nynorsk, case and Unicode form make no other text', () => {
  expect(features('Rutinar')[0]).toEqual(features('rutiner')[0]);
  expect(features('RÅD')).toEqual(features('råd'.normalize('NFD')));
});

test('a word that is said twice counts twice', () => {
  expect(featuresOf('råd råd', thesaurus)[0]?.get('=råd')).toBe(2);
});

test('any text has three families', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(featuresOf(text, thesaurus)).toHaveLength(3);
  }));
});
