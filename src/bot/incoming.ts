import { z } from 'zod';
import type { Feedback, Person, Place, Scope } from '../features/feature';
import type { IncomingActivity } from './envelope';
import { readCompose, type IncomingCompose } from './incoming-compose';
import { plainText } from './message-text';

/** One thing that happened in Teams, as the rest of the edge reads it. */
export type Incoming =
  | { kind: 'message'; text: string; attachmentsOnly: boolean }
  /**
   * A press on a card; `invoke` when Teams waits for a card in the response, else it came as a message. `automatic` when nobody has
   * pressed, and Teams refreshes the card by itself.
   */
  | { kind: 'cardAction'; verb: string; data: unknown; invoke: boolean; automatic: boolean }
  /** Thumbs; without `feedback` when the client does not say on what, as the Agents Playground does not. */
  | { kind: 'feedback'; feedback?: Feedback }
  | IncomingCompose
  | { kind: 'installed' }
  | { kind: 'uninstalled' }
  | { kind: 'ignored' }
  | { kind: 'unknownInvoke' };

const CardData = z.looseObject({ verb: z.string().min(1).max(100) });
const ExecuteValue = z.looseObject({
  trigger: z.unknown().optional(),
  action: z.looseObject({ verb: z.string().min(1).max(100), data: z.unknown().optional() }),
});
const FeedbackValue = z.looseObject({
  actionName: z.literal('feedback'),
  actionValue: z.looseObject({ reaction: z.enum(['like', 'dislike']) }),
});

/** What an activity is. Every shape is one function below; an activity of no shape we serve is `ignored`. */
export function readIncoming(activity: IncomingActivity): Incoming {
  switch (activity.type) {
    case 'message':
      return readMessage(activity);
    case 'messageUpdate':
      return readEdit(activity);
    case 'invoke':
      return readInvoke(activity);
    case 'installationUpdate':
      return readInstallation(activity.action);
    case 'conversationUpdate':
      return readMembership(activity);
    default:
      return { kind: 'ignored' };
  }
}

/** Text, or a press that came as a message: `Action.Submit`, and `Action.Execute` in clients that fall back to it. */
function readMessage(activity: IncomingActivity): Incoming {
  const press = CardData.safeParse(activity.value);
  if (press.success) return { kind: 'cardAction', verb: press.data.verb, data: press.data, invoke: false, automatic: false };
  const text = plainText(activity);
  if (!text && isSharedCard(activity)) return { kind: 'ignored' };
  return { kind: 'message', text, attachmentsOnly: !text && hasAttachments(activity) };
}

/** An edited message is answered anew; one that is deleted, or brought back, is not. */
function readEdit(activity: IncomingActivity): Incoming {
  return activity.channelData?.eventType === 'editMessage' ? readMessage(activity) : { kind: 'ignored' };
}

function readInvoke(activity: IncomingActivity): Incoming {
  if (activity.name === 'adaptiveCard/action') {
    const execute = ExecuteValue.safeParse(activity.value);
    if (execute.success) {
      const { trigger, action } = execute.data;
      return { kind: 'cardAction', verb: action.verb, data: action.data, invoke: true, automatic: trigger === 'automatic' };
    }
  }
  if (activity.name === 'message/submitAction') {
    const submitted = FeedbackValue.safeParse(activity.value);
    if (submitted.success) {
      const { replyToId } = activity;
      return { kind: 'feedback', ...(replyToId ? { feedback: { replyToId, reaction: submitted.data.actionValue.reaction } } : {}) };
    }
  }
  return readCompose(activity) ?? { kind: 'unknownInvoke' };
}

/** An upgrade of the app (`add-upgrade`, `remove-upgrade`) is no reason to forget, and the welcome was said. */
function readInstallation(action: string | undefined): Incoming {
  if (action === 'remove') return { kind: 'uninstalled' };
  return { kind: action === 'remove-upgrade' ? 'ignored' : 'installed' };
}

/** Only our own coming and going matters here; other members are greeted by nobody, least of all one by one. */
function readMembership(activity: IncomingActivity): Incoming {
  const us = activity.recipient.id;
  if (activity.membersAdded?.some((member) => member.id === us)) return { kind: 'installed' };
  if (activity.membersRemoved?.some((member) => member.id === us)) return { kind: 'uninstalled' };
  return { kind: 'ignored' };
}

/** In a personal chat every message comes to us, also a card that somebody found with our own search: that asks nothing. */
function isSharedCard({ attachments, conversation }: IncomingActivity): boolean {
  const isCard = ({ contentType }: { contentType?: unknown }) => String(contentType).startsWith('application/vnd.microsoft.card.');
  return conversation.conversationType === 'personal' && (attachments ?? []).some(isCard);
}

/** Teams puts an HTML copy of the text among the attachments; that is not something sent. */
function hasAttachments(activity: IncomingActivity): boolean {
  return (activity.attachments ?? []).some((attachment) => attachment.contentType !== 'text/html');
}

/** The tenant Teams names; undefined when it names none. */
export function tenantOf(activity: IncomingActivity): string | undefined {
  return (activity.channelData?.tenant?.id ?? activity.conversation.tenantId)?.toLowerCase();
}

export function personOf(activity: IncomingActivity, tenantId: string): Person {
  const { aadObjectId, id, name } = activity.from;
  return { tenantId, id: aadObjectId || id, name: name ?? '' };
}

export function placeOf(activity: IncomingActivity, tenantId: string): Place {
  const [conversationId = activity.conversation.id, thread] = activity.conversation.id.split(';messageid=');
  return { scope: scopeOf(activity), tenantId, conversationId, ...(thread ? { thread } : {}) };
}

function scopeOf({ conversation }: IncomingActivity): Scope {
  if (conversation.conversationType === 'channel') return 'channel';
  return conversation.conversationType === 'groupChat' || conversation.isGroup ? 'group' : 'personal';
}
