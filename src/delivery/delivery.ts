/** A conversation we may write to: a channel (without its thread), a group chat, or a person's chat with us. */
export interface Address {
  tenantId: string;
  conversationId: string;
}

/**
 * What became of one attempt to post or update (design/reliability.md, Sending).
 *
 * | outcome | meaning | what to do |
 * |---|---|---|
 * | sent | Teams has it; `activityId` is the message's id there | remember the id |
 * | busy | 429 or 412, no connection or no token: Teams took nothing | again, after `retryAfterMs` |
 * | gone | an update's message is no longer there | post a new one |
 * | refused | Teams took nothing and never will: a setting (401) or a fault of ours (another 4xx) | tell the operator |
 * | unreachable | blocked, uninstalled, or no such conversation | mark it, never retry by itself |
 * | uncertain | 5xx, time-out or broken connection: nobody knows whether it arrived | an update may be repeated; a post may not |
 */
export type Delivery =
  | { outcome: 'sent'; activityId: string }
  | { outcome: 'busy'; retryAfterMs: number }
  | { outcome: 'refused' }
  | { outcome: 'gone' }
  | { outcome: 'unreachable' }
  | { outcome: 'uncertain' };
