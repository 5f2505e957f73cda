import { z } from 'zod';
import { defineRecord } from '../../../storage';

const Coming = z.strictObject({
  /** Who, as `personRef`. */
  ref: z.string(),
  /** Four digits; of those who belong to none, the organisation, if they have said which. */
  municipality: z.string().optional(),
  organisation: z.string().optional(),
  coming: z.enum(['yes', 'no']).optional(),
  present: z.literal(true).optional(),
  /** When the person last said anything of it, UTC ms. */
  at: z.number(),
});
/** One person's part in a meeting: whether they come, and whether they were there. */
export type Coming = z.infer<typeof Coming>;
export const comingRecord = defineRecord<Coming>({ kind: 'attendance', v: 1, schema: Coming });

const Mark = z.strictObject({
  /** Four digits. */
  municipality: z.string(),
  present: z.boolean(),
  /** The coordinator, as `personRef`. */
  by: z.string(),
  /** UTC ms. */
  at: z.number(),
});
/** What a coordinator noted afterwards of a municipality. */
export type Mark = z.infer<typeof Mark>;
export const markRecord = defineRecord<Mark>({ kind: 'attendance of a municipality', v: 1, schema: Mark });
