import { z } from 'zod';
import type { Address } from '../../../delivery';
import { UserError } from '../../../lib/errors';
import { defineRecord, key, type TableStore } from '../../../storage';
import type { PersonId, RetentionRule, RosterPerson } from '../../feature';
import { TOPICS } from '../types';
import { ROLE_CHOICES } from './part';
import type { FoundLine } from './matching';
import { partitionOfPerson } from '../person-partition';

/** Who begins to add people and does not end leaves no names behind for longer than this. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** What a coordinator is about to add, between two presses: cards carry its id only. */
export interface AddDraft {
  id: string;
  networkId: string;
  /** Whose rosters are used, one at a time. */
  channels: Address[];
  /** Those that were offered last, and who was chosen of them (`personRef`). */
  people: RosterPerson[];
  chosen?: string[];
  /** A pasted list as it was written, and the lines that somebody was found for. */
  list?: string;
  found?: FoundLine[];
  /** UTC ms. */
  at: number;
}

const Someone = z.strictObject({
  tenantId: z.string(), id: z.string(), name: z.string(), email: z.string().optional(), guest: z.boolean(),
});
const PartSchema = z.strictObject({
  choices: z.array(z.enum(ROLE_CHOICES)),
  municipality: z.string().optional(),
  organisation: z.string().optional(),
  title: z.string().optional(),
  topics: z.array(z.enum(TOPICS)).optional(),
});

const draftRecord = defineRecord<AddDraft>({
  kind: 'people draft',
  v: 1,
  schema: z.strictObject({
    id: z.string(),
    networkId: z.string(),
    channels: z.array(z.strictObject({ tenantId: z.string(), conversationId: z.string() })),
    people: z.array(Someone),
    chosen: z.array(z.string()).optional(),
    list: z.string().optional(),
    found: z.array(z.strictObject({ line: z.number(), person: Someone, part: PartSchema })).optional(),
    at: z.number(),
  }),
});

/** One draft for each coordinator and network, among what is theirs. */
export class Drafts {
  constructor(private readonly table: TableStore) {}

  async save(by: PersonId, draft: AddDraft): Promise<void> {
    await this.table.upsert({ ...placeOf(by, draft.networkId), ...draftRecord.encode(draft) });
  }

  /** Throws a UserError for one that another has taken the place of, that is done, or that is kept no longer. */
  async find(by: PersonId, networkId: string, id: string, now: number): Promise<AddDraft> {
    const { partition, row } = placeOf(by, networkId);
    const found = await this.table.get(partition, row);
    const draft = found && draftRecord.decode(found);
    if (draft?.id !== id || now >= draft.at + KEPT_MS) throw new UserError('networks.people.add.outdated');
    return draft;
  }

  async remove(by: PersonId, networkId: string): Promise<void> {
    const { partition, row } = placeOf(by, networkId);
    await this.table.delete(partition, row);
  }
}

/** For the retention job. */
export const draftRetention: RetentionRule = {
  kind: 'people draft',
  partition: 'u:',
  expiresAt: (row) => (row.row.startsWith('d:people:') ? draftRecord.decode(row).at + KEPT_MS : undefined),
};

const placeOf = (person: PersonId, networkId: string) => ({ partition: partitionOfPerson(person), row: key('d', 'people', networkId) });
