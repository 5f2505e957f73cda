import { stemOf, wordsOf } from '../analysis';
import type { Thesaurus } from '../analysis/thesaurus';
import { marksOf } from '../emergency/marks';
import { readSigns } from '../emergency/rules';
import { RECIPE } from './recipe';

/** What is longer is no word, and would take long. */
const LONGEST_WORD = 60;

/** How often each feature stands in a text. */
export type FeatureCounts = Map<string, number>;

/**
 * What a text is known by, in three families: stems with pairs of neighbours, runs of 3–5 characters inside words (they see
 * through slips, compounds and dialect), and concepts of the thesaurus (they see through languages and slang).
 */
export function featuresOf(text: string, thesaurus: Thesaurus): FeatureCounts[] {
  const words = wordsOf(text);
  const stems = words.map(stemOf);
  const pairs = stems.slice(1).map((stem, at) => pairFeature(stems[at]!, stem));
  return [
    count([...stems.map(stemFeature), ...pairs]),
    count(words.flatMap(gramsOf)),
    count(words.flatMap((word) => thesaurus.conceptsOf(word)).map(conceptFeature)),
  ];
}

/** The same and a fourth family, for the danger model: what sets something that happens apart from something talked about. */
export function dangerFeaturesOf(text: string, thesaurus: Thesaurus): FeatureCounts[] {
  return [...featuresOf(text, thesaurus), count(marksOf(text, readSigns(text)).map(markFeature))];
}

export const stemFeature = (stem: string) => `=${stem}`;
export const pairFeature = (stem: string, next: string) => `${stem}_${next}`;
export const conceptFeature = (concept: string) => `#${concept}`;
export const markFeature = (mark: string) => `!${mark}`;

/** The runs of characters of a word, which know where it begins and ends. */
export function gramsOf(word: string): string[] {
  const [shortest, longest] = RECIPE.grams;
  const letters = ` ${word} `.slice(0, LONGEST_WORD);
  const grams: string[] = [];
  for (let length = shortest; length <= longest; length++) {
    for (let at = 0; at + length <= letters.length; at++) grams.push(letters.slice(at, at + length));
  }
  return grams;
}

function count(features: string[]): FeatureCounts {
  const counts: FeatureCounts = new Map();
  for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return counts;
}
