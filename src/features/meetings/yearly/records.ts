import { z } from 'zod';
import { defineRecord, key } from '../../../storage';

/** In the partition of the network's meetings. */
export const YEAR_ROW = key('y');

const Plan = z.strictObject({
  /** What is to be revised, as the coordinator wrote it. */
  what: z.string(),
  /** The first day, `2027-03-01`. */
  on: z.string(),
  /** Every how many years; 0 for once. */
  everyYears: z.number().int().min(0),
  /** Since when it is on, UTC ms. */
  since: z.number(),
});
export type Plan = z.infer<typeof Plan>;

/** What the coordinators of a network are reminded of every year; each with since when it is on, UTC ms, absent while it is off. */
const Year = z.strictObject({
  overdoseDay: z.number().optional(),
  summer: z.number().optional(),
  plan: Plan.optional(),
});
export type Year = z.infer<typeof Year>;
export const yearRecord = defineRecord<Year>({ kind: 'year of a network', v: 1, schema: Year });
