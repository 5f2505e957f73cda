import { changeRow, Conflict, key, readAll, type Row, type TableStore } from '../../../storage';
import { partitionOfMeetings } from '../store';
import { ballotRecord, pointerRecord, pollRecord, toldRecord } from './records';
import type { Ballot, Poll } from './types';

const META = 'meta';
const AT_ONCE = 100;

/** A poll with all its ballots, as one read found them. */
export interface PollRows {
  poll: Poll;
  ballots: Ballot[];
  /** What coordinators have been told, as `<what>:<version>`. */
  told: ReadonlySet<string>;
}

/**
 * Polls in the store: a partition each, with the poll in one row and each voter's whole ballot in a row of its own, so that votes do not
 * wait for each other (design/storage.md). Everything throws what the store throws.
 */
export class PollStore {
  constructor(private readonly table: TableStore) {}

  /** The poll and then the network's list of polls; false when there is one with that id already, which then is on the list. */
  async create(poll: Poll): Promise<boolean> {
    const created = await this.table.create({ ...placeOf(poll.networkId, poll.id), ...pollRecord.encode(poll) }).then(() => true, isThere);
    const pointer = { partition: partitionOfMeetings(poll.networkId), row: key('p', poll.id) };
    await this.table.upsert({ ...pointer, ...pointerRecord.encode({ id: poll.id }) });
    return created;
  }

  async find(networkId: string, id: string): Promise<Poll | undefined> {
    const { partition, row } = placeOf(networkId, id);
    const found = await this.table.get(partition, row);
    return found && pollRecord.decode(found);
  }

  /** The poll and every ballot, in one query. */
  async rows(networkId: string, id: string): Promise<PollRows | undefined> {
    const rows = await readAll(this.table, partitionOfPoll(networkId, id));
    const meta = rows.find(({ row }) => row === META);
    if (!meta) return undefined;
    const told = new Set(rows.filter(({ row }) => row.startsWith('t:')).map(({ row }) => row.slice(2)));
    return { poll: pollRecord.decode(meta), ballots: rows.filter(isBallot).map((row) => ballotRecord.decode(row)), told };
  }

  async ballots(networkId: string, id: string): Promise<Ballot[]> {
    const rows = await readAll(this.table, partitionOfPoll(networkId, id), { prefix: 'v:' });
    return rows.map((row) => ballotRecord.decode(row));
  }

  /** Newest first. */
  async ofNetwork(networkId: string): Promise<Poll[]> {
    const rows = await readAll(this.table, partitionOfMeetings(networkId), { prefix: 'p:' });
    const ids = rows.slice(0, AT_ONCE).map((row) => pointerRecord.decode(row).id);
    const polls = await Promise.all(ids.map((id) => this.find(networkId, id)));
    return polls.filter((poll) => poll !== undefined);
  }

  /** As `changeRow`; a poll that is not there stays so. */
  async change(networkId: string, id: string, change: (old: Poll) => Poll | undefined): Promise<Poll | undefined> {
    return changeRow(this.table, pollRecord, placeOf(networkId, id), (old) => old && change(old));
  }

  /** As `changeRow`, of one voter's ballot. */
  async vote(
    networkId: string, id: string, ref: string, change: (old: Ballot | undefined) => Ballot | undefined,
  ): Promise<Ballot | undefined> {
    return changeRow(this.table, ballotRecord, { partition: partitionOfPoll(networkId, id), row: key('v', ref) }, change);
  }

  /** Notes that something is told now; false when it was before. */
  async tell(networkId: string, id: string, what: string, version: number, now: number): Promise<boolean> {
    return this.table.create({ ...toldPlace(networkId, id, what, version), ...toldRecord.encode({ at: now }) }).then(() => true, isThere);
  }

  /** It was not told after all. */
  async untell(networkId: string, id: string, what: string, version: number): Promise<void> {
    const { partition, row } = toldPlace(networkId, id, what, version);
    await this.table.delete(partition, row);
  }
}

const isBallot = ({ row }: Row) => row.startsWith('v:');

function isThere(error: unknown): false {
  if (error instanceof Conflict) return false;
  throw error;
}

export const partitionOfPoll = (networkId: string, id: string): string => key('p', networkId, id);
const placeOf = (networkId: string, id: string) => ({ partition: partitionOfPoll(networkId, id), row: META });
const toldPlace = (networkId: string, id: string, what: string, version: number) => (
  { partition: partitionOfPoll(networkId, id), row: key('t', what, String(version)) }
);
