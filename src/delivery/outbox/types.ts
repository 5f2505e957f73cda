import type { Address, Delivery } from '../delivery';

/** What reminders come from: a poll, a meeting, a follow-up, …, by its natural key. */
export interface SourceRef {
  networkId: string;
  /** Who plans and words it; registered once. */
  kind: string;
  /** Which of them: an id of the feature's own, `[a-z0-9-]`. */
  id: string;
}

/** One thing that is to happen once at a time: a message to one recipient, or an act such as closing a poll. */
export interface Planned {
  /** Which of the source's things: `half-time`, `day-before`, `close`; `[a-z0-9-]`. */
  what: string;
  /** Whom, without naming anybody: `personRef`, a municipality's number, or another word of the source's own; `[a-z0-9-]`. */
  recipient: string;
  /** Of the source: when it rises, as for a meeting that is moved, what was planned before is not sent. */
  version: number;
  /** UTC ms. */
  dueAt: number;
  /** From then on it is not sent any more, UTC ms. */
  staleAt: number;
}

export interface Reminder extends Planned {
  source: SourceRef;
}

/** A person's own chat with us, or a channel: there a new post, or an answer below the message `thread`. */
export type Recipient = { tenantId: string; personId: string } | (Address & { thread?: string });

/**
 * What is to be done with a reminder that is due, decided right before from what the store says then. `act` must do no harm when it
 * is done twice; it is tried again when it throws, until the reminder is stale.
 */
export type Resolution<M> =
  | { do: 'send'; to: Recipient; message: M }
  | { do: 'act'; act(): Promise<void> }
  | { do: 'later'; at: number }
  /** Answered meanwhile, moved, not a member any more, …; `reason` is a word for the log. */
  | { do: 'drop'; reason: string };

/** What a feature gives for each kind of source. */
export interface ReminderSource<M> {
  /**
   * Everything that is still to happen of the source as the store has it now, also what was done already (the ledger knows); undefined
   * when it is over or gone: then it is asked no more. Asked after each change and every ten minutes.
   */
  plan(source: SourceRef, now: number): Promise<readonly Planned[] | undefined>;
  resolve(reminder: Reminder, now: number): Promise<Resolution<M>>;
  /** Whether one that may or may not have arrived is sent once more after 60 s: a meeting or a deadline is, a nudge never. */
  sendsAgain(what: string): boolean;
  /** The recipient can't be written to by us (403, 404, or no chat): for telling them another way. What fails here is logged. */
  onUnreachable?(reminder: Reminder): Promise<void>;
}

/** One attempt; never throws for what Teams answers. */
export type SendReminder<M> = (to: Recipient, message: M) => Promise<Delivery>;
