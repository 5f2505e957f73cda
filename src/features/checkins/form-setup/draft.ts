import { z } from 'zod';
import { defineRecord, type TableStore } from '../../../storage';
import { OwnDrafts } from '../../networks';
import { OWN_KINDS } from './own-questions';

const Draft = z.strictObject({
  networkId: z.string(),
  /** When it was last changed, UTC ms. */
  at: z.number(),
  parts: z.array(z.string()),
  own: z.array(z.strictObject({ text: z.string(), kind: z.enum(OWN_KINDS) })),
});
/** What a coordinator has put together and has not saved; only what may be saved is kept. */
export type Draft = z.infer<typeof Draft>;

const draftRecord = defineRecord<Draft>({ kind: 'draft of a form', v: 1, schema: Draft });

/** Choices of the form that are not saved. */
export class FormDrafts extends OwnDrafts<Draft> {
  constructor(table: TableStore) {
    super(table, 'form', draftRecord);
  }
}
