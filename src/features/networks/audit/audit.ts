import { z } from 'zod';
import { personRef, type Ids } from '../../../lib/ids';
import { inGroups } from '../../../lib/in-groups';
import { monthOf, monthsBetween, type Clock } from '../../../lib/time';
import type { Log } from '../../../lib/log';
import { Conflict, defineRecord, invertedTime, key, readAll, type NewRow, type TableStore } from '../../../storage';
import type { PersonId, RetentionRule } from '../../feature';
import { monthsAfter } from '../../retention';

/** What is written down: what was done, never what was written or said. */
export const AUDIT_ACTIONS = [
  'network.created', 'network.changed', 'network.imported', 'network.deleted',
  'channel.asked', 'channel.linked', 'channel.unlinked', 'channel.unreachable',
  'person.asked', 'person.approved', 'person.declined', 'person.added', 'person.changed', 'person.removed', 'person.left',
  'person.away', 'person.returned', 'person.erased', 'contact.confirmed', 'contact.asked', 'consent.given', 'consent.withdrawn',
  'notice.posted', 'notice.changed', 'notice.withdrawn', 'notice.cleared', 'answer.cleared', 'data.exported',
  'minutes.posted', 'minutes.changed', 'follow-up.done', 'follow-up.postponed', 'follow-up.dropped', 'follow-up.reopened', 'meeting.cleared',
  'calendar.shared', 'calendar.unshared',
  'poll.posted', 'poll.closed', 'poll.reopened', 'poll.extended', 'poll.cancelled', 'poll.decided',
  'meeting.set', 'meeting.moved', 'meeting.cancelled', 'meeting.changed',
  'attendance.changed', 'year.changed', 'plan.changed', 'form.changed',
  'report.sent', 'report.corrected', 'report.cleared',
  'round.made', 'round.opened', 'round.paused', 'round.resumed', 'round.extended', 'round.changed', 'round.closed', 'round.reopened',
  'round.cancelled', 'round.reminded',
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

/** What fits on a card. */
export interface AuditPage {
  entries: AuditEntry[];
  /** The oldest month that was read, `202603`. */
  from: string;
  /** Names where the older ones begin, in lower-case letters, digits and hyphens; absent at the end. */
  older?: string;
}

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
const MONTHS_AT_ONCE = 3;
const MONTHS_OF_ONE_AT_ONCE = 32;
const PAGE = 8;

/** An entry that the store did not take is tried again after this. */
const RETRY_MS = 5_000;

export type AuditParts = { table: TableStore; clock: Clock; ids: Ids; log?: Log };
/**
 * Who did what in a network, newest first; rows are made and never changed. People stand in it under a pseudonym that says
 * nothing once their membership is gone: so it outlives `slett meg`.
 */
export class Audit {
  private readonly waiting = new Set<NewRow>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: AuditParts) {}

  /**
   * After what was done is stored. An entry that the store does not take waits here and is tried again until it does, so that
   * what was done is not called undone because of it; only a crash meanwhile loses it.
   */
  async write(networkId: string, action: AuditAction, about: { by?: PersonId; to?: PersonId; municipality?: string } = {}): Promise<void> {
    const row = this.rowOf(networkId, action, about);
    await this.keep(row).catch((error: Error) => {
      this.parts.log?.warn('An audit entry waits for the store', { error });
      this.waiting.add(row);
      this.retryLater();
    });
  }

  /** The same for a program that ends: throws what the store throws. */
  async record(networkId: string, action: AuditAction): Promise<void> {
    await this.keep(this.rowOf(networkId, action));
  }

  private rowOf(networkId: string, action: AuditAction, about: { by?: PersonId; to?: PersonId; municipality?: string } = {}): NewRow {
    const { clock, ids } = this.parts;
    const at = clock.now();
    const [by, to] = [about.by, about.to].map((person) => person && personRef(person.tenantId, person.id));
    const entry: AuditEntry = {
      at, action, ...(by && { by }), ...(to && { to }), ...(about.municipality && { municipality: about.municipality }),
    };
    return { partition: partitionOf(networkId, monthOf(at)), row: key(invertedTime(at), ids.unique()), ...entryRecord.encode(entry) };
  }

  /** Tries what waits once more: before the service stops. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await Promise.allSettled([...this.waiting].map(async (row) => {
      await this.keep(row);
      this.waiting.delete(row);
    }));
  }

  /** The row is this entry's alone: when it is there, it was written. */
  private async keep(row: NewRow): Promise<void> {
    await this.parts.table.create(row).catch((error: unknown) => {
      if (!(error instanceof Conflict)) throw error;
    });
  }

  private retryLater(): void {
    this.timer ??= setTimeout(() => void this.flush().then(() => this.waiting.size > 0 && this.retryLater()), RETRY_MS).unref();
  }

  /** Those by somebody or to them, newest first, as far back as they are kept: a read for each month of five years. */
  async about(networkId: string, { tenantId, id }: PersonId): Promise<AuditEntry[]> {
    const [ref, now] = [personRef(tenantId, id), this.parts.clock.now()];
    const months = monthsBetween(monthsAfter(now, -KEPT_MONTHS), now).reverse();
    const rows = await inGroups(months, MONTHS_OF_ONE_AT_ONCE, (month) => readAll(this.parts.table, partitionOf(networkId, month)));
    return rows.flat().map((row) => entryRecord.decode(row)).filter(({ by, to }) => by === ref || to === ref);
  }

  /**
   * Some of them, newest first, and where the older ones begin; at most three reads, each of a month, so a page may be empty and yet
   * have older ones. Goes back a year. What is no place that a page gave is the newest.
   */
  async page(networkId: string, place?: string): Promise<AuditPage> {
    const now = this.parts.clock.now();
    const months = monthsBetween(now - YEAR_MS, now).reverse();
    const [, month = '', row = ''] = /^(\d{6})(?:-(.+))?$/.exec(place ?? '') ?? [];
    const first = Math.max(0, months.indexOf(month));
    const read = months.slice(first, first + MONTHS_AT_ONCE);
    const token = months[first] === month && row ? row.replace('-', ':') : undefined;
    const pages = await Promise.all(read.map(async (each, nth) => {
      const query = { limit: PAGE + 1, ...(nth === 0 && token && { token }) };
      const { rows } = await this.parts.table.query(partitionOf(networkId, each), query);
      return rows.map((found) => ({ place: `${each}-${found.row.replace(':', '-')}`, entry: entryRecord.decode(found) }));
    }));
    const [shown, rest] = [pages.flat().slice(0, PAGE), pages.flat().slice(PAGE)];
    const older = rest.length > 0 ? shown.at(-1)?.place : months[first + MONTHS_AT_ONCE];
    const entries = shown.map(({ entry }) => entry);
    const begun = entries.some(({ action }) => action === 'network.created');
    return { entries, from: read.at(-1) ?? '', ...(older !== undefined && !begun && { older }) };
  }
}

/** Long enough for who spoke for a municipality to be found out when the term of a council, four years, is over. */
const KEPT_MONTHS = 60;

export const auditRetention: RetentionRule = {
  kind: 'audit', partition: 'au:', expiresAt: (row) => monthsAfter(entryRecord.decode(row).at, KEPT_MONTHS),
};

const partitionOf = (networkId: string, month: string) => key('au', networkId, month);
