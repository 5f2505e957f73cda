import { createHash } from 'node:crypto';
import type { TurnContext } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import type { IncomingActivity } from './envelope';
import { Exchange, type Parts } from './exchange';
import { readIncoming, type Incoming } from './incoming';
import { onLink, onSearch } from './on-compose';
import { onInstalled, onUninstalled } from './on-install';
import { onMessage } from './on-message';
import { onFeedback, onPress } from './on-press';
import { onRefresh } from './on-refresh';

const REDELIVERED_WITHIN_MS = 10 * 60 * 1000;
const MAX_REMEMBERED = 20_000;

/** One activity from Teams, handled to its end. */
export class TurnHandler {
  /** Teams sends again what took too long. Another instance may answer it a second time, and no more than that. */
  private readonly seen = new LRUCache<string, true>({ max: MAX_REMEMBERED, ttl: REDELIVERED_WITHIN_MS });

  constructor(private readonly parts: Parts) {}

  async handle(context: TurnContext, activity: IncomingActivity, tenantId: string): Promise<void> {
    const exchange = new Exchange(this.parts, activity, context, tenantId);
    await this.answer(exchange, activity, readIncoming(activity));
    await exchange.settle();
  }

  private async answer(exchange: Exchange, activity: IncomingActivity, incoming: Incoming): Promise<void> {
    switch (incoming.kind) {
      case 'message':
        return this.isRedelivery(activity) ? undefined : onMessage(exchange, incoming.text, incoming.attachmentsOnly);
      case 'cardAction':
        if (!incoming.invoke && this.isRedelivery(activity)) return undefined;
        if (incoming.automatic) return onRefresh(exchange, incoming.verb, incoming.data);
        return onPress(exchange, incoming.verb, incoming.data, incoming.invoke);
      case 'feedback':
        return onFeedback(exchange, incoming.feedback);
      case 'search':
        return onSearch(exchange, incoming.query);
      case 'link':
        return onLink(exchange, incoming.url);
      case 'installed':
        return onInstalled(exchange);
      case 'uninstalled':
        return onUninstalled(exchange);
      case 'unknownInvoke':
        return exchange.respond(400);
      case 'ignored':
        return undefined;
    }
  }

  /**
   * Invokes are not asked: Teams waits for each one's answer. An edit has the id of the message it edits, and is no
   * redelivery of it.
   */
  private isRedelivery({ type, id, conversation, text }: IncomingActivity): boolean {
    if (!id) return false;
    const words = type === 'messageUpdate' ? (text ?? '') : '';
    const key = createHash('sha256').update([type, conversation.id, id, words].join('\u0000')).digest('base64');
    if (this.seen.has(key)) return true;
    this.seen.set(key, true);
    return false;
  }
}
