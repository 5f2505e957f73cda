import fc from 'fast-check';
import { softmax, trainSoftmax, type Example } from '../../../../src/features/advice/model/train-softmax';
import { LinearModel } from '../../../../src/features/advice/model/linear-model';
import { vector } from './toy';

/** Three classes; each has a feature of its own, and all share feature 3. */
const separable: Example[] = Array.from({ length: 60 }, (_, at) => ({ vector: vector(at % 3, 3), label: at % 3 }));
const CLASSES = ['a', 'b', 'c'];

describe('training', () => {
  test('learns what can be told apart', () => {
    const model = LinearModel.of(CLASSES, trainSoftmax(separable, 3, 4));
    for (const [label] of CLASSES.entries()) {
      const probabilities = model.probabilities(vector(label, 3));
      expect(probabilities[label]).toBeGreaterThan(0.9);
    }
  });

  test('goes by what is most often so, where examples say different things of the same', () => {
    const doubtful = Array.from({ length: 100 }, (_, at) => ({ vector: vector(0), label: at % 5 === 0 ? 1 : 0 }));
    const [often = 0, seldom = 1] = LinearModel.of(CLASSES, trainSoftmax(doubtful, 3, 4)).probabilities(vector(0));
    expect(often).toBeGreaterThan(seldom);
  });

  test('gives the same weights, bit for bit, for the same examples', () => {
    expect(trainSoftmax(separable, 3, 4)).toEqual(trainSoftmax(separable, 3, 4));
  });

  test('leaves the examples and their order as they were', () => {
    const before = structuredClone(separable);
    trainSoftmax(separable, 3, 4);
    expect(separable).toEqual(before);
  });

  test('of nothing gives nothing: no class before another', () => {
    expect([...LinearModel.of(CLASSES, trainSoftmax([], 3, 4)).probabilities(vector(0))]).toEqual(CLASSES.map(() => expect.closeTo(1 / 3)));
  });
});

describe('softmax', () => {
  const scores = fc.array(fc.float({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 100 });

  test('makes any scores to probabilities that keep their order, however large they are', () => {
    fc.assert(fc.property(scores, (given) => {
      const made = Float32Array.from(given);
      softmax(made);
      expect(made.reduce((a, b) => a + b)).toBeCloseTo(1, 3);
      const highest = given.indexOf(Math.max(...given));
      for (const one of made) {
        expect(one).toBeGreaterThanOrEqual(0);
        expect(one).toBeLessThanOrEqual(made[highest]!);
      }
    }));
  });
});
