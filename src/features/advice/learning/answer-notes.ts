import { monthOf, monthsBetween } from '../../../lib/time';
import type { TableStore } from '../../../storage';
import type { Turn } from '../../feature';
import { answerKey, answerRow, monthPartition, NO_NETWORK } from './keys';
import { answerNoteRecord, type About } from './records';

/** So old an answer may be and still be judged; whoever goes back further is rare, and each month is a read. */
const LOOKED_BACK_MS = 60 * 24 * 60 * 60 * 1000;

/** What stands under which message of ours, so that a thumb can be tied to it. Says nothing of who asked. */
export class AnswerNotes {
  constructor(private readonly table: TableStore) {}

  async save({ now, person, place }: Turn, networkId: string, activityId: string, about: About): Promise<void> {
    const partition = monthPartition(networkId, monthOf(now));
    const row = answerRow(answerKey(place, activityId));
    await this.table.upsert({ partition, row, ...answerNoteRecord.encode({ tenantId: person.tenantId, at: now, about }) });
  }

  /** What was answered in that message, and in which month; undefined when it is not known (any more). */
  async find({ now, place, network }: Turn, activityId: string): Promise<{ month: string; about: About } | undefined> {
    const networkId = network()?.networkId ?? NO_NETWORK;
    const row = answerRow(answerKey(place, activityId));
    for (const month of monthsBetween(now - LOOKED_BACK_MS, now).reverse()) {
      const found = await this.table.get(monthPartition(networkId, month), row);
      if (found) return { month, about: answerNoteRecord.decode(found).about };
    }
    return undefined;
  }
}
