import { z } from 'zod';
import type { Ids } from '../../../lib/ids';
import { LANGUAGES } from '../../../lib/language';
import { Conflict, defineRecord, key, NotFound, type Row, type TableStore } from '../../../storage';
import type { RetentionRule } from '../../feature';
import { codeHash } from './code-text';
import { HOUR_MS } from '../../../lib/time';

const PARTITION = key('code');
/** Whoever began to tell and has not come to an end by then was lost on the way. */
const CLAIM_MS = 15_000;
/** Two equal codes within the hour are next to impossible; a third is a fault of the source. */
const ATTEMPTS = 3;

const Request = z.strictObject({
  /** Where it was asked: the channel that is to be linked. */
  tenantId: z.string(),
  conversationId: z.string(),
  /** What Teams called them. */
  channel: z.string().optional(),
  team: z.string().optional(),
  /** Who asked: `personRef`, and the name that the coordinator is shown. Both go with the code. */
  askedBy: z.string(),
  name: z.string(),
  /** The language they were answered in. */
  language: z.enum(LANGUAGES),
  /** UTC ms. */
  askedAt: z.number(),
  expiresAt: z.number(),
  /** When somebody began to tell that the channel is linked, UTC ms. */
  claimedAt: z.number().optional(),
});
export type ChannelRequest = z.infer<typeof Request>;

const requestRecord = defineRecord<ChannelRequest>({ kind: 'channel code', v: 1, schema: Request });

/** A code that is open: what was asked with it, and its row. */
export interface OpenCode {
  hash: string;
  request: ChannelRequest;
  row: Row;
}

/** Codes by which channels ask to be linked, valid for an hour. Only their hashes are stored. */
export class ChannelCodes {
  constructor(private readonly table: TableStore, private readonly ids: Ids) {}

  /** Makes a code, and gives it. Throws what the store throws. */
  async issue(request: Omit<ChannelRequest, 'expiresAt' | 'claimedAt'>): Promise<{ code: string; expiresAt: number }> {
    const expiresAt = request.askedAt + HOUR_MS;
    for (let attempt = 1; ; attempt++) {
      const code = this.ids.correlation();
      try {
        await this.table.create({ ...placeOf(codeHash(code)), ...requestRecord.encode({ ...request, expiresAt }) });
        return { code, expiresAt };
      } catch (error) {
        if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** Undefined for one that never was, is used, or has expired: nobody can tell which. */
  async find(hash: string, now: number): Promise<OpenCode | undefined> {
    const { partition, row: name } = placeOf(hash);
    const row = await this.table.get(partition, name);
    const request = row && requestRecord.decode(row);
    return request && request.expiresAt > now ? { hash, request, row } : undefined;
  }

  /** Names that were not known when the code was made. A code that somebody has used or removed meanwhile stays as it is. */
  async name(code: OpenCode, names: Pick<ChannelRequest, 'channel' | 'team'>): Promise<OpenCode> {
    const request = { ...code.request, ...names };
    try {
      return { hash: code.hash, request, row: await this.table.replace({ ...code.row, ...requestRecord.encode(request) }) };
    } catch (error) {
      if (error instanceof Conflict || error instanceof NotFound) return { ...code, request };
      throw error;
    }
  }

  /** True for one of those who press at the same time: that one tells what has happened. */
  async claim({ request, row }: OpenCode, now: number): Promise<boolean> {
    if (now - (request.claimedAt ?? 0) < CLAIM_MS) return false;
    try {
      await this.table.replace({ ...row, ...requestRecord.encode({ ...request, claimedAt: now }) });
      return true;
    } catch (error) {
      if (error instanceof Conflict || error instanceof NotFound) return false;
      throw error;
    }
  }

  async remove(hash: string): Promise<void> {
    const { partition, row } = placeOf(hash);
    await this.table.delete(partition, row);
  }
}

/** A code that nobody used goes when it expires, and who asked goes with it. */
export const codeRetention: RetentionRule = {
  kind: 'channel code', partition: PARTITION, expiresAt: (row) => requestRecord.decode(row).expiresAt,
};

const placeOf = (hash: string) => ({ partition: PARTITION, row: key(hash) });
