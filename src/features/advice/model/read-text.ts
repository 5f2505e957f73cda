import { wordsOf } from '../analysis';
import type { Thesaurus } from '../analysis/thesaurus';
import type { FeatureSpace, SparseVector } from './feature-space';
import { conceptFeature, markFeature, pairFeature } from './text-features';

/**
 * A text in a model's space: what `space.vector` makes of `featuresOf`, to the last digit, without making a string of each
 * feature. With `marks` (emergency/marks.ts), what it makes of `dangerFeaturesOf`.
 */
export function readText(space: FeatureSpace, thesaurus: Thesaurus, text: string, marks: string[] = []): SparseVector {
  const words = wordsOf(text);
  const places = words.map((word) => space.wordAt(word));
  const positions = (features: string[]) => known(features.map((feature) => space.positionOf(feature)));
  const pairs = places.slice(1).map(({ stem }, at) => pairFeature(places[at]!.stem, stem));
  return space.vectorAt([
    [...known(places.map(({ at }) => at)), ...positions(pairs)],
    places.flatMap(({ grams }) => grams),
    positions(words.flatMap((word) => thesaurus.conceptsOf(word)).map(conceptFeature)),
    positions(marks.map(markFeature)),
  ]);
}

function known(positions: (number | undefined)[]): number[] {
  return positions.filter((position) => position !== undefined);
}
