import { addScores } from './add-scores';
import type { SparseVector } from './feature-space';
import { RECIPE } from './recipe';

export interface Example {
  vector: SparseVector;
  /** The class it belongs to, 0 … classes − 1. */
  label: number;
}

/** Weights lie feature by feature: `weights[feature * classes + class]`. */
export interface Weights {
  classes: number;
  weights: Float32Array;
  bias: Float32Array;
}

/** Softmax regression by stochastic gradient descent. The same examples give the same weights: the order is shuffled from a fixed seed. */
export function trainSoftmax(examples: Example[], classes: number, features: number): Weights {
  const trained = { classes, weights: new Float32Array(features * classes), bias: new Float32Array(classes) };
  const errors = new Float32Array(classes);
  const order = examples.slice();
  const random = randomFrom(RECIPE.seed);
  for (let epoch = 0; epoch < RECIPE.epochs; epoch++) {
    shuffle(order, random);
    const rate = RECIPE.rate / (1 + RECIPE.rateDecay * epoch);
    for (const { vector, label } of order) {
      errors.set(trained.bias);
      addScores(errors, vector, trained.weights);
      softmax(errors);
      errors[label]! -= 1;
      descend(trained, vector, errors, rate);
    }
  }
  return trained;
}

/** Turns scores into probabilities, in place. */
export function softmax(scores: Float32Array): void {
  let highest = -Infinity;
  for (let at = 0; at < scores.length; at++) highest = Math.max(highest, scores[at]!);
  let sum = 0;
  for (let at = 0; at < scores.length; at++) sum += scores[at] = Math.exp((scores[at] ?? 0) - highest);
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / sum;
}

function descend({ classes, weights, bias }: Weights, { at, values }: SparseVector, errors: Float32Array, rate: number): void {
  const wrong: number[] = [];
  for (let one = 0; one < classes; one++) if (Math.abs(errors[one]!) > RECIPE.negligible) wrong.push(one);
  for (const one of wrong) bias[one]! -= errors[one]! * rate * RECIPE.biasRate;
  for (let index = 0; index < at.length; index++) {
    const from = at[index]! * classes;
    const step = values[index]! * rate;
    for (const one of wrong) weights[from + one]! -= errors[one]! * step;
  }
}

function shuffle<T>(list: T[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other]!, list[at]!];
  }
}

/** Numbers in [0, 1) that are the same everywhere (linear congruential generator of Numerical Recipes). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
