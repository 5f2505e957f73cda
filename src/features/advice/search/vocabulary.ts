import { distance } from 'fastest-levenshtein';
import { LRUCache } from 'lru-cache';

/** Shorter words have too many neighbours for a slip to be told from another word. */
const SHORTEST_REPAIRED = 5;
const MAX_REMEMBERED = 5_000;

/** The terms of the corpus, and which of them a word that is none of them was meant to be. */
export class Vocabulary {
  private readonly frequencies = new Map<string, number>();
  private readonly byFirstLetter = new Map<string, string[]>();
  /** Slips come again and again; `''` for a word that is like none. */
  private readonly repaired = new LRUCache<string, string>({ max: MAX_REMEMBERED, memoMethod: (term) => this.repair(term) ?? '' });

  /** `known` is what `entries` gave. */
  constructor(known: Iterable<readonly [string, number]> = []) {
    for (const [term, passages] of known) {
      this.frequencies.set(term, passages);
      this.sharing(term).push(term);
    }
  }

  /** Each term with the number of its passages. */
  entries(): [string, number][] {
    return [...this.frequencies];
  }

  /** The terms of one more passage, each once. */
  add(terms: Set<string>): void {
    this.repaired.clear();
    for (const term of terms) {
      if (!this.frequencies.has(term)) this.sharing(term).push(term);
      this.frequencies.set(term, this.frequency(term) + 1);
    }
  }

  /** In how many passages the term stands. */
  frequency(term: string): number {
    return this.frequencies.get(term) ?? 0;
  }

  /** The term itself, or the commonest that it begins or that is one slip away; undefined when it is like none. */
  nearest(term: string): string | undefined {
    if (this.frequencies.has(term)) return term;
    return term.length < SHORTEST_REPAIRED ? undefined : this.repaired.memo(term) || undefined;
  }

  private repair(term: string): string | undefined {
    const alike = (known: string) => known.startsWith(term) || (Math.abs(known.length - term.length) <= 1 && distance(known, term) <= 1);
    const candidates = this.sharing(term).filter((known) => known.length >= SHORTEST_REPAIRED && alike(known));
    return candidates.sort((a, b) => this.frequency(b) - this.frequency(a))[0];
  }

  private sharing(term: string): string[] {
    const letter = term[0] ?? '';
    const terms = this.byFirstLetter.get(letter) ?? [];
    this.byFirstLetter.set(letter, terms);
    return terms;
  }
}
