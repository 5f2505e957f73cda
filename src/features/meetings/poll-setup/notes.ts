import { z } from 'zod';
import { Conflict, defineRecord, key, readAll, type Row, type TableStore } from '../../../storage';
import { partitionOfPoll } from '../polls/poll-store';

/** Who a reminder did not reach, as `personRef`, or which channel as the outbox knows it. `what`: as the outbox knows the reminder. */
const Unreached = z.strictObject({ what: z.string(), ref: z.string(), version: z.number().int(), at: z.number() });
export type Unreached = z.infer<typeof Unreached>;
const unreachedRecord = defineRecord<Unreached>({ kind: 'unreached by a poll', v: 1, schema: Unreached });

/** A coordinator has asked those who have not answered; at most once a day (`2026-11-16`, in Norway). */
const Nudge = z.strictObject({ day: z.string(), version: z.number().int(), at: z.number() });
export type Nudge = z.infer<typeof Nudge>;
const nudgeRecord = defineRecord<Nudge>({ kind: 'reminder of a poll', v: 1, schema: Nudge });

const NUDGE = 'rn';
const UNREACHED = 'ru';

export interface Notes {
  nudges: Nudge[];
  unreached: Unreached[];
}

/** What a poll's reminders have to remember, with the poll's other rows. Throws what the store throws. */
export class PollNotes {
  constructor(private readonly table: TableStore) {}

  async of(networkId: string, id: string): Promise<Notes> {
    const rows = await readAll(this.table, partitionOfPoll(networkId, id), { prefix: 'r' });
    const having = (kind: string) => rows.filter(({ row }) => row.startsWith(`${kind}:`));
    return {
      nudges: having(NUDGE).map((row) => nudgeRecord.decode(row)),
      unreached: having(UNREACHED).map((row) => unreachedRecord.decode(row)),
    };
  }

  /** False when somebody has asked that day already, for the deadline that the poll has. */
  async nudge(networkId: string, id: string, nudge: Nudge): Promise<boolean> {
    const place = { partition: partitionOfPoll(networkId, id), row: key(NUDGE, nudge.day, String(nudge.version)) };
    return this.table.create({ ...place, ...nudgeRecord.encode(nudge) }).then(() => true, isThere);
  }

  /** Twice is once: the first time stands. */
  async notReached(networkId: string, id: string, unreached: Unreached): Promise<void> {
    const row = key(UNREACHED, unreached.what, unreached.ref, String(unreached.version));
    const place = { partition: partitionOfPoll(networkId, id), row };
    await this.table.create({ ...place, ...unreachedRecord.encode(unreached) }).catch(isThere);
  }
}

/** Whether a row says that a reminder did not reach this person. */
export const isUnreached = ({ partition, row }: Row, ref: string): boolean => (
  partition.startsWith('p:') && row.startsWith(`${UNREACHED}:`) && row.split(':')[2] === ref
);

function isThere(error: unknown): false {
  if (error instanceof Conflict) return false;
  throw error;
}
