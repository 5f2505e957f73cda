import { changeRow, type Row, type TableStore } from '../../../storage';
import type { PersonId } from '../../feature';
import { isThingId } from '../../thing-id';
import { draftRecord, MAX_TEXT, type Draft } from './records';
import { OwnDrafts } from '../own-drafts';

/** Notices that are not sent. */
export class Drafts extends OwnDrafts<Draft> {
  constructor(table: TableStore) {
    super(table, 'notice', draftRecord);
  }

  /** Other words in a draft; it stays a draft of the version that it was begun from. Undefined for an id that no card of ours has. */
  async write(person: PersonId, networkId: string, id: string, text: string, now: number): Promise<Draft | undefined> {
    if (!isThingId(id)) return undefined;
    return changeRow(this.table, draftRecord, this.placeOf(person, id), (old) => {
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
}
