import { personHash } from '../../../lib/ids';
import { monthOf } from '../../../lib/time';
import type { TableStore } from '../../../storage';
import type { Feedback, Turn } from '../../feature';
import type { AnswerNotes } from './answer-notes';
import { answerKey, feedbackRow, monthPartition, NO_NETWORK } from './keys';
import { thumbRecord, type Thumb } from './records';

/**
 * A person's thumb, with what was answered; pressing again replaces it. It stands in the month of the answer, so that it is
 * replaced next month too. The words people may add are not kept: they may name someone.
 */
export class FeedbackStore {
  constructor(
    private readonly table: TableStore,
    private readonly notes: AnswerNotes,
  ) {}

  async save(turn: Turn, { replyToId, reaction }: Feedback): Promise<void> {
    const { person, place, network, now } = turn;
    const answer = await this.notes.find(turn, replyToId);
    const partition = monthPartition(network()?.networkId ?? NO_NETWORK, answer?.month ?? monthOf(now));
    const row = feedbackRow(answerKey(place, replyToId), personHash(person.tenantId, person.id));
    const thumb: Thumb = { tenantId: person.tenantId, at: now, reaction, ...(answer ? { about: answer.about } : {}) };
    await this.table.upsert({ partition, row, ...thumbRecord.encode(thumb) });
  }
}
