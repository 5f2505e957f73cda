import { z } from 'zod';
import { personRef } from '../../../lib/ids';
import { changeRow, key, readAll, type TableStore } from '../../../storage';
import type { Member } from '../types';
import type { Person, RetentionRule } from '../../feature';
import { monthsAfter } from '../../retention';
import { isThingId } from '../../thing-id';
import { MAX_TEXT, noticeRecord, readerRecord, type Draft, type Notice, type Reader } from './records';

/** `changed`: somebody else saved it meanwhile, and what they wrote stands. */
export type Saved = { outcome: 'saved' | 'changed'; notice: Notice } | { outcome: 'gone' };

/** A network's notices and where they are read, in the store. What is of another network is as unknown as what never was. */
export class NoticeStore {
  constructor(private readonly table: TableStore) {}

  /** Newest first. */
  async all(networkId: string): Promise<Notice[]> {
    const rows = await readAll(this.table, key('no', networkId));
    return rows.map((row) => noticeRecord.decode(row));
  }

  async find(networkId: string, id: string): Promise<Notice | undefined> {
    if (!isThingId(id)) return undefined;
    const { partition, row } = placeOf(networkId, id);
    const found = await this.table.get(partition, row);
    return found && noticeRecord.decode(found);
  }

  /** Saves a draft over the version that its writer saw. The same words saved twice are saved once, and others are never overwritten. */
  async save(networkId: string, id: string, { text, version }: Draft, person: Person, now: number): Promise<Saved> {
    const notice = await changeRow(this.table, noticeRecord, placeOf(networkId, id), (old) => {
      if (!old) return version === 0 ? newNotice(id, text, person, now) : undefined;
      if (old.withdrawnAt !== undefined || old.version !== version || old.text === text) return undefined;
      return { ...old, text, version: version + 1, editedAt: now };
    });
    if (!notice || notice.withdrawnAt !== undefined) return { outcome: 'gone' };
    return { outcome: notice.text === text ? 'saved' : 'changed', notice };
  }

  /** Other words in a notice whoever wrote it; edits that were begun before know it. False when nothing of it changes. */
  async reword(networkId: string, id: string, change: (text: string) => string, now: number): Promise<boolean> {
    let changed = false;
    await changeRow(this.table, noticeRecord, placeOf(networkId, id), (old) => {
      const text = old?.text === undefined ? undefined : change(old.text).slice(0, MAX_TEXT);
      changed = old !== undefined && text !== old.text;
      return old && changed ? { ...old, text, version: old.version + 1, editedAt: now } : undefined;
    });
    return changed;
  }

  /** Takes the text away for good. One that was withdrawn `before` stays as it is. */
  async withdraw(networkId: string, id: string, now: number): Promise<'withdrawn' | 'before' | 'gone'> {
    if (!isThingId(id)) return 'gone';
    let first = false;
    const notice = await changeRow(this.table, noticeRecord, placeOf(networkId, id), (old) => {
      first = old !== undefined && old.withdrawnAt === undefined;
      if (!old || !first) return undefined;
      const { text: _, ...rest } = old;
      return { ...rest, withdrawnAt: now };
    });
    if (!notice) return 'gone';
    return first ? 'withdrawn' : 'before';
  }

  /** True when nobody from the same municipality or organisation had read it as it is `since` then. Who reads is not stored. */
  async read(networkId: string, id: string, reader: Reader, since: number): Promise<boolean> {
    let first = false;
    await changeRow(this.table, readerRecord, { partition: readersOf(networkId, id), row: readerRow(reader) }, (old) => {
      first = old === undefined || old.at < since;
      return first ? reader : undefined;
    });
    return first;
  }

  /** Municipalities by number, then organisations, then those of none; who read before `since` has not read what it says now. */
  async readers(networkId: string, id: string, since: number): Promise<Reader[]> {
    const rows = await readAll(this.table, readersOf(networkId, id));
    return rows.map((row) => readerRecord.decode(row)).filter(({ at }) => at >= since);
  }
}

/** For whom a member reads: their municipality, else their organisation. */
export function readerOf({ tenantId, municipality, organisation }: Pick<Member, 'tenantId' | 'municipality' | 'organisation'>, at: number): Reader {
  if (municipality) return { tenantId, municipality, at };
  return organisation ? { tenantId, organisation, at } : { tenantId, at };
}

function newNotice(id: string, text: string, { tenantId, id: personId }: Person, now: number): Notice {
  return { id, tenantId, by: personRef(tenantId, personId), text, version: 1, postedAt: now };
}

function readerRow({ municipality, organisation }: Reader): string {
  if (municipality) return key('k', municipality);
  return organisation ? key('o', organisation.toLowerCase()) : key('x');
}

/** As long as the board remembers where they stand; after that nobody could change them. */
const KEPT_MONTHS = 18;

/** Notices and, with them, where they were read. */
export const noticeRetention: RetentionRule = {
  kind: 'notices',
  partition: 'no:',
  expiresAt: ({ data }) => {
    const { postedAt, editedAt = postedAt, at = editedAt } = Kept.parse(JSON.parse(data));
    return at === undefined ? undefined : monthsAfter(at, KEPT_MONTHS);
  },
};

/** A notice says when it was posted and edited, a reader when they read. */
const Kept = z.looseObject({ postedAt: z.number().optional(), editedAt: z.number().optional(), at: z.number().optional() });

/** The two parts of its row's key: an id of 13 digits, a dash, and more. */
export const partsOf = (id: string): [time: string, name: string] => [id.slice(0, 13), id.slice(14)];
const placeOf = (networkId: string, id: string) => ({ partition: key('no', networkId), row: key(...partsOf(id)) });
const readersOf = (networkId: string, id: string) => key('no', networkId, id);
