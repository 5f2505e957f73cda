import type { ConversationReference as SdkReference } from 'botbuilder';
import type { Post } from '../features/feature';
import type { TeamsAdapter } from './adapter';
import type { ConversationReference, Conversations } from './conversations';
import type { RenderCard } from './render';
import { send, toActivity } from './send';

export interface ProactiveParts {
  adapter: TeamsAdapter;
  /** Who we are, and whom our token is for. */
  us: { appId: string; audience: string };
  conversations: Conversations;
  render: RenderCard;
  /** True where we may write: rules change, and a reference may be older than they are. */
  mayWrite(reference: ConversationReference): boolean;
}

/**
 * Writes to a conversation outside any turn, by what is stored of it; in a channel that is a new post. The same connector as in
 * a turn: one attempt, again only when Teams says that it took nothing (connector.ts, send.ts).
 */
export function proactivePost({ adapter, us, conversations, render, mayWrite }: ProactiveParts): Post {
  return async (place, reply, language) => {
    const reference = await conversations.find(place);
    if (!reference || !mayWrite(reference)) return false;
    const message = toActivity(reply, render, language, reference.scope);
    await adapter.goOn(us, sdkReference(reference), async (context) => {
      await send(context, message);
    });
    return true;
  };
}

/** As the SDK wants it; the bot's name is Teams' to show. */
function sdkReference(reference: ConversationReference): Partial<SdkReference> {
  const { scope, tenantId, conversationId, serviceUrl, channelId, botId, userId } = reference;
  const conversationType = scope === 'group' ? 'groupChat' : scope;
  const conversation = { id: conversationId, tenantId, isGroup: scope !== 'personal', conversationType, name: '' };
  return { conversation, serviceUrl, channelId, bot: { id: botId, name: '' }, ...(userId && { user: { id: userId, name: '' } }) };
}
