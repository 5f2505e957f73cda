import { Conflict, NotFound, readAll, type TableStore } from '../../storage';
import type { Address } from '../delivery';
import { newChannel } from './channel-steps';
import {
  CHANNELS, channelRecord, channelRow, idOf, META_ROW, metaRecord, OPEN, partitionOf, refOf, requestRecord, requestRow,
  type ChannelRow, type Meta, type Request, type RequestKind,
} from './records';
import type { Posting } from './types';

const MOST_IN_ONE_WRITE = 100;

/** A record as it stood when it was read or written: the next write needs that it still stands so. */
export interface Held<T> {
  readonly record: T;
  readonly etag: string;
}

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
    return rows.map((row) => ({ record: requestRecord.decode(row), etag: row.etag }));
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
  async done({ record, etag }: Held<Request>): Promise<boolean> {
    try {
      await this.table.delete(OPEN, requestRow(record, record.request), etag);
      return true;
    } catch (error) {
      if (error instanceof NotFound) return true;
      if (error instanceof Conflict) return false;
      throw error;
    }
  }

  async meta(posting: Posting): Promise<Held<Meta> | undefined> {
    const row = await this.table.get(partitionOf(posting), META_ROW);
    return row && { record: metaRecord.decode(row), etag: row.etag };
  }

  /** Undefined when somebody else wrote it first. */
  async writeMeta(meta: Meta, etag: string | undefined): Promise<Held<Meta> | undefined> {
    const row = { partition: partitionOf(meta), row: META_ROW, ...metaRecord.encode(meta) };
    try {
      const written = await (etag === undefined ? this.table.create(row) : this.table.replace({ ...row, etag }));
      return { record: meta, etag: written.etag };
    } catch (error) {
      if (error instanceof Conflict || error instanceof NotFound) return undefined;
      throw error;
    }
  }

  async channels(posting: Posting): Promise<Held<ChannelRow>[]> {
    const rows = await readAll(this.table, partitionOf(posting), CHANNELS);
    return rows.map((row) => ({ record: channelRecord.decode(row), etag: row.etag }));
  }

  async channel(posting: Posting, address: Address): Promise<Held<ChannelRow> | undefined> {
    const row = await this.table.get(partitionOf(posting), channelRow(address));
    return row && { record: channelRecord.decode(row), etag: row.etag };
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
    const row = { partition: partitionOf(posting), row: channelRow(record), ...channelRecord.encode(record) };
    try {
      const written = await this.table.replace({ ...row, etag });
      return { record, etag: written.etag };
    } catch (error) {
      if (error instanceof Conflict || error instanceof NotFound) return undefined;
      throw error;
    }
  }
}
