import { addScores } from './add-scores';
import type { SparseVector } from './feature-space';
import { softmax, type Weights } from './train-softmax';

const LARGEST = 127;

/** Trained weights as bytes, each class on a scale of its own: a quarter of the room, and the same answers. */
export class LinearModel {
  constructor(
    readonly classes: string[],
    readonly weights: Int8Array,
    readonly scales: Float32Array,
    readonly bias: Float32Array,
  ) {}

  static of(classes: string[], { weights, bias }: Weights): LinearModel {
    const count = classes.length;
    const scales = new Float32Array(count);
    for (let at = 0; at < weights.length; at++) scales[at % count] = Math.max(scales[at % count]!, Math.abs(weights[at]!) / LARGEST);
    const bytes = new Int8Array(weights.length);
    for (let at = 0; at < weights.length; at++) bytes[at] = Math.round(weights[at]! / (scales[at % count]! || 1));
    return new LinearModel(classes, bytes, scales, bias);
  }

  /** The probability of each class, in the order of `classes`. */
  probabilities(vector: SparseVector): Float32Array {
    const scores = new Float32Array(this.classes.length);
    addScores(scores, vector, this.weights);
    for (let one = 0; one < scores.length; one++) scores[one] = scores[one]! * this.scales[one]! + this.bias[one]!;
    softmax(scores);
    return scores;
  }
}
