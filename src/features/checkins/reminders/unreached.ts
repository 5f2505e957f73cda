import { z } from 'zod';
import { Conflict, defineRecord, key, readAll, type TableStore } from '../../../storage';
import { partitionOfReports } from '../keys';

/**
 * Whom a message about a round did not reach, as `personRef`, or which channel as the outbox knows it. `what`: as the outbox knows it.
 * `why`: they have turned it off, or are away; absent for who cannot be written to.
 */
const UnreachedFields = z.strictObject({
  what: z.string(), ref: z.string(), version: z.number().int(), at: z.number(), why: z.enum(['off', 'away']).optional(),
});
export type Unreached = z.infer<typeof UnreachedFields>;
const unreachedRecord = defineRecord<Unreached>({ kind: 'unreached by a round', v: 1, schema: UnreachedFields });

const PREFIX = 'u';

/** What a round's reminders have to remember, with the round's reports. Throws what the store throws. */
export class UnreachedStore {
  constructor(private readonly table: TableStore) {}

  async of(networkId: string, roundId: string): Promise<Unreached[]> {
    const rows = await readAll(this.table, partitionOfReports(networkId, roundId), { prefix: `${PREFIX}:` });
    return rows.map((row) => unreachedRecord.decode(row));
  }

  /** Twice is once: the first time stands. */
  async add(networkId: string, roundId: string, unreached: Unreached): Promise<void> {
    const row = key(PREFIX, unreached.what, unreached.ref, String(unreached.version));
    const place = { partition: partitionOfReports(networkId, roundId), row };
    await this.table.create({ ...place, ...unreachedRecord.encode(unreached) }).catch((error: unknown) => {
      if (!(error instanceof Conflict)) throw error;
    });
  }
}
