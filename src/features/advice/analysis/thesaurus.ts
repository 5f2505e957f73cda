import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stemOf } from './index';

const FILE = join(__dirname, 'thesaurus.txt');

/** Shorter parts of a compound are too often part of something else. */
const SHORTEST_PART = 5;
const MAX_REMEMBERED = 50_000;

/**
 * Words that people use for one and the same matter, in three languages and in slang: «needles», «pumper» and «sprøyte»
 * are one concept. Lines of `concept: word word*`; `*` stands for any ending.
 */
export class Thesaurus {
  private readonly remembered = new Map<string, readonly string[]>();

  constructor(private readonly words: ThesaurusWords = readThesaurus()) {}

  /** As plain values, for a file: stemming ten thousand words again would take part of a start. */
  prepared(): ThesaurusWords {
    return this.words;
  }

  /** The concepts of a word, none for most; a compound has those of its first and last part. */
  conceptsOf(word: string): readonly string[] {
    const known = this.remembered.get(word);
    if (known) return known;
    const found = this.lookUp(word);
    if (this.remembered.size < MAX_REMEMBERED) this.remembered.set(word, found);
    return found;
  }

  private lookUp(word: string): readonly string[] {
    const stem = stemOf(word);
    const whole = this.words.stems.get(stem);
    if (whole) return whole;
    const concepts = this.words.starts.filter(([start]) => word.startsWith(start)).map(([, concept]) => concept);
    for (let cut = SHORTEST_PART; cut <= word.length - SHORTEST_PART; cut++) {
      // A stem is cut at the end only, so the last part's stem is the end of the whole word's.
      concepts.push(...this.words.stems.get(stem.slice(cut)) ?? [], ...this.words.stems.get(word.slice(0, cut)) ?? []);
    }
    return [...new Set(concepts)];
  }
}

/** The words of each concept: `stems` of whole words, and the `starts` that stand for any ending, the longest first. */
export interface ThesaurusWords {
  stems: Map<string, string[]>;
  starts: [start: string, concept: string][];
}

export function readThesaurus(source = readFileSync(FILE, 'utf8')): ThesaurusWords {
  const stems = new Map<string, string[]>();
  const starts: [string, string][] = [];
  for (const line of source.split('\n')) {
    const [concept = '', words] = line.split(':');
    if (!words || line.startsWith('#')) continue;
    for (const word of words.trim().toLowerCase().split(/\s+/)) {
      if (word.endsWith('*')) starts.push([word.slice(0, -1), concept.trim()]);
      else stems.set(stemOf(word), [...new Set([...(stems.get(stemOf(word)) ?? []), concept.trim()])]);
    }
  }
  return { stems, starts: starts.sort(([a], [b]) => b.length - a.length) };
}
