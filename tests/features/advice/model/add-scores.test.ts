import fc from 'fast-check';
import { addScores } from '../../../../src/features/advice/model/add-scores';

const CLASSES = 3;
const FEATURES = 6;

test('features are added as if they came one by one, however many there are', () => {
  const number = fc.float({ noNaN: true, min: -4, max: 4 });
  const weights = fc.array(number, { minLength: FEATURES * CLASSES, maxLength: FEATURES * CLASSES });
  const features = fc.array(fc.tuple(fc.nat(FEATURES - 1), number), { maxLength: 11 });
  fc.assert(fc.property(weights, features, (given, vector) => {
    const of = { at: Uint32Array.from(vector, ([at]) => at), values: Float32Array.from(vector, ([, value]) => value) };
    const scores = new Float32Array(CLASSES).fill(0.1);
    const expected = scores.slice();
    addScores(scores, of, Float32Array.from(given));
    for (const [at, value] of vector) {
      for (let one = 0; one < CLASSES; one++) expected[one]! += Math.fround(given[at * CLASSES + one]!) * value;
    }
    expect(scores).toEqual(expected);
  }));
});
