import fc from 'fast-check';
import { LinearModel } from '../../../../src/features/advice/model/linear-model';
import { softmax, type Weights } from '../../../../src/features/advice/model/train-softmax';
import { vector } from './toy';

const CLASSES = ['a', 'b', 'c'];
const FEATURES = 5;
const weightsOf = (weights: number[], bias = [0, 0, 0]): Weights =>
  ({ classes: 3, weights: Float32Array.from(weights), bias: Float32Array.from(bias) });

/** The same without rounding to bytes. */
function exact({ weights, bias }: Weights, at: number[]): Float32Array {
  const scores = bias.slice();
  for (const feature of at) for (const [one] of CLASSES.entries()) scores[one]! += weights[feature * 3 + one]!;
  softmax(scores);
  return scores;
}

test('weights as bytes give the same probabilities, to a hundredth or two', () => {
  const weight = fc.float({ min: -4, max: 4, noNaN: true });
  const all = fc.array(weight, { minLength: FEATURES * 3, maxLength: FEATURES * 3 });
  const text = fc.uniqueArray(fc.nat(FEATURES - 1), { maxLength: 2 });
  fc.assert(fc.property(all, fc.tuple(weight, weight, weight), text, (given, bias, at) => {
    const weights = weightsOf(given, bias);
    const rounded = LinearModel.of(CLASSES, weights).probabilities(vector(...at));
    exact(weights, at).forEach((probability, one) => expect(Math.abs(rounded[one]! - probability)).toBeLessThan(0.02));
  }));
});

test('a class of small weights is not lost beside one of large', () => {
  const weights = weightsOf([100, 0.001, 0, -100, 0.002, 0]);
  const { scales, weights: bytes } = LinearModel.of(CLASSES, weights);
  expect(bytes[4]! * scales[1]!).toBeCloseTo(0.002);
  expect(bytes[1]! * scales[1]!).toBeCloseTo(0.001, 4);
});

test('a class that has learnt nothing has a probability all the same', () => {
  const probabilities = LinearModel.of(CLASSES, weightsOf([0, 1, 2])).probabilities(vector(0));
  expect([...probabilities].every((probability) => probability > 0)).toBe(true);
});

test('each weight takes one byte', () => {
  expect(LinearModel.of(CLASSES, weightsOf([1, 2, 3])).weights).toBeInstanceOf(Int8Array);
});
