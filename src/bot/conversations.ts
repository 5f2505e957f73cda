import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Place } from '../features/feature';
import { Conflict, defineRecord, key, type TableStore } from '../storage';
import type { IncomingActivity } from './envelope';

const MAX_REMEMBERED = 20_000;
const WELCOMED = 'welcomed';

/** What is needed to write to a conversation later, as plain JSON of our own: the SDK may go, the rows stay. */
const Reference = z.strictObject({
  scope: z.enum(['personal', 'group', 'channel']),
  tenantId: z.string(),
  conversationId: z.string(),
  serviceUrl: z.string(),
  channelId: z.string(),
  botId: z.string(),
  /** Teams' id of the person, in personal chats only. */
  userId: z.string().optional(),
  teamId: z.string().optional(),
});

export type ConversationReference = z.infer<typeof Reference>;

const referenceRecord = defineRecord<ConversationReference>({ kind: 'conversation reference', v: 1, schema: Reference });
const welcomeRecord = defineRecord<{ at: number }>({ kind: 'welcome', v: 1, schema: z.strictObject({ at: z.number() }) });

/** The conversations we may write to, in the store so that every instance knows them and a restart forgets none. */
export class Conversations {
  /** What this process has written, so that a turn that changes nothing writes nothing. */
  private readonly written = new LRUCache<string, string>({ max: MAX_REMEMBERED });

  constructor(private readonly table: TableStore) {}

  /** True when this process has written just this, so that there is nothing to do. */
  isRemembered(reference: ConversationReference): boolean {
    return this.written.get(idOf(reference)) === JSON.stringify(reference);
  }

  /** Writes it whatever was written before: after an uninstall that another instance took, the row is gone. */
  async renew(reference: ConversationReference): Promise<void> {
    const { partition, row } = keysOf(reference);
    const encoded = referenceRecord.encode(reference);
    await this.table.upsert({ partition, row, ...encoded });
    this.written.set(idOf(reference), encoded.data);
  }

  async find(place: Pick<Place, 'tenantId' | 'conversationId'>): Promise<ConversationReference | undefined> {
    const { partition, row } = keysOf(place);
    const found = await this.table.get(partition, row);
    return found && referenceRecord.decode(found);
  }

  /** After an uninstall nothing may be sent there; a new install is welcomed again. */
  async forget(place: Pick<Place, 'tenantId' | 'conversationId'>): Promise<void> {
    const { partition, row, welcome } = keysOf(place);
    this.written.delete(idOf(place));
    await this.table.delete(partition, row);
    await this.table.delete(partition, welcome);
  }

  /** True for exactly one caller per conversation, however many install events Teams sends and instances receive them. */
  async firstWelcome(place: Pick<Place, 'tenantId' | 'conversationId'>, now: number): Promise<boolean> {
    const { partition, welcome } = keysOf(place);
    try {
      await this.table.create({ partition, row: welcome, ...welcomeRecord.encode({ at: now }) });
      return true;
    } catch (error) {
      if (error instanceof Conflict) return false;
      throw error;
    }
  }
}

/** The reference an activity carries. */
export function referenceOf(activity: IncomingActivity, place: Place): ConversationReference {
  const team = activity.channelData?.team?.id;
  return {
    scope: place.scope,
    tenantId: place.tenantId,
    conversationId: place.conversationId,
    serviceUrl: activity.serviceUrl,
    channelId: activity.channelId,
    botId: activity.recipient.id,
    ...(place.scope === 'personal' ? { userId: activity.from.id } : {}),
    ...(team ? { teamId: team } : {}),
  };
}

function keysOf({ tenantId, conversationId }: Pick<Place, 'tenantId' | 'conversationId'>) {
  return { partition: key('conv', tenantId), row: key(conversationId), welcome: key(conversationId, WELCOMED) };
}

const idOf = ({ tenantId, conversationId }: Pick<Place, 'tenantId' | 'conversationId'>) => `${tenantId}\u0000${conversationId}`;
