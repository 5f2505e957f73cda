import { afterStored, changeRow, Conflict, key, readAll, type Row, type TableStore } from '../../../storage';
import { partitionOfMeetings } from '../store';
import { ballotRecord, pointerRecord, pollRecord } from './records';
import type { Ballot, Poll } from './types';

const META = 'meta';

/** A poll with all its ballots, as one read found them. */
export interface PollRows {
  poll: Poll;
  ballots: Ballot[];
}

/** Some of a network's polls, newest first; `next`: where those after them begin, 0 for none. */
export interface PollPage {
  polls: PollRows[];
  next: number;
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
    await afterStored(() => this.table.upsert({ ...pointer, ...pointerRecord.encode({ id: poll.id }) }));
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
    return { poll: pollRecord.decode(meta), ballots: rows.filter(isBallot).map((row) => ballotRecord.decode(row)) };
  }

  async ballots(networkId: string, id: string): Promise<Ballot[]> {
    const rows = await readAll(this.table, partitionOfPoll(networkId, id), { prefix: 'v:' });
    return rows.map((row) => ballotRecord.decode(row));
  }

  /** A query for the list, and one for each poll that is given. */
  async page(networkId: string, from: number, most: number): Promise<PollPage> {
    const ids = await this.ids(networkId);
    const start = from < ids.length ? from : 0;
    const polls = await Promise.all(ids.slice(start, start + most).map((id) => this.rows(networkId, id)));
    return { polls: polls.filter((poll) => poll !== undefined), next: start + most < ids.length ? start + most : 0 };
  }

  /** Newest first. */
  async ids(networkId: string): Promise<string[]> {
    const rows = await readAll(this.table, partitionOfMeetings(networkId), { prefix: 'p:' });
    return rows.map((row) => pointerRecord.decode(row).id);
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
}

const isBallot = ({ row }: Row) => row.startsWith('v:');

function isThere(error: unknown): false {
  if (error instanceof Conflict) return false;
  throw error;
}

export const partitionOfPoll = (networkId: string, id: string): string => key('p', networkId, id);
const placeOf = (networkId: string, id: string) => ({ partition: partitionOfPoll(networkId, id), row: META });
