import type { Outcome } from './lines';
import { groupedBy } from './metrics';

/** Two topics and the questions of one that were led to the other. */
export interface Confusion {
  topics: [string, string];
  texts: { asked: string; given: string; text: string }[];
}

/** How many of a topic's own questions led to it. */
export interface TopicRecall {
  topic: string;
  count: number;
  first: number;
  three: number;
}

/** The pairs of topics that are taken for each other, in whichever direction, most first. */
export function confusionsOf(outcomes: Outcome[]): Confusion[] {
  const pairs = new Map<string, Confusion>();
  for (const { line, ...outcome } of outcomes) {
    const [asked] = line.expect;
    const given = givenBy(outcome);
    if (line.kind !== 'topic' || !asked || asked === given) continue;
    const topics: [string, string] = asked < given ? [asked, given] : [given, asked];
    const pair = pairs.get(topics.join(' ')) ?? { topics, texts: [] };
    pair.texts.push({ asked, given, text: line.text });
    pairs.set(topics.join(' '), pair);
  }
  return [...pairs.values()].sort((a, b) => b.texts.length - a.texts.length || (a.topics.join() < b.topics.join() ? -1 : 1));
}

/** Of every topic that was asked about, the least known first. */
export function recallOf(outcomes: Outcome[]): TopicRecall[] {
  const ofTopic = groupedBy(outcomes.filter(({ line }) => line.kind === 'topic'), ({ line }) => line.expect[0] ?? '');
  const recalls = [...ofTopic].map(([topic, asked]) => {
    const within = (places: number) => asked.filter(({ topics }) => topics.slice(0, places).includes(topic)).length / asked.length;
    return { topic, count: asked.length, first: within(1), three: within(3) };
  });
  return recalls.sort((a, b) => a.first - b.first || (a.topic < b.topic ? -1 : 1));
}

function givenBy({ kind, topics }: Omit<Outcome, 'line'>): string {
  if (kind === 'emergency') return '(emergency)';
  return topics[0] ?? '(nothing)';
}
