import type { Hit } from '../types';
import type { TopicRanking } from './topic-ranking';

/** From here the best passage is given as the answer. */
const ANSWER_FROM = 0.3;
/** From here three titles are offered as «dette ligger nærmest»; below, we say that we do not know. */
const UNSURE_FROM = 0.1;
/** A question that is this likely about something else is not answered, however well a topic fits … */
const ANSWER_OUTSIDE_BELOW = 0.2;
/** … and from here nothing is offered. */
const UNSURE_OUTSIDE_BELOW = 0.6;

/** How likely the best hit is right, 0–1. A passage of no topic was found by its words, and its score is of them. */
export function confidenceOf(best: Hit | undefined, { topics }: TopicRanking): number {
  if (!best) return 0;
  return best.passage.topics.length ? Math.max(...best.passage.topics.map((topic) => topics.get(topic) ?? 0)) : best.score;
}

/** Answer, offer what is nearest, or say that we do not know. */
export function zoneOf(confidence: number, outside: number): 'answer' | 'unsure' | 'refusal' {
  if (confidence >= ANSWER_FROM && outside < ANSWER_OUTSIDE_BELOW) return 'answer';
  return confidence >= UNSURE_FROM && outside < UNSURE_OUTSIDE_BELOW ? 'unsure' : 'refusal';
}
