import { z } from 'zod';
import { defineRecord, key, type TableStore } from '../../../storage';
import type { PersonId } from '../../feature';
import { partitionOfPerson } from '../../networks';
import { isThingId } from '../ids';
import type { MeetingFields } from './meeting-form';

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

/** Meetings that are not announced, with the other rows about who writes them: nobody else can announce them. Throws as the store does. */
export class MeetingDrafts {
  constructor(private readonly table: TableStore) {}

  /** Undefined when there is none by this person for this network. */
  async find(person: PersonId, networkId: string, id: string): Promise<MeetingFields | undefined> {
    if (!isThingId(id)) return undefined;
    const { partition, row } = placeOf(person, id);
    const found = await this.table.get(partition, row);
    const draft = found && draftRecord.decode(found);
    return draft?.networkId === networkId ? draft.fields : undefined;
  }

  /** Whatever was there: it is one person's own, and the last press wins. */
  async save(person: PersonId, networkId: string, id: string, fields: MeetingFields, now: number): Promise<void> {
    await this.table.upsert({ ...placeOf(person, id), ...draftRecord.encode({ networkId, at: now, fields }) });
  }

  async remove(person: PersonId, id: string): Promise<void> {
    const { partition, row } = placeOf(person, id);
    await this.table.delete(partition, row);
  }
}

const placeOf = (person: PersonId, id: string) => ({ partition: partitionOfPerson(person), row: key('d', 'meeting', id) });
