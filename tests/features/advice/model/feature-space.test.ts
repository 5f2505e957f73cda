import fc from 'fast-check';
import { FeatureSpace } from '../../../../src/features/advice/model/feature-space';
import type { FeatureCounts } from '../../../../src/features/advice/model/text-features';

const counts = (features: string[]): FeatureCounts =>
  new Map(features.map((feature) => [feature, features.filter((one) => one === feature).length]));
const families = (words: string[], grams: string[] = [], concepts: string[] = []) => [words, grams, concepts].map(counts);

const space = FeatureSpace.of([
  ...Array.from({ length: 3 }, () => families(['common', 'rare'], ['xyz'], ['#c'])),
  families(['common', 'once'], ['xyz']), families(['common', 'once'], ['xyz']), families(['common'], ['xyz']),
]);
const weights = (given: FeatureCounts[]) => {
  const { at, values } = space.vector(given);
  return new Map([...at].map((position, index) => [space.features[position], values[index]!]));
};
const lengthOf = (values: Iterable<number>) => Math.hypot(...values);

test('what stands in one or two texts only is not known', () => {
  expect(space.features.toSorted()).toEqual(['#c', 'common', 'rare', 'xyz']);
  expect(space.size).toBe(4);
});

test('a text with nothing known has no weights', () => {
  expect(space.vector(families(['once', 'unheard of']))).toEqual({ at: new Uint32Array(), values: new Float32Array() });
  expect(space.vector(families([]))).toEqual({ at: new Uint32Array(), values: new Float32Array() });
});

test('what is rare weighs more than what is common, and what is said twice more than what is said once', () => {
  const once = weights(families(['common', 'rare']));
  expect(once.get('rare')).toBeGreaterThan(once.get('common')!);
  const twice = weights(families(['common', 'common', 'rare']));
  expect(twice.get('common')! / twice.get('rare')!).toBeGreaterThan(once.get('common')! / once.get('rare')!);
});

test('a family weighs the same whether much or little of it is in the text', () => {
  const few = weights(families(['common'], ['xyz']));
  const many = weights(families(['common', 'rare'], ['xyz']));
  expect(many.get('xyz')).toBeCloseTo(few.get('xyz')!);
});

test('characters weigh more than words, and words more than concepts', () => {
  const all = weights(families(['rare'], ['xyz'], ['#c']));
  expect(all.get('xyz')).toBeGreaterThan(all.get('rare')!);
  expect(all.get('rare')).toBeGreaterThan(all.get('#c')!);
});

test('every text with something known has length 1', () => {
  const known = fc.array(fc.constantFrom('common', 'rare', 'once'), { maxLength: 20 });
  fc.assert(fc.property(known, fc.array(fc.constant('xyz')), (words, grams) => {
    const { values } = space.vector(families(words, grams));
    if (values.length) expect(lengthOf(values)).toBeCloseTo(1, 5);
  }));
});
