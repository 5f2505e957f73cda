import { z } from 'zod';
import { personHash } from '../../lib/ids';
import { monthOf } from '../../lib/time';
import { defineRecord, key, type TableStore } from '../../storage';
import type { Feedback, Turn } from '../feature';

const feedbackRecord = defineRecord<{ reaction: 'like' | 'dislike' }>({
  kind: 'feedback',
  v: 1,
  schema: z.strictObject({ reaction: z.enum(['like', 'dislike']) }),
});

/** Feedback given outside every network. */
const NO_NETWORK = '-';

/** A person's thumb on an answer; pressing again replaces it. The words people may add are not kept: they may name someone. */
export class FeedbackStore {
  constructor(private readonly table: TableStore) {}

  async save({ person, network, now }: Turn, { replyToId, reaction }: Feedback): Promise<void> {
    const partition = key('q', network()?.networkId ?? NO_NETWORK, monthOf(now));
    const row = key(replyToId, personHash(person.tenantId, person.id));
    await this.table.upsert({ partition, row, ...feedbackRecord.encode({ reaction }) });
  }
}
