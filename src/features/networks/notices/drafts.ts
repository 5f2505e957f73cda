import { changeRow, key, type Row, type TableStore } from '../../../storage';
import type { PersonId } from '../../feature';
import { isNoticeId } from './notice-id';
import { draftRecord, MAX_TEXT, type Draft } from './records';
import { partitionOfPerson } from '../person-partition';

/** What somebody writes and has not sent, with the other rows about that person; nobody else can send it. */
export class Drafts {
  constructor(private readonly table: TableStore) {}

  /** Undefined when there is none by this person for this network. */
  async find(person: PersonId, networkId: string, id: string): Promise<Draft | undefined> {
    if (!isNoticeId(id)) return undefined;
    const { partition, row } = placeOf(person, id);
    const found = await this.table.get(partition, row);
    const draft = found && draftRecord.decode(found);
    return draft?.networkId === networkId ? draft : undefined;
  }

  /** Whatever was there. */
  async begin(person: PersonId, id: string, draft: Draft): Promise<void> {
    await this.table.upsert({ ...placeOf(person, id), ...draftRecord.encode(draft) });
  }

  /** Other words in a draft; it stays a draft of the version that it was begun from. Undefined for an id that no card of ours has. */
  async write(person: PersonId, networkId: string, id: string, text: string, now: number): Promise<Draft | undefined> {
    if (!isNoticeId(id)) return undefined;
    return changeRow(this.table, draftRecord, placeOf(person, id), (old) => {
      return { networkId, text, version: old?.networkId === networkId ? old.version : 0, at: now };
    });
  }

  /** Other words in a draft as it was read. What its writer has changed meanwhile is theirs, and stays. */
  async reword(row: Row, change: (text: string, networkId: string) => Promise<string>): Promise<void> {
    const { text, networkId } = draftRecord.decode(row);
    const next = (await change(text, networkId)).slice(0, MAX_TEXT);
    if (next === text) return;
    await changeRow(this.table, draftRecord, row, (now) => (now?.text === text ? { ...now, text: next } : undefined));
  }

  async remove(person: PersonId, id: string): Promise<void> {
    if (!isNoticeId(id)) return;
    const { partition, row } = placeOf(person, id);
    await this.table.delete(partition, row);
  }
}

const placeOf = (person: PersonId, id: string) => ({ partition: partitionOfPerson(person), row: key('d', 'notice', id) });
