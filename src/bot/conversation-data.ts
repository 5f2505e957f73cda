import type { PersonalData } from '../features/feature';
import type { TableStore } from '../storage';
import { conversationsIn, referenceRecord, type ConversationReference, type Conversations } from './conversations';

/**
 * People's own chats with us. Every chat of the tenant is looked at, in pages of 1,000: one that was left behind when Teams did not
 * tell us of an uninstall is found too.
 */
export function conversationData(table: TableStore, conversations: Pick<Conversations, 'forget'>): PersonalData {
  async function chatsOf({ tenantId, id }: { tenantId: string; id: string }): Promise<ConversationReference[]> {
    const found: ConversationReference[] = [];
    let token: string | undefined;
    do {
      const page = await table.query(conversationsIn(tenantId), { token });
      // What else is kept of a conversation has a second part in its key.
      const references = page.rows.filter(({ row }) => !row.includes(':')).map((row) => referenceRecord.decode(row));
      found.push(...references.filter(({ personId, userId }) => personId === id || userId === id));
      token = page.token;
    } while (token !== undefined);
    return found;
  }

  return {
    of: async (person) => ({ chats: await chatsOf(person) }),
    erase: async (person) => {
      for (const chat of await chatsOf(person)) await conversations.forget(chat);
    },
  };
}
