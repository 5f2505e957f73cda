import { topicChances } from '../model/trained-model';
import type { Knowledge } from '../knowledge';
import knownTopics from '../topics.json';
import type { Passage } from '../types';
import type { KeptPage, PageFacts, PagePart } from './page';
import type { KnownTitles } from './read/raad-number';

/** From here the classifier is trusted with a text that no editor has given topics. Below, the text is found by its words. */
const SURE = 0.5;
const SOURCE = 'Helsedirektoratet';
const LICENCE = 'NLOD';

/**
 * Passages of our own that say what we lack of a råd, beside those marked as a gap. Once the råd's text is held they are wrong.
 * The number is the råd's; 0 is for those that any imported råd makes wrong.
 */
export const SAYS_WHAT_IS_LACKING: Record<string, number> = {
  'raad-1-det-vi-mangler': 1,
  'raad-2-nevnt-i-raad-1': 2,
  'raad-3-nevnt-i-raad-1': 3,
  'andre-normer-enn-raad-3': 3,
  'raadene-oversikt': 0,
};

/**
 * Our own passages with the imported text among them. An imported råd that is in force takes the place of what we had instead
 * of its text, stands for the råd in lists, and is found where what it replaced was found.
 */
export function withImported(knowledge: Knowledge, pages: KeptPage[]): Passage[] {
  const held = new Set(pages.flatMap(({ facts }) => (isHeld(facts) ? [facts.raad] : [])));
  const own = knowledge.passages.filter((passage) => !isReplaced(passage, held));
  const demoted = own.map((passage) => (passage.overview && held.has(passage.raad ?? 0) ? { ...passage, overview: false } : passage));
  const leading = new Map<number, Passage>();
  for (const passage of knowledge.passages) if (passage.overview && held.has(passage.raad ?? 0)) leading.set(passage.raad!, passage);
  const imported = pages.flatMap(({ facts, parts }) => {
    const before = isHeld(facts) ? leading.get(facts.raad) : undefined;
    return parts.map((part) => passageOf(facts, part, unique([...sureTopics(knowledge, part), ...(before?.topics.slice(0, 1) ?? [])])));
  });
  return [...demoted, ...withOverviews(imported, leading)];
}

function isHeld(facts: PageFacts): facts is PageFacts & { raad: number } {
  return facts.raad !== undefined && facts.status === 'in_force';
}

function isReplaced({ id, gap, raad }: Passage, held: Set<number>): boolean {
  if (gap) return raad !== undefined && held.has(raad);
  const lacking = SAYS_WHAT_IS_LACKING[id];
  return lacking !== undefined && (lacking === 0 ? held.size > 0 : held.has(lacking));
}

/** The first part of a råd in force stands for it; what stood for it before is led here when it is gone. */
function withOverviews(imported: Passage[], leading: Map<number, Passage>): Passage[] {
  const done = new Set<number>();
  return imported.map((passage) => {
    const { raad, status } = passage;
    if (raad === undefined || status !== 'in_force' || done.has(raad)) return passage;
    done.add(raad);
    const before = leading.get(raad);
    return { ...passage, overview: true, ...(before?.gap && { formerIds: [before.id] }) };
  });
}

function passageOf(facts: PageFacts, { id, title, body }: PagePart, topics: string[]): Passage {
  const { status, raad, url, updated, published, language } = facts;
  const date = updated ?? published;
  return {
    id, title, body, status, topics, language, overview: false, replacedBy: [], keywords: [], source: SOURCE, licence: LICENCE,
    ...(raad !== undefined && { raad }), ...(url && { url }), ...(date && { date }),
  };
}

function sureTopics({ model, thesaurus }: Knowledge, { title, body }: PagePart): string[] {
  const chances = topicChances(model, thesaurus, `${title}. ${body}`);
  return model.topics.classes.filter((name, at) => name in knownTopics && chances[at]! >= SURE);
}

const unique = (topics: string[]) => [...new Set(topics)];

/** The official titles that our own passages quote: «Den offisielle tittelen er «…»», by the number of their råd. */
export function officialTitles(passages: Passage[]): KnownTitles {
  return passages.flatMap(({ raad, overview, body }) => {
    const [, title] = /offisielle tittelen er «([^»]+)»/.exec(body) ?? [];
    return overview && raad !== undefined && title ? [{ title, raad }] : [];
  });
}
