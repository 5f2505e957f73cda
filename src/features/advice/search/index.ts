import MiniSearch from 'minisearch';
import type { Hit, Passage, Status } from '../types';
import { inGlossaryWords, raadIn, termOf, wordsOf } from './analysis';

/** What is in force comes first; what is replaced still answers questions about the past. */
const WORTH: Record<Status, number> = { in_force: 1.15, network: 1.1, background: 1, superseded: 0.9, draft: 0.8 };

/** A question that names a råd is about that råd. */
const NAMED_RAAD = 2;
const NAMED_RAAD_OVERVIEW = 3;

/** What a word covers that only looks like one of the corpus: it may be a slip, and may be another word. */
const LIKENESS = 0.5;

/** A question that is asked in the very words an editor foresaw for a passage («hva er nalokson») is about that passage. */
const FORESEEN = 1.6;

const MAX_HITS = 10;

export interface SearchResult {
  /** At most ten, best first. */
  hits: Hit[];
  /** How much of what was asked the best passage covers, 0–1; rare words weigh more than common ones. */
  coverage: number;
}

/** Lexical search over the corpus: MiniSearch on Norwegian stems, with nynorsk and the glossary folded in. */
export class AdviceSearch {
  private readonly index: MiniSearch;
  private readonly passages: Map<string, Passage>;
  /** Keywords of several words with the passage they lead to. */
  private readonly foreseen: [phrase: string, id: string][];
  private readonly documentFrequency = new Map<string, number>();

  constructor(passages: Passage[]) {
    this.passages = new Map(passages.map((passage) => [passage.id, passage]));
    this.foreseen = passages.flatMap(({ id, keywords }) =>
      keywords.filter((keyword) => keyword.includes(' ')).map((keyword): [string, string] => [plain(keyword), id]));
    this.index = new MiniSearch({
      fields: ['about', 'body'],
      tokenize: wordsOf,
      processTerm: (word) => termOf(word),
      searchOptions: {
        boost: { about: 3, body: 1 },
        // Words the corpus knows are spelt as they should be; looking for their likes as well costs most of the time.
        prefix: (term) => term.length >= 5 && !this.documentFrequency.has(term),
        fuzzy: (term) => (term.length >= 5 && !this.documentFrequency.has(term) ? 0.2 : false),
        maxFuzzy: 1,
        weights: { prefix: 0.4, fuzzy: 0.3 },
      },
    });
    for (const passage of passages) this.add(passage);
  }

  /** Empty hits and no coverage when nothing of the question is known. */
  search(question: string): SearchResult {
    const raad = raadIn(question);
    const asked = plain(question);
    const foreseen = new Set(this.foreseen.filter(([phrase]) => phrase === asked).map(([, id]) => id));
    const boostDocument = (id: string) => {
      const passage = this.passage(id);
      const named = raad === undefined || passage.raad !== raad ? 1 : passage.overview ? NAMED_RAAD_OVERVIEW : NAMED_RAAD;
      return WORTH[passage.status] * named * (foreseen.has(id) ? FORESEEN : 1);
    };
    const words = inGlossaryWords(question);
    const found = this.index.search(words.with, { boostDocument }).slice(0, MAX_HITS);
    const hits = found.map(({ id, score }) => ({ passage: this.passage(String(id)), score: Math.round(score * 100) / 100 }));
    return { hits, coverage: hits[0] ? this.coverage(words.instead, new Set(found[0]?.queryTerms)) : 0 };
  }

  private add(passage: Passage): void {
    const topics = passage.topics.map((topic) => topic.replaceAll('-', ' ').replaceAll('raad', 'råd'));
    const document = { id: passage.id, about: [passage.title, ...topics, ...passage.keywords].join(' '), body: passage.body };
    this.index.add(document);
    const terms = Object.values(document).flatMap(wordsOf).map(termOf);
    for (const term of new Set(terms)) if (term) this.documentFrequency.set(term, (this.documentFrequency.get(term) ?? 0) + 1);
  }

  /** Words nobody has in the corpus count as rare ones: a question of such words is likely about something else. */
  private coverage(asked: string, matched: Set<string>): number {
    let total = 0;
    let covered = 0;
    for (const term of new Set(wordsOf(asked).map(termOf))) {
      if (term === undefined) continue;
      const rarity = Math.log(1 + this.passages.size / (1 + (this.documentFrequency.get(term) ?? 0)));
      total += rarity;
      if (matched.has(term)) covered += rarity * (this.documentFrequency.has(term) ? 1 : LIKENESS);
    }
    return total === 0 ? 0 : covered / total;
  }

  private passage(id: string): Passage {
    const passage = this.passages.get(id);
    if (!passage) throw new Error(`No passage ${id}`);
    return passage;
  }
}

/** Without case and punctuation. */
function plain(text: string): string {
  return wordsOf(text).join(' ');
}
