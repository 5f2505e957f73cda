import type { TopicRanking } from '../ranking/topic-ranking';
import type { Hit } from '../types';

/** Words that name a topic this clearly are asked of that topic, whatever was spoken of before. */
const NAMED = 0.5;
/** How much the topic of the answer above counts beside words that name none: too little to answer by it alone. */
const BEFORE = 0.2;
/** Words that are about something else stay so. */
const ELSEWHERE = 0.5;

/** The ranking of «pårørende» after «Hva sier råd 1 om livskriser?»: by its own words, else by what was spoken of. */
export function afterTopic(ranking: TopicRanking, topic: string | undefined): TopicRanking {
  const { topics, outside } = ranking;
  if (!topic || outside >= ELSEWHERE || Math.max(...topics.values()) >= NAMED) return ranking;
  const moved = new Map([...topics].map(([slug, chance]) => [slug, chance * (1 - BEFORE)]));
  moved.set(topic, (moved.get(topic) ?? 0) + BEFORE);
  return { ...ranking, topics: moved, outside: outside * (1 - BEFORE) };
}

/** Stays with the råd that was asked about, where it has a passage on what is now first. */
export function withinRaad(hits: Hit[], raad: number | undefined): Hit[] {
  const [best] = hits;
  if (!best || raad === undefined || best.passage.raad === raad) return hits;
  const same = hits.find(({ passage }) => passage.raad === raad && passage.topics.some((topic) => topic === best.passage.topics[0]));
  return same ? [same, ...hits.filter((hit) => hit !== same)] : hits;
}
