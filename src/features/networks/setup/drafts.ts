import { z } from 'zod';
import { LANGUAGES } from '../../../lib/language';
import { defineRecord, key, type TableStore } from '../../../storage';
import type { PersonId } from '../../feature';
import type { Understood } from '../municipalities/understand';
import { RHYTHMS, TARGET_GROUPS } from '../types';
import type { Wanted } from './network-form';
import { partitionOfPerson } from '../person-partition';

/** A network on its way: from the command until it is made, and after, so that a second press does no harm. */
export interface Draft {
  id: string;
  /** When it was begun, UTC ms. */
  at: number;
  /** The channel where it was begun; `name` and `team` as Teams told them. */
  channel: { tenantId: string; conversationId: string; name?: string; team?: string };
  /** Absent until the form has been sent. */
  filled?: { networkId: string; wanted: Wanted; understood: Understood };
}

const municipality = z.strictObject({ number: z.string(), name: z.string() });

const draftRecord = defineRecord<Draft>({
  kind: 'network draft',
  v: 1,
  schema: z.strictObject({
    id: z.string(),
    at: z.number(),
    channel: z.strictObject({
      tenantId: z.string(), conversationId: z.string(), name: z.string().optional(), team: z.string().optional(),
    }),
    filled: z.strictObject({
      networkId: z.string(),
      wanted: z.strictObject({
        name: z.string(), municipalities: z.string(), organisers: z.array(z.string()), targetGroups: z.array(z.enum(TARGET_GROUPS)),
        language: z.enum(LANGUAGES), quorum: z.number().int().optional(), rhythm: z.enum(RHYTHMS),
      }),
      understood: z.strictObject({
        recognised: z.array(z.strictObject({
          typed: z.string(), number: z.string(), name: z.string(), by: z.enum(['number', 'name', 'former', 'slip', 'written']),
        })),
        ambiguous: z.array(z.strictObject({ typed: z.string(), candidates: z.array(municipality) })),
        unknown: z.array(z.string()),
      }),
    }).optional(),
  }),
});

/** Drafts lie with the person: nobody else's press finds them, and `slett meg` takes them. */
export class DraftStore {
  constructor(private readonly table: TableStore) {}

  async begin(person: PersonId, draft: Draft): Promise<void> {
    await this.table.create({ ...placeOf(person, draft.id), ...draftRecord.encode(draft) });
  }

  async find(person: PersonId, id: string): Promise<Draft | undefined> {
    const { partition, row } = placeOf(person, id);
    const found = await this.table.get(partition, row);
    return found && draftRecord.decode(found);
  }

  /** The last press wins: it is one person's own. */
  async save(person: PersonId, draft: Draft): Promise<void> {
    await this.table.upsert({ ...placeOf(person, draft.id), ...draftRecord.encode(draft) });
  }
}

const placeOf = (person: PersonId, draft: string) => ({ partition: partitionOfPerson(person), row: key('d', 'network', draft) });
