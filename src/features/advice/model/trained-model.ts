import type { Thesaurus } from '../analysis/thesaurus';
import { marksOf } from '../emergency/marks';
import type { Signs } from '../emergency/rules';
import { FeatureSpace } from './feature-space';
import { LinearModel } from './linear-model';
import { readText } from './read-text';

/** What the build learns from the bank: which topic a question is of, and whether somebody is in danger. */
export interface TrainedModel {
  space: FeatureSpace;
  topics: LinearModel;
  danger: LinearModel;
}

/** A trained model as plain values, for a file. */
export interface PlainModel {
  features: string;
  rarity: Float32Array;
  topics: PlainLinear;
  danger: PlainLinear;
}

type PlainLinear = Pick<LinearModel, 'classes' | 'weights' | 'scales' | 'bias'>;

/** How likely each of `topics.classes` is. */
export function topicChances({ space, topics }: TrainedModel, thesaurus: Thesaurus, text: string): Float32Array {
  return topics.probabilities(readText(space, thesaurus, text));
}

/** How likely each of `danger.classes` is. `signs` are those of the text, for whoever has read them already. */
export function dangerChances(model: TrainedModel, thesaurus: Thesaurus, text: string, signs: Signs | undefined): Float32Array {
  return model.danger.probabilities(readText(model.space, thesaurus, text, marksOf(text, signs)));
}

export function toPlain({ space, topics, danger }: TrainedModel): PlainModel {
  return { features: space.features.join('\n'), rarity: space.rarity, topics: { ...topics }, danger: { ...danger } };
}

export function fromPlain({ features, rarity, topics, danger }: PlainModel): TrainedModel {
  return { space: new FeatureSpace(features.split('\n'), rarity), topics: linear(topics), danger: linear(danger) };
}

function linear({ classes, weights, scales, bias }: PlainLinear): LinearModel {
  return new LinearModel(classes, weights, scales, bias);
}
