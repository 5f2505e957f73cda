import { z } from 'zod';
import { defineRecord } from '../../../storage';
import { AgendaItem, Wall } from '../records';
import { ANSWERS, POLL_STATES, type Ballot, type Poll } from './types';

const Ranked = z.strictObject({
  slot: z.string(),
  struck: z.boolean(),
  quorum: z.boolean(),
  yes: z.array(z.string()),
  maybe: z.array(z.string()),
  no: z.array(z.string()),
  people: z.strictObject({ yes: z.number().int(), maybe: z.number().int(), no: z.number().int() }),
});

export const pollRecord = defineRecord<Poll>({
  kind: 'poll',
  v: 1,
  schema: z.strictObject({
    id: z.string(),
    networkId: z.string(),
    title: z.string(),
    agenda: z.array(AgendaItem),
    minutes: z.number().int(),
    slots: z.array(z.strictObject({ id: z.string(), start: Wall })),
    deadline: Wall,
    ballots: z.enum(['open', 'hidden']),
    quorum: z.strictObject({ atLeast: z.number().int(), required: z.array(z.string()) }),
    state: z.enum(POLL_STATES),
    version: z.number().int(),
    postedAt: z.number(),
    deadlineSetAt: z.number().optional(),
    reminded: z.number().int().optional(),
    by: z.string(),
    closingAt: z.number().optional(),
    closedAt: z.number().optional(),
    result: z.array(Ranked).optional(),
    decided: z.string().optional(),
    decidedBy: z.string().optional(),
    meetingId: z.string().optional(),
  }),
});

export const ballotRecord = defineRecord<Ballot>({
  kind: 'ballot',
  v: 1,
  schema: z.strictObject({
    ref: z.string(),
    municipality: z.string().optional(),
    organisation: z.string().optional(),
    answers: z.record(z.string(), z.enum(ANSWERS)),
    at: z.number(),
  }),
});

/** A network's list of polls points to them. */
export const pointerRecord = defineRecord<{ id: string }>({ kind: 'pointer to a poll', v: 1, schema: z.strictObject({ id: z.string() }) });
