import { z } from 'zod';
import { defineRecord } from '../../../storage';
import { RaadField } from '../records';
import { FOLLOW_UP_STATES, type FollowUp } from './types';

export const MAX_WHAT = 300;
export const MAX_REASON = 300;
/** The row stays small, however often something is put off; the first day and the last ones are known. */
export const MOST_POSTPONEMENTS = 20;

const Postponement = z.strictObject({
  from: z.string(),
  to: z.string(),
  reason: z.string().max(MAX_REASON),
  at: z.number(),
  by: z.string(),
  onBehalf: z.literal(true).optional(),
});

export const followUpRecord = defineRecord<FollowUp>({
  kind: 'follow-up',
  v: 1,
  schema: z.strictObject({
    id: z.string(),
    networkId: z.string(),
    meetingId: z.string(),
    what: z.string().max(MAX_WHAT),
    municipality: z.string().optional(),
    raad: RaadField.optional(),
    dueOn: z.string(),
    since: z.number(),
    state: z.enum(FOLLOW_UP_STATES),
    history: z.array(Postponement),
    createdAt: z.number(),
    closedAt: z.number().optional(),
    closedBy: z.string().optional(),
    onBehalf: z.literal(true).optional(),
    reopened: z.literal(true).optional(),
    note: z.string().max(MAX_REASON).optional(),
    version: z.number().int(),
  }),
});
