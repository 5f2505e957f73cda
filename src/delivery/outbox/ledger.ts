import { readAll, type TableStore } from '../../storage';
import { heldOf, put, type Held } from '../held';
import { entryRecord, ledgerPartition, ledgerRow, type Entry, type ReminderKey } from './records';
import type { SourceRef } from './types';

/** What became of each reminder: one row for each, kept when it is over. Everything throws what the store throws. */
export class Ledger {
  constructor(private readonly table: TableStore) {}

  async get(reminder: ReminderKey): Promise<Held<Entry> | undefined> {
    const row = await this.table.get(ledgerPartition(reminder), ledgerRow(reminder));
    return row && heldOf(entryRecord, row);
  }

  /** By `ledgerRow`. */
  async ofSource(source: SourceRef): Promise<Map<string, Entry>> {
    const rows = await readAll(this.table, ledgerPartition(source));
    return new Map(rows.map((row) => [row.row, heldOf(entryRecord, row).record]));
  }

  /** In the place of what was held, or where nothing stood; undefined when somebody else was first: then nothing is written. */
  async write(entry: Entry, held: Held<Entry> | undefined): Promise<Held<Entry> | undefined> {
    return put(this.table, entryRecord, held ?? { partition: ledgerPartition(entry), row: ledgerRow(entry) }, entry);
  }
}
