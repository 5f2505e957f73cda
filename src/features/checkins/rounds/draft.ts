import { z } from 'zod';
import { defineRecord, type TableStore } from '../../../storage';
import { OwnDrafts, RHYTHMS } from '../../networks';
import { FormUseField } from '../records';

/** What a coordinator has asked for. Days are `2026-12-01`. */
const Draft = z.strictObject({
  networkId: z.string(),
  /** When it was last changed, UTC ms. */
  at: z.number(),
  from: z.string(),
  to: z.string(),
  /** Empty: at once. */
  opens: z.string(),
  due: z.string(),
  municipalities: z.array(z.string()),
  rhythm: z.enum(RHYTHMS),
  form: FormUseField,
});
export type Draft = z.infer<typeof Draft>;

/** What the form asks for. */
export type Wanted = Omit<Draft, 'networkId' | 'at' | 'form'>;

const draftRecord = defineRecord<Draft>({ kind: 'draft of a round', v: 1, schema: Draft });

/** Rounds that are not made. */
export class RoundDrafts extends OwnDrafts<Draft> {
  constructor(table: TableStore) {
    super(table, 'round', draftRecord);
  }
}
