import { z } from 'zod';
import { defineRecord } from '../../../storage';
import { MAX_REASON, MAX_WHAT } from '../follow-ups/records';
import { RaadField } from '../records';
import { SAID, type Draft, type Minutes } from './types';

export const MAX_DECISION = 500;
export const MOST_DECISIONS = 15;
export const MOST_TASKS = 15;
/** Follow-ups of one meeting: they are written in one transaction, with what is said of earlier ones. */
export const MOST_FOLLOW_UPS = 60;
export const MOST_CHECKS = 30;
/** Characters of a draft as JSON: a row holds 30,000. */
export const MOST_CHARACTERS = 28_000;

const Content = {
  networkId: z.string(),
  meetingId: z.string(),
  decisions: z.array(z.strictObject({
    id: z.string(),
    version: z.number().int(),
    text: z.string().max(MAX_DECISION),
    raad: RaadField.optional(),
  })),
  tasks: z.array(z.strictObject({
    id: z.string(),
    version: z.number().int(),
    what: z.string().max(MAX_WHAT),
    municipalities: z.array(z.string()),
    everyone: z.literal(true).optional(),
    raad: RaadField.optional(),
    dueOn: z.string(),
  })),
  version: z.number().int(),
};

export const draftRecord = defineRecord<Draft>({
  kind: 'draft of minutes',
  v: 1,
  schema: z.strictObject({
    ...Content,
    checks: z.array(z.strictObject({
      id: z.string(), said: z.enum(SAID), to: z.string().optional(), reason: z.string().max(MAX_REASON).optional(),
    })),
    at: z.number(),
    postedAt: z.number().optional(),
  }),
});

export const minutesRecord = defineRecord<Minutes>({
  kind: 'minutes',
  v: 1,
  schema: z.strictObject({
    ...Content,
    reviewed: z.array(z.strictObject({
      id: z.string(),
      what: z.string().max(MAX_WHAT),
      municipality: z.string().optional(),
      said: z.enum([...SAID, 'dropped']),
      to: z.string().optional(),
    })),
    draft: z.number().int(),
    postedAt: z.number(),
    correctedAt: z.number().optional(),
    by: z.string(),
  }),
});
