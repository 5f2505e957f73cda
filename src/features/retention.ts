import { setTimeout as pause } from 'node:timers/promises';
import { inGroups } from '../lib/in-groups';
import { addMonths, dayOf, toInstant, ZONE } from '../lib/time';
import { deleteIfUnchanged, type Row, type TableStore } from '../storage';
import type { RetentionRule } from './feature';

const AT_ONCE = 50;

/** The same day some months later, at its beginning in Norway. */
export function monthsAfter(ms: number, months: number): number {
  return toInstant({ local: `${addMonths(dayOf(ms), months)}T00:00`, zone: ZONE });
}

/** A row with the rule that it comes under, and whether its time is over. */
export interface Judged {
  row: Row;
  kind: string;
  due: boolean;
}

/** What becomes of rows at an instant. Rows that no rule knows, or that are not as they should be, are not in it: they stay. */
export function judge(rows: readonly Row[], rules: readonly RetentionRule[], now: number): Judged[] {
  return rows.flatMap((row) => {
    for (const rule of rules.filter(({ partition }) => row.partition.startsWith(partition))) {
      const expiresAt = expiryOf(rule, row);
      if (expiresAt !== undefined) return [{ row, kind: rule.kind, due: expiresAt <= now }];
    }
    return [];
  });
}

function expiryOf(rule: RetentionRule, row: Row): number | undefined {
  try {
    return rule.expiresAt(row);
  } catch {
    return undefined;
  }
}

/** Of one kind: how many rows there were, how many of them were due, and how many of those are gone. */
export interface Tally {
  kind: string;
  rows: number;
  due: number;
  deleted: number;
}

export interface RetentionJob {
  table: Pick<TableStore, 'scan' | 'delete'>;
  rules: readonly RetentionRule[];
  now: number;
  /** Nothing is deleted. */
  dryRun: boolean;
  /** Between pages, in ms, so that people's turns come first; 0 without. */
  pauseMs?: number;
}

/**
 * Reads the whole table and deletes what is due; `others` are the rows that no rule is about. Each row goes only as it was read: one
 * that is written anew meanwhile stays, which a transaction could not promise (design/storage.md). Stopped anywhere, the rest goes
 * the next time. Throws what the store throws.
 */
export async function runRetention(job: RetentionJob): Promise<{ tallies: Tally[]; others: number }> {
  const { table, rules, now, dryRun, pauseMs = 0 } = job;
  const tallies = new Map(rules.map(({ kind }) => [kind, { kind, rows: 0, due: 0, deleted: 0 }]));
  let [others, token] = [0, undefined as string | undefined];
  do {
    const page = await table.scan(token);
    const judged = judge(page.rows, rules, now);
    others += page.rows.length - judged.length;
    for (const { kind, due } of judged) count(tallies.get(kind), { rows: 1, due: due ? 1 : 0 });
    await inGroups(dryRun ? [] : judged.filter(({ due }) => due), AT_ONCE, async ({ row, kind }) => {
      if (await deleteIfUnchanged(table, row)) count(tallies.get(kind), { deleted: 1 });
    });
    token = page.token;
    if (token !== undefined) await pause(pauseMs);
  } while (token !== undefined);
  return { tallies: [...tallies.values()], others };
}

function count(tally: Tally | undefined, { rows = 0, due = 0, deleted = 0 }: Partial<Tally>): void {
  if (!tally) return;
  tally.rows += rows;
  tally.due += due;
  tally.deleted += deleted;
}
