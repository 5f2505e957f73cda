import { z } from 'zod';
import { defineRecord } from '../../../storage';

export const MAX_TEXT = 1_000;

const Notice = z.strictObject({
  id: z.string(),
  /** Of who wrote it first. */
  tenantId: z.string(),
  /** Who wrote it first, as `personRef`. */
  by: z.string(),
  /** As it is now; gone when the notice is withdrawn. */
  text: z.string().max(MAX_TEXT).optional(),
  /** One more each time the text is saved. */
  version: z.number().int().min(1),
  /** UTC ms. */
  postedAt: z.number(),
  editedAt: z.number().optional(),
  withdrawnAt: z.number().optional(),
});
export type Notice = z.infer<typeof Notice>;
export const noticeRecord = defineRecord<Notice>({ kind: 'notice', v: 1, schema: Notice });

/** A municipality (four digits) or an organisation where somebody has read it; neither for those who belong to none. */
const Reader = z.strictObject({
  tenantId: z.string(),
  municipality: z.string().optional(),
  organisation: z.string().optional(),
  at: z.number(),
});
export type Reader = z.infer<typeof Reader>;
export const readerRecord = defineRecord<Reader>({ kind: 'reader of a notice', v: 1, schema: Reader });

/** What a coordinator is about to send. `version`: that of the notice which is edited, as they saw it; 0 for a new one. */
const Draft = z.strictObject({
  networkId: z.string(),
  text: z.string().max(MAX_TEXT),
  version: z.number().int().min(0),
  /** UTC ms. */
  at: z.number(),
});
export type Draft = z.infer<typeof Draft>;
export const draftRecord = defineRecord<Draft>({ kind: 'draft of a notice', v: 1, schema: Draft });
