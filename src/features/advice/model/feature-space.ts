import { RECIPE } from './recipe';
import type { FeatureCounts } from './text-features';

/** Positions of features and their weights, of length 1 together. */
export interface SparseVector {
  at: Uint32Array;
  values: Float32Array;
}

/** The features that a model knows, with how rare each is among the texts it was made of. */
export class FeatureSpace {
  private readonly positions: Map<string, number>;

  constructor(
    readonly features: string[],
    readonly rarity: Float32Array,
  ) {
    this.positions = new Map(features.map((feature, at) => [feature, at]));
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
}

function scale(values: number[], from: number, length: number): void {
  let sum = 0;
  for (let at = from; at < values.length; at++) sum += (values[at] ?? 0) ** 2;
  const factor = sum === 0 ? 0 : length / Math.sqrt(sum);
  for (let at = from; at < values.length; at++) values[at] = (values[at] ?? 0) * factor;
}
