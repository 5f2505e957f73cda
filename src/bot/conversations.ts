import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Address } from '../delivery';
import type { PersonId, Place } from '../features/feature';
import { Conflict, defineRecord, key, type TableStore } from '../storage';
import type { IncomingActivity } from './envelope';
import { personOf } from './incoming';

const MAX_REMEMBERED = 20_000;
/** Another instance may have taken the row away since. */
const REMEMBERED_MS = 24 * 60 * 60 * 1000;
const WELCOMED = 'welcomed';
/** In the partition of a person (`u:…`): which conversation is their chat with us. */
const CHAT_ROW = 'chat';

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
  /** Their id as features know it, in personal chats only. */
  personId: z.string().optional(),
  teamId: z.string().optional(),
});

export type ConversationReference = z.infer<typeof Reference>;

export const referenceRecord = defineRecord<ConversationReference>({ kind: 'conversation reference', v: 1, schema: Reference });
const chatRecord = defineRecord<{ conversationId: string }>({
  kind: 'chat', v: 1, schema: z.strictObject({ conversationId: z.string() }),
});
const welcomeRecord = defineRecord<{ at: number }>({ kind: 'welcome', v: 1, schema: z.strictObject({ at: z.number() }) });

/** The conversations we may write to, in the store so that every instance knows them and a restart forgets none. */
export class Conversations {
  /** What this process has written, so that a turn that changes nothing writes nothing. */
  private readonly written = new LRUCache<string, string>({ max: MAX_REMEMBERED, ttl: REMEMBERED_MS });

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
    const { tenantId, personId, conversationId } = reference;
    if (personId) await this.table.upsert({ ...chatOf({ tenantId, id: personId }), ...chatRecord.encode({ conversationId }) });
    this.written.set(idOf(reference), encoded.data);
  }

  async find(place: Address): Promise<ConversationReference | undefined> {
    const { partition, row } = keysOf(place);
    const found = await this.table.get(partition, row);
    return found && referenceRecord.decode(found);
  }

  /** The person's own chat with us, if they have ever had one. */
  async chatWith(person: PersonId): Promise<Address | undefined> {
    const { partition, row } = chatOf(person);
    const found = await this.table.get(partition, row);
    return found && { tenantId: person.tenantId, conversationId: chatRecord.decode(found).conversationId };
  }

  /** After an uninstall nothing may be sent there; a new install is welcomed again. */
  async forget(place: Address): Promise<void> {
    const { partition, row, welcome } = keysOf(place);
    this.written.delete(idOf(place));
    const personId = (await this.find(place))?.personId;
    if (personId) await this.table.delete(chatOf({ tenantId: place.tenantId, id: personId }).partition, CHAT_ROW);
    await this.table.delete(partition, welcome);
    // Last: what is cut short before is found again by it.
    await this.table.delete(partition, row);
  }

  /** True for exactly one caller per conversation, however many install events Teams sends and instances receive them. */
  async firstWelcome(place: Address, now: number): Promise<boolean> {
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
    ...(place.scope === 'personal' ? { userId: activity.from.id, personId: personOf(activity, place.tenantId).id } : {}),
    ...(team ? { teamId: team } : {}),
  };
}

export const conversationsIn = (tenantId: string): string => key('conv', tenantId);

function keysOf({ tenantId, conversationId }: Address) {
  return { partition: conversationsIn(tenantId), row: key(conversationId), welcome: key(conversationId, WELCOMED) };
}

const chatOf = ({ tenantId, id }: PersonId) => ({ partition: key('u', tenantId, id), row: CHAT_ROW });
const idOf = ({ tenantId, conversationId }: Address) => `${tenantId}\u0000${conversationId}`;
