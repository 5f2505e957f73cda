import type { AsPlainObject } from 'minisearch';

/** The numbers of BM25+, as MiniSearch has them. */
const [K, B, D] = [1.2, 0.7, 0.5];

/** A passage by its place in the index. */
interface Posting {
  place: number;
  /** How well a term fits it in each field that has the term, and what the field counts. */
  fits: { boost: number; score: number }[];
}

export interface Found {
  id: string;
  score: number;
}

/**
 * What MiniSearch's `search` finds for terms as they stand, any of them, to the last digit. MiniSearch notes where every term
 * matched and works out the same logarithms for every question, which took a third of the time of an answer; here the scores
 * are worked out once for each index.
 */
export class WordScores {
  private readonly ids = new Map<number, string>();
  private readonly postings: Map<string, Posting[]>;

  /** `boosts` are what each field of the index counts, in the order in which they are summed. */
  constructor(index: AsPlainObject, boosts: Record<string, number>) {
    for (const [place, id] of Object.entries(index.documentIds)) this.ids.set(Number(place), String(id));
    this.postings = new Map(index.index.map(([term, fields]) => [term, postingsOf(index, fields, boosts)]));
  }

  /** Best first. `boostOf` tells what a passage counts, for a reason that is not in its words. */
  search(terms: Set<string>, boostOf: (id: string) => number): Found[] {
    const found = new Map<number, Found & { boost: number; terms: number }>();
    for (const term of terms) {
      for (const { place, fits } of this.postings.get(term) ?? []) {
        let one = found.get(place);
        if (!one) {
          const id = this.ids.get(place)!;
          one = { id, score: 0, boost: boostOf(id), terms: 0 };
          found.set(place, one);
        }
        let score = 0;
        for (const fit of fits) score += fit.boost * one.boost * fit.score;
        one.score += score;
        one.terms += 1;
      }
    }
    const all = Array.from(found.values(), ({ id, score, terms: matched }) => ({ id, score: score * matched }));
    return all.sort((a, b) => b.score - a.score);
  }

  /** Whether a passage has the term. */
  has(id: string, term: string): boolean {
    return this.postings.get(term)?.some(({ place }) => this.ids.get(place) === id) ?? false;
  }
}

/** In the order in which MiniSearch comes upon them: it leaves the first of two that are as good before the other. */
function postingsOf(index: AsPlainObject, fields: AsPlainObject['index'][number][1], boosts: Record<string, number>): Posting[] {
  const postings = new Map<number, Posting>();
  for (const [field, boost] of Object.entries(boosts)) {
    const id = index.fieldIds[field]!;
    const [lengths, average] = [index.fieldLength as Record<string, number[]>, index.averageFieldLength[id]!];
    const entries = Object.entries(fields[id] ?? {});
    const rarity = Math.log(1 + (index.documentCount - entries.length + 0.5) / (entries.length + 0.5));
    for (const [at, times] of entries) {
      const place = Number(at);
      const score = rarity * (D + times * (K + 1) / (times + K * (1 - B + B * lengths[at]![id]! / average)));
      const posting = postings.get(place) ?? { place, fits: [] };
      posting.fits.push({ boost, score });
      postings.set(place, posting);
    }
  }
  return [...postings.values()];
}
