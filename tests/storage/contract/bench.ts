import { readAll, type NewRow, type TableStore } from '../../../src/storage';

/** What a part of the contract works with: the store on trial, and a partition of its own in each test. */
export class Bench {
  store!: TableStore;
  partition = '';

  /** A row of this test's partition. */
  row(row: string, data: unknown = {}, index?: NewRow['index']): NewRow {
    return { partition: this.partition, row, v: 1, data: JSON.stringify(data), ...(index ? { index } : {}) };
  }

  async keys(partition = this.partition): Promise<string[]> {
    return (await readAll(this.store, partition)).map(({ row }) => row);
  }
}

export const UTF8_TEXT = 'Ærlig talt – «ørret» 🐟 \u0000 \\ " \' $& </script>';
