import { setTimeout as wait } from 'node:timers/promises';
import { Conflict, key, NotFound, readAll, type Operation, type Row, type TableStore } from '../../storage';
import { memberRecord, membershipRecord } from './records';
import { partitionOf, type NetworkStore } from './store';
import type { Member } from './types';

/** Sorts just before the members (`u:…`), so that one query reads it with them. */
const MEMBERSHIP_ROW = 'u';
const MEMBERS = 'u:';
const AFTER_MEMBERS = 'u;';
const ATTEMPTS = 10;
const LONGEST_WAIT_MS = 20;

/** What is decided about the members of a network, from all of them as they are. */
export interface Decision<T> {
  put?: readonly Member[];
  remove?: readonly Member[];
  /** Rows of the network's partition that are written together with the members, or not at all. */
  together?: readonly Operation[];
  result: T;
}

/** Changes of who is a member, one at a time for each network: a decision is made anew when others changed something first. */
export class Memberships {
  constructor(
    private readonly table: TableStore,
    private readonly store: NetworkStore,
  ) {}

  /**
   * Decides from the members as they stand and writes that in one transaction (at most 98 rows). Throws Conflict when others were
   * first every time, or when what goes `together` has changed; what the store throws; and what `decide` throws.
   * `from`: a row of the network before the members; what stands from there to them is read with them, in the one call.
   */
  async change<T>(
    networkId: string, decide: (members: Member[], before: Row[]) => Decision<T> | Promise<Decision<T>>, from?: string,
  ): Promise<T> {
    const range = from === undefined ? { prefix: MEMBERSHIP_ROW } : { from, to: AFTER_MEMBERS };
    for (let attempt = 1; ; attempt++) {
      const rows = await readAll(this.table, partitionOf(networkId), range);
      const guard = rows.find(({ row }) => row === MEMBERSHIP_ROW);
      const members = rows.filter(({ row }) => row.startsWith(MEMBERS)).map((row) => memberRecord.decode(row));
      const { put = [], remove = [], together = [], result } = await decide(members, rows.filter(({ row }) => row < MEMBERSHIP_ROW));
      if (put.length + remove.length + together.length === 0) return result;
      const added = put.filter((one) => !members.some((each) => isSame(each, one)));
      await Promise.all(added.map(({ tenantId, personId, joinedAt }) => this.store.index(networkId, { tenantId, id: personId }, joinedAt)));
      const changes = guard ? membershipRecord.decode(guard).changes + 1 : 1;
      const head = { partition: partitionOf(networkId), row: MEMBERSHIP_ROW, ...membershipRecord.encode({ changes }) };
      const operations: Operation[] = [
        guard ? { op: 'replace', row: { ...head, etag: guard.etag } } : { op: 'create', row: head },
        ...put.map((member): Operation => ({ op: 'upsert', row: rowOf(networkId, member) })),
        ...remove.map((member): Operation => ({ op: 'delete', key: rowOf(networkId, member).row })),
        ...together,
      ];
      try {
        await this.table.transaction(partitionOf(networkId), operations);
        await this.unindex(networkId, remove);
        return result;
      } catch (error) {
        const others = error instanceof Conflict || error instanceof NotFound;
        if (!others || attempt === ATTEMPTS) throw error;
      }
      await wait(Math.random() * LONGEST_WAIT_MS);
    }
  }

  /** It is done already: what is left pointing at nobody means nothing, and `Directory` takes it away. */
  private async unindex(networkId: string, gone: readonly Member[]): Promise<void> {
    await Promise.allSettled(gone.map(({ tenantId, personId }) => this.store.unindex(networkId, { tenantId, id: personId })));
  }
}

export const isSame = (a: Pick<Member, 'tenantId' | 'personId'>, b: Pick<Member, 'tenantId' | 'personId'>): boolean =>
  a.tenantId === b.tenantId && a.personId === b.personId;

function rowOf(networkId: string, member: Member) {
  return { partition: partitionOf(networkId), row: key('u', member.tenantId, member.personId), ...memberRecord.encode(member) };
}
