import { Thesaurus } from '../analysis/thesaurus';
import type { Bank, BankLine } from '../bank';
import type { Passage } from '../types';
import { FeatureSpace } from './feature-space';
import { LinearModel } from './linear-model';
import { featuresOf } from './text-features';
import { trainSoftmax } from './train-softmax';
import type { TrainedModel } from './trained-model';

/** The class of questions about something else. */
export const OUTSIDE = 'outside';
export const DANGER_CLASSES = ['none', 'overdose', 'suicide'];

interface Labelled {
  text: string;
  /** Absent for what teaches only of danger. */
  topic?: string;
  danger: string;
}

/** Trains both models. Pure and deterministic: the same bank, passages and thesaurus give the same model. */
export function trainModel(bank: Bank, passages: Passage[], thesaurus: Thesaurus, fingerprint: string): TrainedModel {
  const labelled = labelledTexts(bank, passages);
  const counts = labelled.map(({ text }) => featuresOf(text, thesaurus));
  const topics = [...bank.topics.keys(), OUTSIDE, ...bank.guards.keys()];
  const space = FeatureSpace.of(counts);
  const vectors = counts.map((families) => space.vector(families));
  const train = (classes: string[], labelOf: (text: Labelled) => string | undefined) => {
    const examples = labelled.map((text, at) => ({ vector: vectors[at]!, label: classes.indexOf(labelOf(text) ?? '') }));
    return LinearModel.of(classes, trainSoftmax(examples.filter(({ label }) => label >= 0), classes.length, space.size));
  };
  return { fingerprint, space, topics: train(topics, ({ topic }) => topic), danger: train(DANGER_CLASSES, ({ danger }) => danger) };
}

/** Every line of the bank with what it teaches, and the passages as examples of their topics. */
function labelledTexts(bank: Bank, passages: Passage[]): Labelled[] {
  const of = (lines: BankLine[], danger: string, topic?: string) => lines.map(({ text }) => ({ text, danger, topic }));
  return [
    ...[...bank.topics].flatMap(([topic, lines]) => of(lines, 'none', topic)),
    ...[...bank.guards].flatMap(([kind, lines]) => of(lines, 'none', kind)),
    ...of(bank.outside, 'none', OUTSIDE),
    ...of(bank.nearMisses, 'none'),
    ...of(bank.emergencies, 'overdose'),
    ...of(bank.suicide, 'suicide'),
    ...passages.flatMap(({ title, keywords, body, topics: [topic] }) => [
      { text: [title, ...keywords].join('. '), danger: 'none', topic },
      { text: body, danger: 'none', topic },
    ]),
  ];
}
