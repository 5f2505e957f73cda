import { z } from 'zod';
import { isSourceDate } from '../../../lib/time';

/** What a source says of its own text. Nothing here is concluded from an address or a date. */
export const PAGE_STATUSES = ['in_force', 'superseded', 'draft'] as const;
export type PageStatus = (typeof PAGE_STATUSES)[number];

/** A piece of running text: a heading (`level` 1–6), a paragraph (0), or a list item with its marker (1 for the outermost list). */
export interface Block {
  kind: 'heading' | 'text' | 'item';
  level: number;
  text: string;
  /** Of an item: `-`, or `3.` in a numbered list. */
  marker?: string;
}

/** One page of the official text, whole: what is read from the content API or from a file. */
export interface SourcePage {
  /** The same from import to import, so that a change can be seen; the source's own id, or the file's name. */
  id: string;
  title: string;
  status: PageStatus;
  /** Day of first publication, `2025-01-16`. */
  published?: string;
  /** Day of the last professional change. */
  updated?: string;
  /** The page's address for people. */
  url?: string;
  /** The råd it is or belongs to: 1, 2, 3 … */
  raad?: number;
  language: 'nb' | 'nn';
  blocks: Block[];
}

const day = z.string().refine(isSourceDate, { error: 'must be a date' });

/** What a version's list of pages holds of each page. */
export const PageFacts = z.strictObject({
  id: z.string(),
  title: z.string(),
  status: z.enum(PAGE_STATUSES),
  published: day.optional(),
  updated: day.optional(),
  url: z.url({ protocol: /^https$/ }).optional(),
  raad: z.int().min(1).optional(),
  language: z.enum(['nb', 'nn']),
  /** Of everything that is shown of the page: two pages with the same digest are the same text. */
  digest: z.string(),
});
export type PageFacts = z.infer<typeof PageFacts>;

/** A part of a page that is shown as one answer. */
export const PagePart = z.strictObject({
  /** The page's id. */
  page: z.string(),
  /** Unique in its version, at most 100 characters: buttons carry it. */
  id: z.string().max(100),
  title: z.string(),
  body: z.string(),
});
export type PagePart = z.infer<typeof PagePart>;

/** A page as it is kept: its facts and its text in parts, in the order of the text. */
export interface KeptPage {
  facts: PageFacts;
  parts: PagePart[];
}
