import type { Language } from '../../lib/language';

/**
 * What a passage is worth as advice; see design/topics.md. A draft is never shown as advice. `local` is what a network has
 * answered itself; it stands in the store, not in the corpus.
 */
export const STATUSES = ['in_force', 'local', 'network', 'background', 'superseded', 'draft'] as const;
export type Status = (typeof STATUSES)[number];

/** One piece of the corpus: 1–6 sentences of our own about one matter, with where the facts come from. */
export interface Passage {
  id: string;
  title: string;
  /** The råd it belongs to, 1, 2, 3 …; more may come. */
  raad?: number;
  /** Chapter of the 2019 advice, `2019-7`. */
  chapter?: string;
  /** Slugs of topics.json, the main one first. */
  topics: string[];
  status: Status;
  source: string;
  url?: string;
  /** As exact as the source gives it: `2025-01-16`, `2026-01`, `2019`. */
  date?: string;
  /** Topics whose passages cover the matter now. */
  replacedBy: string[];
  /** The last day a network's own answer is given, `2026-11-16`. */
  review?: string;
  /** Set where we know what a råd is about and do not hold its text. */
  gap?: 'theme-only';
  /** Ids of passages that this one took the place of: buttons on older cards still lead to it. */
  formerIds?: string[];
  /** True for the one passage that tells what its råd is; `råd 1` and `liste råd` show these. */
  overview: boolean;
  language: Exclude<Language, 'en'>;
  /** Words people ask with that stand neither in title nor body. */
  keywords: string[];
  body: string;
  /** Set where the words are the source's own, imported whole: what they may be quoted under. Absent: the wording is ours. */
  licence?: 'NLOD';
}

export interface Hit {
  passage: Passage;
  /** Comparable within one search only. */
  score: number;
}

/**
 * What is refused whatever we know of it: doses and use, buying, getting round tests and controls, and questions about an
 * identifiable person.
 */
export const GUARD_KINDS = ['dose', 'buy', 'evade', 'person'] as const;
export type GuardKind = (typeof GUARD_KINDS)[number];

/** What the assistant has to say to a question; the card, the command line and the bench all show this. */
export interface Answer {
  kind: 'answer' | 'unsure' | 'refusal' | 'emergency' | 'phones';
  /** True when «Er noen i fare nå? Ring 113» stands above the answer. */
  banner: boolean;
  language: Language;
  /** At most ten, best first; empty for emergencies and guarded questions, which are not looked up. */
  hits: Hit[];
  /** How likely the best hit is right, 0–1, as the zones are cut by. */
  confidence: number;
  /** What kind of danger, when it is an emergency. */
  danger?: 'overdose' | 'suicide';
  /** Why it was refused, when a guard did it. */
  guard?: GuardKind;
}
