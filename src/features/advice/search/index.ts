import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import type { Passage, Status } from '../types';
import { inGlossaryWords, raadIn, termOf, wordsOf } from '../analysis';
import type { Thesaurus } from '../analysis/thesaurus';
import { Vocabulary } from './vocabulary';
import { WordScores } from './word-scores';

/** What is in force comes first; what is replaced still answers questions about the past. */
const WORTH: Record<Status, number> = { in_force: 1.15, local: 1.12, network: 1.1, background: 1, superseded: 0.9, draft: 0.8 };

/** A question that names a råd is about that råd. */
const NAMED_RAAD = 2;
const NAMED_RAAD_OVERVIEW = 3;

/** What a word covers that only looks like one of the corpus: it may be a slip, and may be another word. */
const LIKENESS = 0.5;

/** A question that is asked in the very words an editor foresaw for a passage («hva er nalokson») is about that passage. */
const FORESEEN = 1.6;

/** The field that holds concepts, each written `#concept` so that it is no word. */
const CONCEPTS = 'concepts';

/** What the fields count. */
const BOOSTS = { about: 3, body: 1, [CONCEPTS]: 1 };

const OPTIONS: Options = {
  fields: Object.keys(BOOSTS),
  tokenize: (text, field) => (field === CONCEPTS ? text.split(' ') : wordsOf(text)),
  processTerm: (word, field) => (field === CONCEPTS ? word : termOf(word)),
};

/** An index as plain values, for a file. */
export interface PreparedSearch {
  index: AsPlainObject;
  terms: [string, number][];
}

export interface SearchResult {
  /** Of every passage that shares a word with the question; comparable within one search only. */
  scores: Map<string, number>;
  /** How much of what was asked the best passage covers, 0–1; rare words weigh more than common ones. */
  coverage: number;
}

/**
 * Lexical search over the corpus: MiniSearch on Norwegian stems, with nynorsk and the glossary folded in, and on the concepts
 * of the thesaurus, by which an English question finds a Norwegian text.
 */
export class AdviceSearch {
  private readonly index: AsPlainObject;
  private readonly words: WordScores;
  private readonly passages: Map<string, Passage>;
  /** Keywords of several words with the passages they lead to. */
  private readonly foreseen = new Map<string, Set<string>>();
  private readonly vocabulary: Vocabulary;

  /** `ready` is what `prepared` gave for the same passages. */
  constructor(passages: Passage[], private readonly thesaurus?: Thesaurus, ready?: PreparedSearch) {
    this.passages = new Map(passages.map((passage) => [passage.id, passage]));
    this.vocabulary = new Vocabulary(ready?.terms);
    for (const passage of passages) this.foresee(passage);
    this.index = ready?.index ?? this.indexed(passages);
    this.words = new WordScores(this.index, BOOSTS);
  }

  /** What was worked out of the passages: reading their words again would take most of a start. */
  prepared(): PreparedSearch {
    return { index: this.index, terms: this.vocabulary.entries() };
  }

  /** No scores and no coverage when nothing of the question is known. Best first. */
  search(question: string): SearchResult {
    const raad = raadIn(question);
    const foreseen = this.foreseen.get(plain(question));
    const boostOf = (id: string) => {
      const passage = this.passage(id);
      const named = raad === undefined || passage.raad !== raad ? 1 : passage.overview ? NAMED_RAAD_OVERVIEW : NAMED_RAAD;
      return WORTH[passage.status] * named * (foreseen?.has(id) ? FORESEEN : 1);
    };
    const words = inGlossaryWords(question);
    const terms = termsOf(words.with).map((term) => this.vocabulary.nearest(term));
    const query = new Set([...terms, ...this.conceptsIn(question)].filter((term) => term !== undefined));
    const found = this.words.search(query, boostOf);
    const [best] = found;
    return {
      scores: new Map(found.map(({ id, score }) => [id, score])),
      coverage: best ? this.coverage(words.instead, (term) => query.has(term) && this.words.has(best.id, term)) : 0,
    };
  }

  private indexed(passages: Passage[]): AsPlainObject {
    const index = new MiniSearch(OPTIONS);
    for (const passage of passages) this.add(index, passage);
    return index.toJSON();
  }

  private add(index: MiniSearch, passage: Passage): void {
    const topics = passage.topics.map((topic) => topic.replaceAll('-', ' ').replaceAll('raad', 'råd'));
    const about = [passage.title, ...topics, ...passage.keywords].join(' ');
    const text = `${about} ${passage.body}`;
    index.add({ id: passage.id, about, body: passage.body, [CONCEPTS]: [...new Set(this.conceptsIn(text))].join(' ') });
    this.vocabulary.add(new Set(termsOf(`${passage.id} ${text}`)));
  }

  private foresee({ id, keywords }: Passage): void {
    for (const phrase of keywords.filter((keyword) => keyword.includes(' ')).map(plain)) {
      this.foreseen.set(phrase, (this.foreseen.get(phrase) ?? new Set()).add(id));
    }
  }

  /** Words nobody has in the corpus count as rare ones: a question of such words is likely about something else. */
  private coverage(asked: string, matched: (term: string) => boolean): number {
    let total = 0;
    let covered = 0;
    for (const term of new Set(termsOf(asked))) {
      const rarity = Math.log(1 + this.passages.size / (1 + this.vocabulary.frequency(term)));
      const known = this.vocabulary.nearest(term);
      total += rarity;
      if (known && matched(known)) covered += rarity * (known === term ? 1 : LIKENESS);
    }
    return total === 0 ? 0 : covered / total;
  }

  private conceptsIn(text: string): string[] {
    return wordsOf(text).flatMap((word) => this.thesaurus?.conceptsOf(word) ?? []).map((concept) => `#${concept}`);
  }

  private passage(id: string): Passage {
    const passage = this.passages.get(id);
    if (!passage) throw new Error(`No passage ${id}`);
    return passage;
  }
}

/** The terms of a text, those without a subject left out. */
function termsOf(text: string): string[] {
  return wordsOf(text).map(termOf).filter((term) => term !== undefined);
}

/** Without case and punctuation. */
function plain(text: string): string {
  return wordsOf(text).join(' ');
}
