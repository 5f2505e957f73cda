import { deleteIfUnchanged, readAll, sortableTime, Conflict, type NewRow, type TableStore } from '../../storage';
import { put, type Held } from '../held';
import type { Readable } from './readable';
import { duePartition, dueRecord, dueRow, isDueFor, shardPartitions, type Due } from './records';

const MOST_IN_ONE_WRITE = 100;
const PAGE = 100;
/** More than ever stand at once: the whole country with a reminder for each of many meetings. */
const MOST = 200_000;

/** What is to happen, by its time, in eight shards. What can't be read is left to others. Everything throws what the store throws. */
export class DueRows {
  constructor(private readonly table: TableStore, private readonly readable: Readable) {}

  /** Those that stand already stay as they are. */
  async add(rows: readonly Due[]): Promise<void> {
    const shards = new Map(rows.map((due): [string, Due[]] => [duePartition(due), []]));
    for (const due of rows) shards.get(duePartition(due))?.push(due);
    await Promise.all([...shards].map(([partition, some]) => this.addTo(partition, some)));
  }

  /** Everything, also what is due later. */
  async all(): Promise<Held<Due>[]> {
    const shards = await Promise.all(shardPartitions('due').map((partition) => readAll(this.table, partition, {}, MOST)));
    return this.readable.held(dueRecord, shards.flat());
  }

  /** Up to a hundred of a shard whose time has come and that fit, oldest first. */
  async ready(partition: string, now: number, fits: (held: Held<Due>) => boolean): Promise<Held<Due>[]> {
    const found: Held<Due>[] = [];
    let token: string | undefined;
    do {
      const page = await this.table.query(partition, { to: sortableTime(now + 1), limit: PAGE, token });
      found.push(...this.readable.held(dueRecord, page.rows).filter(fits));
      token = page.token;
    } while (token !== undefined && found.length < PAGE);
    return found;
  }

  /** Undefined when somebody else wrote it first. */
  async write(held: Held<Due>, record: Due): Promise<Held<Due> | undefined> {
    return put(this.table, dueRecord, held, record);
  }

  /** To another time. A crash between the two writes leaves both: the ledger lets only one be sent. */
  async move(held: Held<Due>, at: number, record: Due): Promise<void> {
    await put(this.table, dueRecord, { partition: held.partition, row: dueRow(at, record) }, record);
    if (held.row !== dueRow(at, record)) await this.remove(held);
  }

  /** Stays when somebody has written it since. */
  async remove(held: Held<Due>): Promise<void> {
    await deleteIfUnchanged(this.table, held);
  }

  /** Everything that is to happen for a recipient, whoever is at it. */
  async forget(recipient: string): Promise<void> {
    await Promise.all(shardPartitions('due').map(async (partition) => {
      let token: string | undefined;
      do {
        const page = await this.table.query(partition, { token });
        const theirs = page.rows.filter(({ row }) => isDueFor(row, recipient));
        for (const { row } of theirs) await this.table.delete(partition, row);
        token = page.token;
      } while (token !== undefined);
    }));
  }

  private async addTo(partition: string, rows: readonly Due[]): Promise<void> {
    const encoded = rows.map((due): NewRow => ({ partition, row: dueRow(due.dueAt, due), ...dueRecord.encode(due) }));
    for (let from = 0; from < encoded.length; from += MOST_IN_ONE_WRITE) {
      await this.addSome(partition, encoded.slice(from, from + MOST_IN_ONE_WRITE));
    }
  }

  private async addSome(partition: string, rows: readonly NewRow[]): Promise<void> {
    try {
      await this.table.transaction(partition, rows.map((row) => ({ op: 'create', row })));
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      // Some stand already, and a transaction is all or nothing.
      if (rows.length > 1) for (const row of rows) await this.addSome(partition, [row]);
    }
  }
}
