import { changeRow, key, readAll, type Row, type TableStore } from '../../../storage';
import { partitionOfMeetings } from '../store';
import { byDay } from './follow-up';
import { followUpRecord } from './records';
import type { FollowUp } from './types';

const FOLLOW_UP = 'f';

/** One as it was read, for replacing it in a transaction. */
export interface Held {
  followUp: FollowUp;
  row: Row;
}

/** Follow-ups in the store, in the partition of the network's meetings. */
export class FollowUpStore {
  constructor(private readonly table: TableStore) {}

  async find(networkId: string, id: string): Promise<FollowUp | undefined> {
    const row = await this.table.get(partitionOfMeetings(networkId), key(FOLLOW_UP, id));
    return row && followUpRecord.decode(row);
  }

  /** By day. */
  async ofNetwork(networkId: string): Promise<FollowUp[]> {
    return (await this.held(networkId)).map(({ followUp }) => followUp).sort(byDay);
  }

  /** All of a network with their rows. */
  async held(networkId: string): Promise<Held[]> {
    const rows = await readAll(this.table, partitionOfMeetings(networkId), { prefix: `${FOLLOW_UP}:` });
    return rows.map((row) => ({ followUp: followUpRecord.decode(row), row }));
  }

  /** Whatever was there. */
  async save(followUp: FollowUp): Promise<void> {
    await this.table.upsert(rowOfFollowUp(followUp));
  }

  /** Gives it as it is then, and whether this changed it; undefined for one that is not there. */
  async change(
    networkId: string, id: string, change: (old: FollowUp) => FollowUp | undefined,
  ): Promise<{ followUp: FollowUp; changed: boolean } | undefined> {
    let changed = false;
    const place = { partition: partitionOfMeetings(networkId), row: key(FOLLOW_UP, id) };
    const followUp = await changeRow(this.table, followUpRecord, place, (old) => {
      const next = old && change(old);
      changed = next !== undefined;
      return next;
    });
    return followUp && { followUp, changed };
  }
}

/** As it is written. */
export const rowOfFollowUp = (followUp: FollowUp) => (
  { partition: partitionOfMeetings(followUp.networkId), row: key(FOLLOW_UP, followUp.id), ...followUpRecord.encode(followUp) }
);
