import { deleteIfUnchanged, readAll, type TableStore } from '../../storage';
import type { Address } from '../delivery';
import { heldOf, put, type Held } from '../held';
import { newChannel } from './channel-steps';
import {
  CHANNELS, channelRecord, channelRow, idOf, META_ROW, metaRecord, OPEN, partitionOf, refOf, requestRecord, requestRow,
  type ChannelRow, type Meta, type Request, type RequestKind,
} from './records';
import type { Posting } from './types';

const MOST_IN_ONE_WRITE = 100;

/** Postings, their channels, and what is asked for and not yet done. Everything throws what the store throws. */
export class PostingStore {
  constructor(private readonly table: TableStore) {}

  /** One write. From then on some instance does it, whatever happens to this one. */
  async ask(posting: Posting, request: RequestKind, mark: string): Promise<void> {
    const encoded = requestRecord.encode({ ...refOf(posting), request, mark });
    await this.table.upsert({ partition: OPEN, row: requestRow(posting, request), ...encoded });
  }

  async requests(posting: Posting): Promise<Held<Request>[]> {
    const rows = await readAll(this.table, OPEN, { prefix: `${idOf(posting)}:` });
    return rows.map((row) => heldOf(requestRecord, row));
  }

  /** Postings that something is asked for, each once. */
  async open(): Promise<Posting[]> {
    const found = new Map<string, Posting>();
    for (const row of await readAll(this.table, OPEN)) {
      const posting = refOf(requestRecord.decode(row));
      found.set(idOf(posting), posting);
    }
    return [...found.values()];
  }

  /** False when somebody has asked anew since it was read: then it stays. */
  async done(request: Held<Request>): Promise<boolean> {
    return deleteIfUnchanged(this.table, request);
  }

  async meta(posting: Posting): Promise<Held<Meta> | undefined> {
    const row = await this.table.get(partitionOf(posting), META_ROW);
    return row && heldOf(metaRecord, row);
  }

  /** Undefined when somebody else wrote it first. */
  async writeMeta(meta: Meta, etag: string | undefined): Promise<Held<Meta> | undefined> {
    return put(this.table, metaRecord, { partition: partitionOf(meta), row: META_ROW, etag }, meta);
  }

  async channels(posting: Posting): Promise<Held<ChannelRow>[]> {
    const rows = await readAll(this.table, partitionOf(posting), CHANNELS);
    return rows.map((row) => heldOf(channelRecord, row));
  }

  async channel(posting: Posting, address: Address): Promise<Held<ChannelRow> | undefined> {
    const row = await this.table.get(partitionOf(posting), channelRow(address));
    return row && heldOf(channelRecord, row);
  }

  /** For channels that have no row. Throws Conflict when one has. */
  async addChannels(posting: Posting, addresses: readonly Address[], now: number): Promise<void> {
    const partition = partitionOf(posting);
    for (let from = 0; from < addresses.length; from += MOST_IN_ONE_WRITE) {
      const some = addresses.slice(from, from + MOST_IN_ONE_WRITE);
      await this.table.transaction(partition, some.map((address) => (
        { op: 'create', row: { partition, row: channelRow(address), ...channelRecord.encode(newChannel(address, now)) } }
      )));
    }
  }

  /** Undefined when somebody else wrote it first: then nothing is written. */
  async writeChannel(posting: Posting, record: ChannelRow, etag: string): Promise<Held<ChannelRow> | undefined> {
    return put(this.table, channelRecord, { partition: partitionOf(posting), row: channelRow(record), etag }, record);
  }
}
