import { z } from 'zod';
import { personRef, type Ids } from '../../../lib/ids';
import { monthOf, monthsBetween, type Clock } from '../../../lib/time';
import { defineRecord, invertedTime, key, readAll, type TableStore } from '../../../storage';
import type { Person } from '../../feature';

/** What is written down: what was done, never what was written or said. */
export const AUDIT_ACTIONS = [
  'network.created', 'network.changed', 'network.imported', 'channel.asked', 'channel.linked', 'channel.unlinked', 'channel.unreachable',
  'person.asked', 'person.approved', 'person.declined', 'person.added', 'person.changed', 'person.removed', 'person.left',
  'person.away', 'person.returned', 'person.erased', 'contact.confirmed', 'contact.asked', 'consent.given', 'consent.withdrawn',
  'notice.posted', 'notice.changed', 'notice.withdrawn', 'data.exported',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

const Entry = z.strictObject({
  at: z.number(),
  action: z.enum(AUDIT_ACTIONS),
  /** Who did it, as a pseudonym (`personRef`); absent for what an operator or the service did. */
  by: z.string().optional(),
  /** Whom it was done to, as a pseudonym. */
  to: z.string().optional(),
  /** Four digits. */
  municipality: z.string().optional(),
});
export type AuditEntry = z.infer<typeof Entry>;

const entryRecord = defineRecord<AuditEntry>({ kind: 'audit entry', v: 1, schema: Entry });

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

export type AuditParts = { table: TableStore; clock: Clock; ids: Ids };
type PersonId = Pick<Person, 'tenantId' | 'id'>;

/**
 * Who did what in a network, newest first; rows are made and never changed. People stand in it under a pseudonym that says
 * nothing once their membership is gone: so it outlives `slett meg`.
 */
export class Audit {
  constructor(private readonly parts: AuditParts) {}

  /** After what was done is stored. Throws what the store throws. */
  async write(networkId: string, action: AuditAction, about: { by?: PersonId; to?: PersonId; municipality?: string } = {}): Promise<void> {
    const { table, clock, ids } = this.parts;
    const at = clock.now();
    const [by, to] = [about.by, about.to].map((person) => person && personRef(person.tenantId, person.id));
    const entry: AuditEntry = {
      at, action, ...(by && { by }), ...(to && { to }), ...(about.municipality && { municipality: about.municipality }),
    };
    await table.create({
      partition: key('au', networkId, monthOf(at)), row: key(invertedTime(at), ids.unique()), ...entryRecord.encode(entry),
    });
  }

  /** The newest of the last year, at most `most`. */
  async latest(networkId: string, most: number): Promise<AuditEntry[]> {
    const now = this.parts.clock.now();
    const found: AuditEntry[] = [];
    for (const month of monthsBetween(now - YEAR_MS, now).reverse()) {
      const rows = await readAll(this.parts.table, key('au', networkId, month));
      found.push(...rows.map((row) => entryRecord.decode(row)));
      if (found.length >= most) break;
    }
    return found.slice(0, most);
  }
}
