import type { Language } from '../../lib/language';

/** What a passage is worth as advice; see design/topics.md. A draft is never shown as advice. */
export const STATUSES = ['in_force', 'network', 'background', 'superseded', 'draft'] as const;
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
  /** Set where we know what a råd is about and do not hold its text. */
  gap?: 'theme-only';
  /** True for the one passage that tells what its råd is; `råd 1` and `liste råd` show these. */
  overview: boolean;
  language: Exclude<Language, 'en'>;
  /** Words people ask with that stand neither in title nor body. */
  keywords: string[];
  body: string;
}

export interface Hit {
  passage: Passage;
  /** Comparable within one search only. */
  score: number;
}

/** What the assistant has to say to a question; the card, the command line and the bench all show this. */
export interface Answer {
  kind: 'answer' | 'unsure' | 'refusal' | 'emergency';
  /** True when «Er noen i fare nå? Ring 113» stands above the answer. */
  banner: boolean;
  language: Language;
  /** At most ten, best first; empty for refusals and emergencies that were not looked up. */
  hits: Hit[];
}
