import { isDeepStrictEqual } from 'node:util';
import { personHash } from '../../../lib/ids';
import { changeRow, readAll, type TableStore } from '../../../storage';
import type { Person } from '../../feature';
import { networkPartition, ownAnswerRow, PREFIX } from './keys';
import { ownAnswerRecord, type OwnAnswer } from './records';

/** What a coordinator writes. */
export type OwnAnswerDraft = Pick<OwnAnswer, 'question' | 'answer' | 'owner' | 'review'>;

/** `changed`: somebody else saved it meanwhile, and what they wrote stands. `gone`: it is not there any more. */
export type Saved = { outcome: 'saved' | 'changed'; answer: OwnAnswer } | { outcome: 'gone' };

/** A network's own answers in the store. Every read and write is of one network: what is not there is unknown. */
export class OwnAnswers {
  constructor(private readonly table: TableStore) {}

  async all(networkId: string): Promise<OwnAnswer[]> {
    const rows = await readAll(this.table, networkPartition(networkId), { prefix: PREFIX.ownAnswers });
    return rows.map((row) => ownAnswerRecord.decode(row));
  }

  async find(networkId: string, id: string): Promise<OwnAnswer | undefined> {
    const row = await this.table.get(networkPartition(networkId), ownAnswerRow(id));
    return row && ownAnswerRecord.decode(row);
  }

  /**
   * Saves over the version that the person saw, 0 for a new one. The same words pressed twice are saved once; other words
   * never overwrite what somebody else has saved meanwhile.
   */
  async save(networkId: string, id: string, seen: number, draft: OwnAnswerDraft, person: Person, now: number): Promise<Saved> {
    const savedBy = personHash(person.tenantId, person.id);
    const answer = await changeRow(this.table, ownAnswerRecord, placeOf(networkId, id), (old) => {
      if ((old?.version ?? 0) !== seen) return undefined;
      return { ...draft, id, tenantId: person.tenantId, version: seen + 1, savedAt: now, savedBy };
    });
    return answer ? { outcome: isSame(answer, draft) ? 'saved' : 'changed', answer } : { outcome: 'gone' };
  }

  /** Good until another day. Undefined when it is not there. */
  async renew(networkId: string, id: string, review: string): Promise<OwnAnswer | undefined> {
    return changeRow(this.table, ownAnswerRecord, placeOf(networkId, id), (old) => {
      return old && old.review !== review ? { ...old, review, version: old.version + 1 } : undefined;
    });
  }

  /** Changes what it says, so that forms that were open before know it. Undefined from `change` leaves it as it is. */
  async rewrite(networkId: string, id: string, change: (old: OwnAnswer) => OwnAnswer | undefined): Promise<void> {
    await changeRow(this.table, ownAnswerRecord, placeOf(networkId, id), (old) => {
      const next = old && change(old);
      return next && { ...next, version: next.version + 1 };
    });
  }

  /** Deletes it, and gives what it was. Undefined when it is not there. */
  async remove(networkId: string, id: string): Promise<OwnAnswer | undefined> {
    const found = await this.find(networkId, id);
    const { partition, row } = placeOf(networkId, id);
    if (found) await this.table.delete(partition, row);
    return found;
  }
}

/** Past its review date an answer is not given any more. `today` is `2026-11-16`. */
export function isOverdue({ review }: Pick<OwnAnswer, 'review'>, today: string): boolean {
  return review < today;
}

const placeOf = (networkId: string, id: string) => ({ partition: networkPartition(networkId), row: ownAnswerRow(id) });

function isSame({ question, answer, owner, review }: OwnAnswer, draft: OwnAnswerDraft): boolean {
  return isDeepStrictEqual({ question, answer, owner, review }, draft);
}
