import { fromSortableTime, type TableStore } from '../../storage';
import { DeadLetters } from './dead-letters';
import { DueRows } from './due-rows';
import type { Held } from '../held';
import { inState } from './ledger-steps';
import { Ledger } from './ledger';
import { OpenList } from './open-list';
import { leftOut } from './readable';
import { keyOf, type Due, type EntryState } from './records';
import { DAY_MS } from '../../lib/time';

const DAYS = 7;
/** Later than this is late: most are sent within 15 s. */
const LATE_MS = 60_000;

/** Reminders of one kind that did not reach anybody for certain. */
export interface Undelivered {
  kind: string;
  what: string;
  why: EntryState;
  count: number;
  /** Of those, how many could still be sent. */
  inTime: number;
  /** UTC ms. */
  last: number;
}

/** What the operator may know: numbers and kinds, never a person. */
export interface OutboxStatus {
  sources: number;
  dueNow: number;
  /** In the hands of an instance. */
  sending: number;
  /** Came to nothing, and waits for its next try. */
  again: number;
  /** Of all these, for more than a minute. */
  late: number;
  dueLater: number;
  /** The next of them, UTC ms. */
  next?: number;
  /** Of the last seven days. */
  undelivered: Undelivered[];
}

/** Reads everything that is due, now and later. Throws what the store throws. */
export async function outboxStatus(table: TableStore, now: number): Promise<OutboxStatus> {
  const [due, open, dead] = await Promise.all([
    new DueRows(table, leftOut).all(), new OpenList(table, leftOut).all(), new DeadLetters(table).between(now - DAYS * DAY_MS, now),
  ]);
  const [soon, later] = [due.filter((held) => timeOf(held) <= now), due.filter((held) => timeOf(held) > now).map(timeOf)];
  const sending = soon.filter(({ record }) => (record.claim?.until ?? 0) > now).length;
  const again = soon.filter(({ record }) => (record.claim?.until ?? 0) <= now && (record.notBefore ?? 0) > now).length;
  const groups = new Map<string, Undelivered>();
  for (const { kind, what, state, staleAt, at } of dead) {
    const group = groups.get(`${kind} ${what} ${state}`) ?? { kind, what, why: state, count: 0, inTime: 0, last: 0 };
    groups.set(`${kind} ${what} ${state}`, {
      ...group, count: group.count + 1, inTime: group.inTime + (staleAt > now ? 1 : 0), last: Math.max(group.last, at),
    });
  }
  return {
    sources: open.length, dueNow: soon.length - sending - again, sending, again,
    late: soon.filter((held) => timeOf(held) <= now - LATE_MS).length,
    dueLater: later.length, ...(later.length > 0 && { next: Math.min(...later) }),
    undelivered: [...groups.values()].sort((a, b) => b.count - a.count),
  };
}

/**
 * Has what Teams refused in the last seven days sent after all, as far as it is not stale: when what was wrong has been put right. Gives
 * how many. Nothing of it can have arrived. Throws what the store throws; run again, it goes on with the rest.
 */
export async function retryRefused(table: TableStore, now: number): Promise<number> {
  const [ledger, due, letters] = [new Ledger(table), new DueRows(table, leftOut), new DeadLetters(table)];
  let count = 0;
  for (const dead of await letters.between(now - DAYS * DAY_MS, now)) {
    if (dead.state !== 'refused' || dead.staleAt <= now) continue;
    const entry = await ledger.get(dead);
    if (entry?.record.state === 'refused') {
      await due.add([{ ...keyOf(dead), dueAt: dead.dueAt, staleAt: dead.staleAt, attempts: 0, notBefore: now + LATE_MS }]);
      const { copies } = entry.record;
      const written = await ledger.write({ ...inState(entry.record, 'waiting', now), copies: copies - 1 }, entry);
      if (written) count++;
    }
    await letters.remove(dead);
  }
  return count;
}

/** Its row stands at: the time it was planned for, or put off to. */
const timeOf = ({ row }: Held<Due>): number => fromSortableTime(row.slice(0, row.indexOf(':')));
