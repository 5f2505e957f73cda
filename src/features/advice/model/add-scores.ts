import type { SparseVector } from './feature-space';

const round = Math.fround;

/**
 * Adds to the scores of all classes what each feature of a text says of them; `weights[feature * classes + class]`. This is
 * where the time of training goes, and some of every question's, so it works on plain indices, and on four features in one
 * walk over the classes: nearly twice as fast, and rounded after each as if they came one by one.
 */
export function addScores(scores: Float32Array, { at, values }: SparseVector, weights: Float32Array | Int8Array): void {
  const count = scores.length;
  let next = 0;
  for (; next + 4 <= at.length; next += 4) {
    const [a, b, c, d] = [at[next]! * count, at[next + 1]! * count, at[next + 2]! * count, at[next + 3]! * count];
    const [first, second, third, fourth] = [values[next]!, values[next + 1]!, values[next + 2]!, values[next + 3]!];
    for (let one = 0; one < count; one++) {
      const three = round(round(round(scores[one]! + weights[a + one]! * first) + weights[b + one]! * second) + weights[c + one]! * third);
      scores[one] = three + weights[d + one]! * fourth;
    }
  }
  for (; next < at.length; next++) {
    const from = at[next]! * count;
    const value = values[next]!;
    for (let one = 0; one < count; one++) scores[one]! += weights[from + one]! * value;
  }
}
