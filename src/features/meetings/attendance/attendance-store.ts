import { setTimeout as wait } from 'node:timers/promises';
import { Conflict, key, NotFound, readAll, type Operation, type Row, type TableStore } from '../../../storage';
import { partitionOfMeetings } from '../store';
import { comingRecord, markRecord, type Coming, type Mark } from './records';

const ATTENDANCE = 'r';
const MARK = 'k';
const ATTEMPTS = 10;
const LONGEST_WAIT_MS = 20;
/** Less than a transaction holds. */
const AT_ONCE = 90;

/** What the store has of one meeting. */
export interface Attended {
  coming: Coming[];
  marks: Mark[];
}

/** Who comes to a network's meetings and who was there: a row a person (`r:<meeting>:<ref>`), and one a municipality that was marked. */
export class AttendanceStore {
  constructor(private readonly table: TableStore) {}

  async ofMeeting(networkId: string, meetingId: string): Promise<Attended> {
    return attendedIn(await this.rows(networkId, meetingId));
  }

  /**
   * Changes one person's row, made anew when others wrote it meanwhile; undefined leaves it as it is. One read, which gives everybody's
   * rows too, and one write. Throws Conflict when others were first every time.
   */
  async change(
    networkId: string, meetingId: string, ref: string, make: (old: Coming | undefined) => Coming | undefined,
  ): Promise<Attended> {
    for (let attempt = 1; ; attempt++) {
      const rows = await this.rows(networkId, meetingId);
      const place = { partition: partitionOfMeetings(networkId), row: key(ATTENDANCE, meetingId, ref) };
      const found = rows.find(({ row }) => row === place.row);
      const next = make(found && comingRecord.decode(found));
      const { coming, marks } = attendedIn(rows);
      if (!next) return { coming, marks };
      const encoded = { ...place, ...comingRecord.encode(next) };
      try {
        await (found ? this.table.replace({ ...encoded, etag: found.etag }) : this.table.create(encoded));
        return { coming: [...coming.filter((one) => one.ref !== ref), next], marks };
      } catch (error) {
        if (!(error instanceof Conflict || error instanceof NotFound) || attempt === ATTEMPTS) throw error;
      }
      await wait(Math.random() * LONGEST_WAIT_MS);
    }
  }

  /** What a coordinator noted; the last one holds. */
  async mark(networkId: string, meetingId: string, marks: readonly Mark[]): Promise<void> {
    const partition = partitionOfMeetings(networkId);
    const operations = marks.map((mark): Operation => (
      { op: 'upsert', row: { partition, row: key(ATTENDANCE, meetingId, MARK, mark.municipality), ...markRecord.encode(mark) } }
    ));
    for (let at = 0; at < operations.length; at += AT_ONCE) await this.table.transaction(partition, operations.slice(at, at + AT_ONCE));
  }

  private rows(networkId: string, meetingId: string): Promise<Row[]> {
    return readAll(this.table, partitionOfMeetings(networkId), { prefix: `${key(ATTENDANCE, meetingId)}:` });
  }
}

function attendedIn(rows: readonly Row[]): Attended {
  const [marks, people] = [rows.filter(isMark), rows.filter((row) => !isMark(row))];
  return { coming: people.map((row) => comingRecord.decode(row)), marks: marks.map((row) => markRecord.decode(row)) };
}

/** `r:<meeting>:k:<municipality>`, beside `r:<meeting>:<ref>`. */
const isMark = ({ row }: Row): boolean => row.split(':').length === 4;
