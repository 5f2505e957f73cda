import { deleteIfUnchanged, readAll, type TableStore } from '../../storage';
import { heldOf, type Held } from '../held';
import type { Readable } from './readable';
import { openPartition, openRecord, shardPartitions, sourceId, sourceOf, type Open } from './records';
import type { SourceRef } from './types';

/** In a shard: more than ever are open at once, in the whole country. */
const MOST = 200_000;

/** Sources that have something to happen yet, of all networks; whoever has no more leaves it. Everything throws what the store throws. */
export class OpenList {
  constructor(private readonly table: TableStore, private readonly readable: Readable) {}

  async add(source: SourceRef, now: number): Promise<void> {
    const encoded = openRecord.encode({ ...sourceOf(source), at: now });
    await this.table.upsert({ partition: openPartition(source), row: sourceId(source), ...encoded });
  }

  async get(source: SourceRef): Promise<Held<Open> | undefined> {
    const row = await this.table.get(openPartition(source), sourceId(source));
    return row && heldOf(openRecord, row);
  }

  /** But those that can't be read: they are left to others. */
  async all(): Promise<Held<Open>[]> {
    const shards = await Promise.all(shardPartitions('open').map((partition) => readAll(this.table, partition, {}, MOST)));
    return this.readable.held(openRecord, shards.flat());
  }

  /** Stays when it was added anew since it was read. */
  async close(held: Held<Open>): Promise<void> {
    await deleteIfUnchanged(this.table, held);
  }
}
