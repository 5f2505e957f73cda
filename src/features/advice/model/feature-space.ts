import { stemOf } from '../analysis';
import { RECIPE } from './recipe';
import { gramsOf, stemFeature, type FeatureCounts } from './text-features';

const MAX_REMEMBERED = 50_000;

/** Positions of features and their weights, of length 1 together. */
export interface SparseVector {
  at: Uint32Array;
  values: Float32Array;
}

/** A word by the positions of its features. */
interface WordAt {
  stem: string;
  /** Of the stem; undefined when the space has it not. */
  at: number | undefined;
  grams: number[];
}

/** The features that a model knows, with how rare each is among the texts it was made of. */
export class FeatureSpace {
  private readonly positions: Map<string, number>;
  /** Only words whose stem is a feature: so many there are, and what one person alone would write is not kept. */
  private readonly words = new Map<string, WordAt>();
  /** How often each feature stands in the family that is being read; 0 in between. */
  private readonly times: Uint32Array;

  constructor(
    readonly features: string[],
    readonly rarity: Float32Array,
  ) {
    this.positions = new Map(features.map((feature, at) => [feature, at]));
    this.times = new Uint32Array(features.length);
  }

  /** The space of some texts, each given by its families of features. */
  static of(texts: FeatureCounts[][]): FeatureSpace {
    const frequency = new Map<string, number>();
    for (const family of texts.flat()) for (const feature of family.keys()) frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
    const kept = [...frequency].filter(([, times]) => times >= RECIPE.fewestTexts);
    const rarity = kept.map(([, times]) => Math.log((1 + texts.length) / (1 + times)) + 1);
    return new FeatureSpace(kept.map(([feature]) => feature), Float32Array.from(rarity));
  }

  get size(): number {
    return this.features.length;
  }

  positionOf(feature: string): number | undefined {
    return this.positions.get(feature);
  }

  /** The features of one word: most are asked for again and again, and to cut them out and look them up is what takes time. */
  wordAt(word: string): WordAt {
    const known = this.words.get(word);
    if (known) return known;
    const stem = stemOf(word);
    const at = this.positions.get(stemFeature(stem));
    const grams = gramsOf(word).map((gram) => this.positions.get(gram)).filter((position) => position !== undefined);
    const made = { stem, at, grams };
    if (at !== undefined && this.words.size < MAX_REMEMBERED) this.words.set(word, made);
    return made;
  }

  /** log(1 + count) · rarity, each family brought to its weight, the whole to length 1. Unknown features are left out. */
  vector(families: FeatureCounts[]): SparseVector {
    const at: number[] = [];
    const values: number[] = [];
    families.forEach((family, index) => {
      const from = at.length;
      for (const [feature, count] of family) {
        const position = this.positions.get(feature);
        if (position === undefined) continue;
        at.push(position);
        values.push(Math.log(1 + count) * (this.rarity[position] ?? 0));
      }
      scale(values, from, RECIPE.familyWeights[index] ?? 1);
    });
    scale(values, 0, 1);
    return { at: Uint32Array.from(at), values: Float32Array.from(values) };
  }

  /** The same to the last digit, of families given by positions, each as often as it stands in the text. */
  vectorAt(families: number[][]): SparseVector {
    const { times } = this;
    const at: number[] = [];
    const values: number[] = [];
    families.forEach((positions, index) => {
      const from = at.length;
      for (const position of positions) {
        if (times[position] === 0) at.push(position);
        times[position]! += 1;
      }
      for (let next = from; next < at.length; next++) {
        const position = at[next]!;
        values.push(Math.log(1 + times[position]!) * (this.rarity[position] ?? 0));
        times[position] = 0;
      }
      scale(values, from, RECIPE.familyWeights[index] ?? 1);
    });
    scale(values, 0, 1);
    return { at: new Uint32Array(at), values: new Float32Array(values) };
  }
}

function scale(values: number[], from: number, length: number): void {
  let sum = 0;
  for (let at = from; at < values.length; at++) sum += (values[at] ?? 0) ** 2;
  const factor = sum === 0 ? 0 : length / Math.sqrt(sum);
  for (let at = from; at < values.length; at++) values[at] = (values[at] ?? 0) * factor;
}
