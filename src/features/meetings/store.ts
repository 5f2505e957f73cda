import { z } from 'zod';
import { toInstant } from '../../lib/time';
import { defineRecord, invertedTime, key, readAll, type TableStore } from '../../storage';
import type { Meeting } from './types';

const meetingRecord = defineRecord<Meeting>({
  kind: 'meeting',
  v: 1,
  schema: z.strictObject({
    id: z.string(),
    networkId: z.string(),
    title: z.string(),
    start: z.strictObject({ local: z.string(), zone: z.string() }),
  }),
});

/** Meetings in the store; the keys are those of design/storage.md. */
export class MeetingStore {
  constructor(private readonly table: TableStore) {}

  /** The meeting first, then the network's list of them: a crash between them leaves nothing that points nowhere. */
  async save(meeting: Meeting): Promise<void> {
    await this.table.upsert({ partition: key('m', meeting.id), row: 'meta', ...meetingRecord.encode(meeting) });
    const row = key('m', invertedTime(toInstant(meeting.start)), meeting.id);
    await this.table.upsert({ partition: key('n', meeting.networkId), row, ...meetingRecord.encode(meeting) });
  }

  /** Newest first. */
  async ofNetwork(networkId: string): Promise<Meeting[]> {
    const rows = await readAll(this.table, key('n', networkId), { prefix: 'm:' });
    return rows.map((row) => meetingRecord.decode(row));
  }
}
