/**
 * How long the bot waits for what, in milliseconds. Teams sends a message again after 15 s and shows an error for a press
 * after 5; gateways may give up at 10 (design/teams.md).
 */
export interface Limits {
  /** Who somebody is, from the store: longer than the store's own limit for reads, so that the store gives up first. */
  lookUpMs: number;
  /** From a message's arrival to its answer, sending not counted. */
  messageMs: number;
  /** The same for a press on a card, and for what is asked from the compose box. */
  pressMs: number;
  /** An answer that is not there by then is announced by a typing indicator. */
  typingAfterMs: number;
  /** One attempt to send one message. */
  sendMs: number;
  /** A second press on the same button within this posts no second card. */
  repeatMs: number;
}

export const LIMITS: Limits = { lookUpMs: 2_500, messageMs: 10_000, pressMs: 4_000, typingAfterMs: 1_500, sendMs: 4_000, repeatMs: 3_000 };
