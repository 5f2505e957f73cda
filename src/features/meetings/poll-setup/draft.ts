import { z } from 'zod';
import { defineRecord, type TableStore } from '../../../storage';
import { OwnDrafts } from '../../networks';
import { RaadField } from '../records';
import { PARTS } from './propose';

/** What a coordinator has asked for, and which times they have chosen so far. Times are `2026-12-01T10:00`, days `2026-12-01`. */
const Draft = z.strictObject({
  networkId: z.string(),
  /** When it was last changed, UTC ms. */
  at: z.number(),
  title: z.string(),
  raad: z.array(RaadField),
  /** What else the meeting is to be about; may be empty. */
  topics: z.string(),
  minutes: z.number().int(),
  from: z.string(),
  to: z.string(),
  part: z.enum(PARTS),
  deadline: z.string(),
  ballots: z.enum(['open', 'hidden']),
  atLeast: z.number().int().min(0),
  required: z.array(z.string()),
  /** Days that the network has a meeting on. */
  taken: z.array(z.string()),
  /** What has been proposed. */
  offered: z.array(z.string()),
  /** Those of the proposals that were chosen. */
  chosen: z.array(z.string()),
  /** Own times, as they were written. */
  own: z.string(),
});
export type Draft = z.infer<typeof Draft>;

/** What the first card asks for. */
export type Wanted = Omit<Draft, 'networkId' | 'at' | 'taken' | 'offered' | 'chosen' | 'own'>;

const draftRecord = defineRecord<Draft>({ kind: 'draft of a poll', v: 1, schema: Draft });

/** Polls that are not posted. */
export class PollDrafts extends OwnDrafts<Draft> {
  constructor(table: TableStore) {
    super(table, 'poll', draftRecord);
  }
}
