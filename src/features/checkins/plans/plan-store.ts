import { changeRow, key, readAll, type TableStore } from '../../../storage';
import type { Raad } from '../../meetings';
import { partitionOfCheckins, planRow } from '../keys';
import { planRecord } from '../records';
import type { Plan } from '../types';

/** Plans in the store, one a municipality and råd. Everything throws what the store throws. */
export class PlanStore {
  constructor(private readonly table: TableStore) {}

  async find(networkId: string, municipality: string, raad: Raad): Promise<Plan | undefined> {
    const row = await this.table.get(partitionOfCheckins(networkId), planRow(municipality, raad));
    return row && planRecord.decode(row);
  }

  /** A municipality's plans, by råd. */
  async of(networkId: string, municipality: string): Promise<Plan[]> {
    const rows = await readAll(this.table, partitionOfCheckins(networkId), { prefix: `${key('p', municipality)}:` });
    return rows.map((row) => planRecord.decode(row));
  }

  /** Of all its municipalities. */
  async ofNetwork(networkId: string): Promise<Plan[]> {
    const rows = await readAll(this.table, partitionOfCheckins(networkId), { prefix: 'p:' });
    return rows.map((row) => planRecord.decode(row));
  }

  /** As `changeRow`. */
  async change(
    networkId: string, { municipality, raad }: Pick<Plan, 'municipality' | 'raad'>, change: (old: Plan | undefined) => Plan | undefined,
  ): Promise<Plan | undefined> {
    return changeRow(this.table, planRecord, { partition: partitionOfCheckins(networkId), row: planRow(municipality, raad) }, change);
  }
}
