import { monthOf, monthsBetween } from '../../lib/time';
import { key, readAll, type TableStore } from '../../storage';
import { deadRecord, reminderId, type Dead } from './records';

const partitionOf = (month: string): string => key('dl', month);

/** Reminders that did not reach anybody for certain, by month. Everything throws what the store throws. */
export class DeadLetters {
  constructor(private readonly table: TableStore) {}

  /** Twice is one letter. */
  async add(dead: Dead): Promise<void> {
    await this.table.upsert({ partition: partitionOf(monthOf(dead.at)), row: reminderId(dead), ...deadRecord.encode(dead) });
  }

  async remove(dead: Dead): Promise<void> {
    await this.table.delete(partitionOf(monthOf(dead.at)), reminderId(dead));
  }

  async between(from: number, to: number): Promise<Dead[]> {
    const months = await Promise.all(monthsBetween(from, to).map((month) => readAll(this.table, partitionOf(month), {}, 100_000)));
    return months.flat().map((row) => deadRecord.decode(row)).filter(({ at }) => at >= from && at <= to);
  }
}
