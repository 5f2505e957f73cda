import { z } from 'zod';
import { defineRecord, key, type TableStore } from '../../../storage';
import type { PersonId } from '../../feature';
import { partitionOfPerson } from '../../networks';
import { isThingId } from '../ids';
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

/** Polls that are not posted, with the other rows about who writes them; nobody else can post them. Throws what the store throws. */
export class PollDrafts {
  constructor(private readonly table: TableStore) {}

  /** Undefined when there is none by this person for this network. */
  async find(person: PersonId, networkId: string, id: string): Promise<Draft | undefined> {
    if (!isThingId(id)) return undefined;
    const { partition, row } = placeOf(person, id);
    const found = await this.table.get(partition, row);
    const draft = found && draftRecord.decode(found);
    return draft?.networkId === networkId ? draft : undefined;
  }

  /** Whatever was there: it is one person's own, and the last press wins. */
  async save(person: PersonId, id: string, draft: Draft): Promise<void> {
    await this.table.upsert({ ...placeOf(person, id), ...draftRecord.encode(draft) });
  }

  async remove(person: PersonId, id: string): Promise<void> {
    const { partition, row } = placeOf(person, id);
    await this.table.delete(partition, row);
  }
}

const placeOf = (person: PersonId, id: string) => ({ partition: partitionOfPerson(person), row: key('d', 'poll', id) });
