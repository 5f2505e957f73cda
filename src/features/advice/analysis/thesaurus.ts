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
  private readonly stems = new Map<string, string[]>();
  private readonly starts: [string, string][] = [];
  private readonly remembered = new Map<string, readonly string[]>();

  /** `source` is the thesaurus as text. */
  constructor(readonly source = readFileSync(FILE, 'utf8')) {
    for (const line of source.split('\n')) {
      const [concept = '', words] = line.split(':');
      if (!words || line.startsWith('#')) continue;
      for (const word of words.trim().split(/\s+/)) this.add(concept.trim(), word.toLowerCase());
    }
    this.starts.sort(([a], [b]) => b.length - a.length);
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
    const whole = this.stems.get(stem);
    if (whole) return whole;
    const concepts = this.starts.filter(([start]) => word.startsWith(start)).map(([, concept]) => concept);
    for (let cut = SHORTEST_PART; cut <= word.length - SHORTEST_PART; cut++) {
      // A stem is cut at the end only, so the last part's stem is the end of the whole word's.
      concepts.push(...this.stems.get(stem.slice(cut)) ?? [], ...this.stems.get(word.slice(0, cut)) ?? []);
    }
    return [...new Set(concepts)];
  }

  private add(concept: string, word: string): void {
    if (word.endsWith('*')) this.starts.push([word.slice(0, -1), concept]);
    else {
      const stem = stemOf(word);
      this.stems.set(stem, [...new Set([...(this.stems.get(stem) ?? []), concept])]);
    }
  }
}
