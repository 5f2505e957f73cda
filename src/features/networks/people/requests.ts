import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { personRef } from '../../../lib/ids';
import { LANGUAGES, type Language } from '../../../lib/language';
import { changeRow, defineRecord, key, readAll, type Operation, type Row, type TableStore } from '../../../storage';
import type { Address } from '../../../delivery';
import { partitionOf } from '../store';
import { TOPICS, type Topic } from '../types';
import { ROLE_CHOICES, type RoleChoice } from './part';

const PREFIX = 'rq:';
const TOLD_AGAIN_MS = 60 * 60_000;

/** Somebody asks to take part, or for another role. There is at most one for a person in a network: the last. */
export interface JoinRequest {
  /** 1 for the first that the person makes here, one more for each: a button says which one it is about. */
  number: number;
  tenantId: string;
  personId: string;
  name: string;
  email?: string;
  guest?: boolean;
  /** What they are today, where they are a member who wants another role. */
  today?: RoleChoice[];
  wish: RoleChoice;
  /** Four digits, and what the municipality is called. */
  municipality?: string;
  municipalityName?: string;
  organisation?: string;
  title?: string;
  topics?: Topic[];
  /** The conversation where it was asked. */
  asked: Address;
  language: Language;
  /** UTC ms. */
  askedAt: number;
  /** When the coordinators were last told of a request of this person here; kept when another takes its place. */
  toldAt?: number;
  status: 'open' | 'approved' | 'declined';
  /** Who decided, as a pseudonym (`personRef`). */
  decidedBy?: string;
  decidedAt?: number;
  /** The role that was given. */
  given?: RoleChoice;
  /** Why it was declined, in the coordinator's words. */
  word?: string;
}

export const joinRequestRecord = defineRecord<JoinRequest>({
  kind: 'join request',
  v: 1,
  schema: z.strictObject({
    number: z.number().int().min(1),
    tenantId: z.string(),
    personId: z.string(),
    name: z.string(),
    email: z.string().optional(),
    guest: z.boolean().optional(),
    today: z.array(z.enum(ROLE_CHOICES)).optional(),
    wish: z.enum(ROLE_CHOICES),
    municipality: z.string().optional(),
    municipalityName: z.string().optional(),
    organisation: z.string().optional(),
    title: z.string().optional(),
    topics: z.array(z.enum(TOPICS)).optional(),
    asked: z.strictObject({ tenantId: z.string(), conversationId: z.string() }),
    language: z.enum(LANGUAGES),
    askedAt: z.number(),
    toldAt: z.number().optional(),
    status: z.enum(['open', 'approved', 'declined']),
    decidedBy: z.string().optional(),
    decidedAt: z.number().optional(),
    given: z.enum(ROLE_CHOICES).optional(),
    word: z.string().optional(),
  }),
});

/** What the one who asks says; the rest is known. */
export type Wish = Omit<JoinRequest, 'number' | 'toldAt' | 'status' | 'decidedBy' | 'decidedAt' | 'given' | 'word'>;

/** Requests in the store, each in the partition of its network. */
export class Requests {
  constructor(private readonly table: TableStore) {}

  /** Those that wait for an answer, oldest first. */
  async open(networkId: string): Promise<JoinRequest[]> {
    const rows = await readAll(this.table, partitionOf(networkId), { prefix: PREFIX });
    const all = rows.map((row) => joinRequestRecord.decode(row));
    return all.filter(({ status }) => status === 'open').sort((a, b) => a.askedAt - b.askedAt);
  }

  /** The same from rows that are read already. */
  static among(rows: readonly Row[], ref: string): { request: JoinRequest; row: Row } | undefined {
    const row = rows.find((each) => each.row === rowOf(ref));
    return row && { request: joinRequestRecord.decode(row), row };
  }

  async find(networkId: string, ref: string): Promise<{ request: JoinRequest; row: Row } | undefined> {
    const row = await this.table.get(partitionOf(networkId), rowOf(ref));
    return row && { request: joinRequestRecord.decode(row), row };
  }

  /** In the place of what the person asked before. Asked again in the same words while it is open, it stands as it is: `fresh` is false. */
  async ask(networkId: string, wish: Wish): Promise<{ request: JoinRequest; fresh: boolean }> {
    let fresh = false;
    const request = await changeRow(this.table, joinRequestRecord, placeOf(networkId, refOf(wish)), (old): JoinRequest | undefined => {
      fresh = !old || old.status !== 'open' || !isSameWish(old, wish);
      if (!fresh) return undefined;
      const { number = 0, email, guest, toldAt } = old ?? {};
      const known = { ...(email && { email }), ...(guest && { guest }), ...(toldAt !== undefined && { toldAt }) };
      return { ...known, ...wish, number: number + 1, status: 'open' };
    });
    if (!request) throw new Error('A request that was made is not there');
    return { request, fresh };
  }

  /** Whoever is taken out of the network leaves no request behind. */
  async remove(networkId: string, ref: string): Promise<void> {
    await this.table.delete(partitionOf(networkId), rowOf(ref));
  }

  /** Gives what stands there then; undefined: no such request. `change` gives undefined to leave it as it is. */
  async change(networkId: string, ref: string, change: (old: JoinRequest) => JoinRequest | undefined): Promise<JoinRequest | undefined> {
    return changeRow(this.table, joinRequestRecord, placeOf(networkId, ref), (old) => old && change(old));
  }
}

/**
 * Whether the coordinators are to be told of it: of what they were not told before, and at most once an hour for each who asks. What
 * somebody changes more often stands under `forespørsler`. When telling was cut short, it is done when the person presses again.
 */
export const isToBeTold = ({ status, askedAt, toldAt }: JoinRequest, now: number): boolean =>
  status === 'open' && (toldAt === undefined || (askedAt > toldAt && now - toldAt >= TOLD_AGAIN_MS));

/** The request decided, only if it stands as it was read: a step of the transaction that writes the member. */
export const replaceRequest = (row: Row, request: JoinRequest): Operation =>
  ({ op: 'replace', row: { partition: row.partition, row: row.row, etag: row.etag, ...joinRequestRecord.encode(request) } });

/** The request goes with the member: a step of the transaction that takes them out. */
export const removeRequest = ({ row }: Row): Operation => ({ op: 'delete', key: row });

export const refOf = ({ tenantId, personId }: Pick<JoinRequest, 'tenantId' | 'personId'>): string => personRef(tenantId, personId);

export const rowOf = (ref: string) => key('rq', ref);
const placeOf = (networkId: string, ref: string) => ({ partition: partitionOf(networkId), row: rowOf(ref) });

function isSameWish(old: JoinRequest, wish: Wish): boolean {
  const said = ({ wish: role, municipality, organisation, title, topics }: Wish) => [role, municipality, organisation, title, topics];
  return isDeepStrictEqual(said(old), said(wish));
}
