import { changeRow, Conflict, readAll, type TableStore } from '../../../storage';
import { partitionOfCheckins, roundRow } from '../keys';
import { roundRecord } from '../records';
import type { Round } from '../types';

/** Rounds in the store. What is of another network is as unknown as what never was. Everything throws what the store throws. */
export class RoundStore {
  constructor(private readonly table: TableStore) {}

  async find(networkId: string, roundId: string): Promise<Round | undefined> {
    const row = await this.table.get(partitionOfCheckins(networkId), roundRow(roundId));
    return row && roundRecord.decode(row);
  }

  /** The one made last first. */
  async ofNetwork(networkId: string): Promise<Round[]> {
    const rows = await readAll(this.table, partitionOfCheckins(networkId), { prefix: 'r:' });
    return rows.map((row) => roundRecord.decode(row));
  }

  /** False when there is one with that id. */
  async create(round: Round): Promise<boolean> {
    try {
      await this.table.create({ ...placeOf(round.networkId, round.id), ...roundRecord.encode(round) });
      return true;
    } catch (error) {
      if (error instanceof Conflict) return false;
      throw error;
    }
  }

  /** As `changeRow`; a round that is not there stays so. */
  async change(networkId: string, roundId: string, change: (old: Round) => Round | undefined): Promise<Round | undefined> {
    return changeRow(this.table, roundRecord, placeOf(networkId, roundId), (old) => old && change(old));
  }
}

const placeOf = (networkId: string, roundId: string) => ({ partition: partitionOfCheckins(networkId), row: roundRow(roundId) });
