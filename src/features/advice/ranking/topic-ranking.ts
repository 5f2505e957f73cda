import type { LinearModel } from '../model/linear-model';
import { OUTSIDE } from '../model/train';
import { GUARD_KINDS, type GuardKind } from '../types';
import type { Neighbour } from './nearest';

export interface TopicRanking {
  /** How likely each topic is the one asked about; they add up to what is left by `outside` and `guard`. */
  topics: Map<string, number>;
  /** How likely it is about something else. */
  outside: number;
  /** The guard that is most likely meant. */
  guard: { kind: GuardKind; probability: number };
}

/** How much a question of the bank counts beside the classifier, at most: when it is asked again word for word. */
const NEIGHBOUR_WEIGHT = 0.5;
/** From here on two questions are much the same; below, likeness in stems says little. */
const MUCH_THE_SAME = 0.6;

/** The classifier's probabilities, moved towards the topic of a very similar question of the bank. */
export function rankTopics({ classes }: LinearModel, chances: Float32Array, neighbour: Neighbour | undefined): TopicRanking {
  const probabilities = new Map<string, number>();
  chances.forEach((probability, at) => probabilities.set(classes[at]!, probability));
  if (neighbour && neighbour.similarity > MUCH_THE_SAME) {
    const weight = (NEIGHBOUR_WEIGHT * (neighbour.similarity - MUCH_THE_SAME)) / (1 - MUCH_THE_SAME);
    for (const [topic, probability] of probabilities) probabilities.set(topic, probability * (1 - weight));
    probabilities.set(neighbour.topic, probabilities.get(neighbour.topic)! + weight);
  }
  const take = (name: string) => {
    const probability = probabilities.get(name) ?? 0;
    probabilities.delete(name);
    return probability;
  };
  const outside = take(OUTSIDE);
  const guards = GUARD_KINDS.map((kind) => ({ kind, probability: take(kind) }));
  return { topics: probabilities, outside, guard: guards.reduce((a, b) => (b.probability > a.probability ? b : a)) };
}
