import { toInstant } from '../../lib/time';
import { changeRow, Conflict, key, NotFound, readAll, type Operation, type TableStore } from '../../storage';
import { meetingRecord } from './records';
import type { Meeting } from './types';

/** Everything about a network's meetings but polls lies in one partition: lists are one query, and minutes one transaction. */
export const partitionOfMeetings = (networkId: string): string => key('m', networkId);
const MEETING = 'm';
const ATTEMPTS = 10;

/** Meetings in the store. What is of another network is as unknown as what never was. */
export class MeetingStore {
  constructor(private readonly table: TableStore) {}

  async find(networkId: string, id: string): Promise<Meeting | undefined> {
    const row = await this.table.get(partitionOfMeetings(networkId), key(MEETING, id));
    return row && meetingRecord.decode(row);
  }

  /** Whatever was there. */
  async save(meeting: Meeting): Promise<void> {
    await this.table.upsert({ ...placeOf(meeting), ...meetingRecord.encode(meeting) });
  }

  /** Several of one network at once; false when any of them was there already: then none is made. */
  async create(networkId: string, meetings: readonly Meeting[]): Promise<boolean> {
    const operations = meetings.map((meeting): Operation => ({ op: 'create', row: { ...placeOf(meeting), ...meetingRecord.encode(meeting) } }));
    return this.table.transaction(partitionOfMeetings(networkId), operations).then(() => true, (error: unknown) => {
      if (error instanceof Conflict) return false;
      throw error;
    });
  }

  /**
   * Several at once, decided from all of the network's, the latest start first: `decide` gives those that are to stand anew. Decided
   * again when others were first; throws Conflict when they were every time.
   */
  async changeSome(networkId: string, decide: (all: Meeting[]) => Meeting[]): Promise<Meeting[]> {
    for (let attempt = 1; ; attempt++) {
      const rows = await readAll(this.table, partitionOfMeetings(networkId), { prefix: `${MEETING}:` });
      const etags = new Map(rows.map(({ row, etag }) => [row, etag]));
      const next = decide(latestFirst(rows.map((row) => meetingRecord.decode(row))));
      if (next.length === 0) return next;
      const operations = next.map((meeting): Operation => {
        const place = placeOf(meeting);
        return { op: 'replace', row: { ...place, ...meetingRecord.encode(meeting), etag: etags.get(place.row) ?? '' } };
      });
      try {
        await this.table.transaction(partitionOfMeetings(networkId), operations);
        return next;
      } catch (error) {
        if (!(error instanceof Conflict || error instanceof NotFound) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** As `changeRow`; a meeting that is not there stays so, and undefined is given. */
  async change(networkId: string, id: string, change: (old: Meeting) => Meeting | undefined): Promise<Meeting | undefined> {
    return changeRow(this.table, meetingRecord, placeOf({ networkId, id }), (old) => old && change(old));
  }

  /** The latest start first, cancelled ones too. */
  async ofNetwork(networkId: string): Promise<Meeting[]> {
    const rows = await readAll(this.table, partitionOfMeetings(networkId), { prefix: `${MEETING}:` });
    return latestFirst(rows.map((row) => meetingRecord.decode(row)));
  }
}

const latestFirst = (meetings: Meeting[]): Meeting[] => meetings.sort((a, b) => toInstant(b.start) - toInstant(a.start));

const placeOf = ({ networkId, id }: Pick<Meeting, 'networkId' | 'id'>) => (
  { partition: partitionOfMeetings(networkId), row: key(MEETING, id) }
);
