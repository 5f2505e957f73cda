import { Thesaurus } from '../analysis/thesaurus';
import type { Bank, BankLine } from '../bank';
import type { Passage } from '../types';
import { FeatureSpace } from './feature-space';
import { LinearModel } from './linear-model';
import { dangerFeaturesOf } from './text-features';
import { trainSoftmax } from './train-softmax';
import type { TrainedModel } from './trained-model';

/** The class of questions about something else. */
export const OUTSIDE = 'outside';
export const DANGER_CLASSES = ['none', 'overdose', 'suicide'];

/** Words, characters and concepts; danger knows marks as well. */
const TOPIC_FAMILIES = 3;
const DANGER_FAMILIES = 4;

interface Labelled {
  text: string;
  /** Absent for what teaches only of danger. */
  topic?: string;
  danger: string;
}

/** Trains both models. Pure and deterministic: the same bank, passages and thesaurus give the same model. */
export function trainModel(bank: Bank, passages: Passage[], thesaurus: Thesaurus): TrainedModel {
  const labelled = labelledTexts(bank, passages);
  const counts = labelled.map(({ text }) => dangerFeaturesOf(text, thesaurus));
  const topics = [...bank.topics.keys(), OUTSIDE, ...bank.guards.keys()];
  const space = FeatureSpace.of(counts);
  const train = (classes: string[], labelOf: (text: Labelled) => string | undefined, families: number) => {
    const examples = labelled.flatMap((text, at) => {
      const label = classes.indexOf(labelOf(text) ?? '');
      return label < 0 ? [] : [{ vector: space.vector(counts[at]!.slice(0, families)), label }];
    });
    return LinearModel.of(classes, trainSoftmax(examples, classes.length, space.size));
  };
  return {
    space,
    topics: train(topics, ({ topic }) => topic, TOPIC_FAMILIES),
    danger: train(DANGER_CLASSES, ({ danger }) => danger, DANGER_FAMILIES),
  };
}

/** Every line of the bank with what it teaches, and the passages and what editors foresaw of each as examples of their topics. */
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
      ...[[title, ...keywords].join('. '), body, ...keywords].map((text) => ({ text, danger: 'none', topic })),
    ]),
  ];
}
