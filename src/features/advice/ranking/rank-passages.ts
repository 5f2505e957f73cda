import type { Hit, Passage } from '../types';
import type { SearchResult } from '../search';
import type { TopicRanking } from './topic-ranking';

const MAX_HITS = 10;
/** The first three are of three topics: a person who did not mean the first should find what they meant beside it. */
const DIFFERENT_TOPICS = 3;

/** What a passage's second and later topics count beside its first. */
const LESSER_TOPIC = 0.8;
/** How much the words of its best passage may lift a topic. */
const WORDS_FOR_TOPIC = .3;
/** How much the words decide among passages of one topic. */
const WORDS_WITHIN_TOPIC = 1;
/** What the words alone are worth, where the bank knows nothing of a passage: imported text and local answers. */
const WORDS_ALONE = 0.7;
/** Passages below this have nothing to do with the question. */
const LEAST = 1e-4;

/** Passages, and what the words of the question found among them. */
export interface Find {
  passages: Passage[];
  found: SearchResult;
}

interface Fit extends Hit {
  words: number;
}

/** Passages by how likely their topic is what was asked and how well their words fit, best first. */
export function rankPassages(finds: Find[], { topics }: TopicRanking): Hit[] {
  const ranked = finds.flatMap(({ passages, found }) => fitsOf(passages, found, topics))
    .sort((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1));
  const leading = leadingOf(ranked, topics);
  const hits = [...leading, ...ranked.filter((hit) => !leading.includes(hit))].slice(0, MAX_HITS);
  return hits.map(({ passage, score }) => ({ passage, score: Math.round(score * 1000) / 1000 }));
}

/** Of those that have something to do with the question: few of all, which every question asks for. */
function fitsOf(passages: Passage[], { scores, coverage }: SearchResult, topics: Map<string, number>): Fit[] {
  let best = 1e-9;
  for (const score of scores.values()) best = Math.max(best, score);
  const fits: Fit[] = [];
  for (const passage of passages) {
    const words = (scores.get(passage.id) ?? 0) / best;
    const chance = likeliest(passage.topics, topics);
    const score = chance === undefined ? WORDS_ALONE * words * coverage : chance * (1 + WORDS_WITHIN_TOPIC * words);
    if (score > LEAST) fits.push({ passage, score, words });
  }
  return fits;
}

/** Undefined without topics. */
function likeliest(of: string[], topics: Map<string, number>): number | undefined {
  let chance: number | undefined;
  for (const slug of of) {
    const one = topics.get(slug) ?? 0;
    chance = chance === undefined ? one : Math.max(chance, one * LESSER_TOPIC);
  }
  return chance;
}

/** The best passage of each of the leading topics, and of those without a topic, best first. */
function leadingOf(ranked: Fit[], topics: Map<string, number>): Fit[] {
  const ofTopic = new Map<string, Fit>();
  const without = ranked.filter(({ passage }) => passage.topics.length === 0);
  for (const fit of ranked) {
    const [topic] = fit.passage.topics;
    if (topic !== undefined && !ofTopic.has(topic)) ofTopic.set(topic, fit);
  }
  const chances = [...ofTopic].map(([topic, fit]) => ({ fit, chance: (topics.get(topic) ?? 0) * (1 + WORDS_FOR_TOPIC * fit.words) }));
  const all = [...chances, ...without.map((fit) => ({ fit, chance: fit.score }))].sort((a, b) => b.chance - a.chance);
  return all.slice(0, DIFFERENT_TOPICS).map(({ fit }) => fit);
}
