import { setTimeout as wait } from 'node:timers/promises';
import type { Activity, TurnContext } from 'botbuilder';
import type { Language } from '../lib/language';
import type { Reply, Scope } from '../features/feature';
import { retryAfterMs } from './delivery-outcome';
import { CARD_TYPE, cardOf } from './card-of';
import type { RenderCard } from './render';

/** Only answers that promise the message was not delivered are tried again: a POST has no idempotency key. */
const NOT_DELIVERED = [412, 429];
const ATTEMPTS = 3;
const LONGEST_WAIT_MS = 2_000;

/** A message of ours, ready to send. */
export type OutgoingMessage = Partial<Activity>;

/** A reply as an activity. `feedback` makes Teams show thumbs under it. */
export function toActivity(reply: Reply, render: RenderCard, language: Language, scope: Scope): OutgoingMessage {
  if (reply.kind === 'text') return { type: 'message', text: reply.text, textFormat: 'markdown' };
  return {
    type: 'message',
    summary: reply.summary,
    attachments: [{ contentType: CARD_TYPE, content: cardOf(reply, render, language, scope) }],
    ...(reply.feedback ? { channelData: { feedbackLoop: { type: 'default' } } } : {}),
  };
}

/**
 * Sends once; again only when Teams says that it was too busy (429, 412), after the time it asks for. Throws what the
 * connector threw: after a 5xx or a broken connection nobody knows whether the message arrived. Gives the message's id in Teams.
 */
export async function send(context: TurnContext, activity: OutgoingMessage): Promise<string | undefined> {
  for (let attempt = 1; ; attempt++) {
    try {
      const sent = await context.sendActivity(activity);
      return sent?.id || undefined;
    } catch (error) {
      if (attempt === ATTEMPTS || !NOT_DELIVERED.includes(statusOf(error) ?? 0)) throw error;
      await wait(Math.min(LONGEST_WAIT_MS, retryAfterMs(error) ?? 250 * 2 ** attempt));
    }
  }
}

/** The HTTP status the connector answered with; undefined when there was no answer. */
function statusOf(error: unknown): number | undefined {
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : undefined;
}
