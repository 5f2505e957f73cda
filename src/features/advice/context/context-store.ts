import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { withinBudget } from '../../../lib/errors';
import { LANGUAGES } from '../../../lib/language';
import { defineRecord, key, type TableStore } from '../../../storage';
import type { Turn } from '../../feature';
import type { AnswerContext } from './answer-context';

/** A follow-up waits no longer for what it follows: it is then answered as it stands. */
const READ_MS = 1_000;
const MAX_REMEMBERED = 5_000;

const contextRecord = defineRecord<AnswerContext>({
  kind: 'answer context',
  v: 1,
  schema: z.strictObject({
    kind: z.enum(['answer', 'unsure']),
    topic: z.string().optional(),
    shown: z.array(z.string()),
    read: z.array(z.string()),
    language: z.enum(LANGUAGES),
    expiresAt: z.number(),
  }),
});

type Where = Pick<Turn, 'person' | 'place'>;

/**
 * The last answer of each person in each conversation, in a channel in each thread. It stands among what else is kept of the
 * person (`u:<tenant>:<person>`), so that it goes when they want it gone.
 */
export class ContextStore {
  /** For when the store is away, and for what it has not taken yet. Another instance may know better: it is asked too. */
  private readonly lately = new LRUCache<string, AnswerContext>({ max: MAX_REMEMBERED });

  constructor(private readonly table: TableStore) {}

  /** Undefined after 15 minutes, and when nothing is known. Never throws. */
  async find(turn: Turn): Promise<AnswerContext | undefined> {
    const { partition, row } = keysOf(turn);
    const kept = this.lately.get(partition + row);
    const stored = await this.read(turn, partition, row);
    const newest = [kept, stored].reduce((a, b) => (b && (!a || b.expiresAt > a.expiresAt) ? b : a));
    return newest && turn.now < newest.expiresAt ? newest : undefined;
  }

  /** Throws what the store throws; in this process it is remembered all the same. */
  async save(where: Where, context: AnswerContext): Promise<void> {
    const { partition, row } = keysOf(where);
    this.lately.set(partition + row, context);
    await this.table.upsert({ partition, row, ...contextRecord.encode(context), index: { expiresAt: context.expiresAt } });
  }

  /** What this process remembers of a person; what is stored is deleted with the rest of their partition. */
  forget({ tenantId, id }: Turn['person']): void {
    const theirs = `${key('u', tenantId, id)}ctx:`;
    for (const at of [...this.lately.keys()]) if (at.startsWith(theirs)) this.lately.delete(at);
  }

  /** The store that did not answer who this is will not answer this either. */
  private async read(turn: Turn, partition: string, row: string): Promise<AnswerContext | undefined> {
    try {
      turn.network();
      const found = await withinBudget(READ_MS, this.table.get(partition, row));
      return found && contextRecord.decode(found);
    } catch {
      return undefined;
    }
  }
}

function keysOf({ person, place }: Where): { partition: string; row: string } {
  const { conversationId, thread } = place;
  return { partition: key('u', person.tenantId, person.id), row: key('ctx', conversationId, ...(thread ? [thread] : [])) };
}
