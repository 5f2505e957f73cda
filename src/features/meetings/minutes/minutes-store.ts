import { changeRow, key, readAll, type Operation, type Row, type TableStore } from '../../../storage';
import { rowOfFollowUp } from '../follow-ups/follow-up-store';
import { followUpRecord } from '../follow-ups/records';
import type { FollowUp } from '../follow-ups/types';
import { meetingRecord } from '../records';
import { partitionOfMeetings } from '../store';
import type { Meeting } from '../types';
import { emptyDraft } from './draft';
import { draftRecord, minutesRecord } from './records';
import type { Draft, Minutes } from './types';

const [MINUTES, DRAFT, POSTED] = ['x', 'draft', 'posted'];

/** What is written about one meeting, with the rows for a transaction. */
export interface Papers {
  draft?: Draft;
  minutes?: Minutes;
  rows: { draft?: Row; minutes?: Row };
}

/** What minutes are about: the network's meetings and follow-ups, from one query. */
export interface Around {
  meetings: Meeting[];
  followUps: FollowUp[];
  /** Of the follow-ups, by id. */
  rows: ReadonlyMap<string, Row>;
}

/** Minutes and their drafts in the store, in the partition of the network's meetings. */
export class MinutesStore {
  constructor(private readonly table: TableStore) {}

  async papers(networkId: string, meetingId: string): Promise<Papers> {
    const rows = await readAll(this.table, partitionOfMeetings(networkId), { prefix: `${key(MINUTES, meetingId)}:` });
    const of = (kind: string) => rows.find(({ row }) => row === key(MINUTES, meetingId, kind));
    const [draft, minutes] = [of(DRAFT), of(POSTED)];
    return {
      ...(draft && { draft: draftRecord.decode(draft) }),
      ...(minutes && { minutes: minutesRecord.decode(minutes) }),
      rows: { ...(draft && { draft }), ...(minutes && { minutes }) },
    };
  }

  async posted(networkId: string, meetingId: string): Promise<Minutes | undefined> {
    const row = await this.table.get(partitionOfMeetings(networkId), key(MINUTES, meetingId, POSTED));
    return row && minutesRecord.decode(row);
  }

  /** Which meetings have posted minutes, and which only a draft: ids. */
  async written(networkId: string): Promise<{ posted: Set<string>; begun: Set<string> }> {
    const rows = await readAll(this.table, partitionOfMeetings(networkId), { prefix: `${MINUTES}:` });
    const posted = rows.filter(({ row }) => row.endsWith(`:${POSTED}`)).map((row) => minutesRecord.decode(row).meetingId);
    const begun = rows.filter(({ row }) => row.endsWith(`:${DRAFT}`)).map((row) => draftRecord.decode(row).meetingId);
    return { posted: new Set(posted), begun: new Set(begun) };
  }

  async around(networkId: string): Promise<Around> {
    // Their rows lie beside each other; what others put between is left out.
    const rows = await readAll(this.table, partitionOfMeetings(networkId), { from: 'f:', to: 'm;' });
    const followUps = rows.filter(({ row }) => row.startsWith('f:')).map((row) => ({ row, followUp: followUpRecord.decode(row) }));
    return {
      meetings: rows.filter(({ row }) => row.startsWith('m:')).map((row) => meetingRecord.decode(row)),
      followUps: followUps.map(({ followUp }) => followUp),
      rows: new Map(followUps.map(({ row, followUp }) => [followUp.id, row])),
    };
  }

  /** As `changeRow`; where nothing is written yet, what is changed is empty. */
  async changeDraft(networkId: string, meetingId: string, change: (old: Draft) => Draft | undefined): Promise<Draft> {
    const empty = emptyDraft(networkId, meetingId);
    return (await changeRow(this.table, draftRecord, draftPlace(empty), (old) => change(old ?? empty))) ?? empty;
  }

  /** Whatever was there, and only if nobody changes anything of it meanwhile: throws Conflict then, and nothing is written. */
  async post(minutes: Minutes, draft: Draft, followUps: readonly FollowUp[], { rows }: Papers, around: Pick<Around, 'rows'>): Promise<void> {
    const { networkId, meetingId } = minutes;
    const partition = partitionOfMeetings(networkId);
    const write = (row: Operation & { op: 'create' }, old: Row | undefined): Operation => (
      old ? { op: 'replace', row: { ...row.row, etag: old.etag } } : row
    );
    await this.table.transaction(partition, [
      write({ op: 'create', row: { ...draftPlace(draft), ...draftRecord.encode(draft) } }, rows.draft),
      write({ op: 'create', row: { partition, row: key(MINUTES, meetingId, POSTED), ...minutesRecord.encode(minutes) } }, rows.minutes),
      ...followUps.map((each) => write({ op: 'create', row: rowOfFollowUp(each) }, around.rows.get(each.id))),
    ]);
  }
}

const draftPlace = ({ networkId, meetingId }: Pick<Draft, 'networkId' | 'meetingId'>) => (
  { partition: partitionOfMeetings(networkId), row: key(MINUTES, meetingId, DRAFT) }
);
