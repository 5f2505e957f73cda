import { z } from 'zod';
import { defineRecord, type TableStore } from '../../../storage';
import { OwnDrafts } from '../../networks';

/** What a coordinator has filled in and not announced, as the form sends it; it was in order when it was stored. */
const Draft = z.strictObject({
  networkId: z.string(),
  /** When it was last changed, UTC ms. */
  at: z.number(),
  fields: z.strictObject({
    title: z.string(), date: z.string(), time: z.string(), minutes: z.string(), place: z.string(), joinUrl: z.string(), online: z.string(),
    repeat: z.string(), count: z.string(), agenda: z.string(),
  }),
});
type Draft = z.infer<typeof Draft>;
const draftRecord = defineRecord<Draft>({ kind: 'draft of a meeting', v: 1, schema: Draft });

/** Meetings that are not announced. */
export class MeetingDrafts extends OwnDrafts<Draft> {
  constructor(table: TableStore) {
    super(table, 'meeting', draftRecord);
  }
}
