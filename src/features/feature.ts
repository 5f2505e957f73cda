import type { z } from 'zod';
import type { Language, Translate } from '../lib/language';

/** Where in Teams something is said. */
export type Scope = 'personal' | 'group' | 'channel';

/** Who acts: `from.aadObjectId` and the tenant, as Teams vouches for them. Never read from a card. */
export interface Person {
  tenantId: string;
  /** Entra object id; Teams' own id (`29:…`) where there is none, as for some guests and anonymous users. */
  id: string;
  name: string;
}

export interface Place {
  scope: Scope;
  tenantId: string;
  /** A channel's conversation id is without the thread (`;messageid=`). */
  conversationId: string;
  /** The thread of a channel, as the id of its first message. */
  thread?: string;
}

export type Role = 'coordinator' | 'contact' | 'deputy' | 'participant' | 'partner' | 'manager';

/**
 * The network this conversation belongs to and the person's part in it, read from the store at most 60 s ago. Says nothing
 * of rights: somebody who is no member of the network has no roles.
 */
export interface NetworkHere {
  networkId: string;
  networkName: string;
  roles: Role[];
  /** Four digits as text; absent for partners, the state and strangers. */
  municipality?: string;
}

/** What a route gets: plain data and functions about one message or press. Nothing of the SDK. */
export interface Turn {
  correlationId: string;
  /** UTC milliseconds. */
  now: number;
  person: Person;
  place: Place;
  /** Undefined where there is no network. Throws what the store threw when it could not be asked: never guess instead. */
  network(): NetworkHere | undefined;
  language: Language;
  t: Translate;
}

/** A card as template name (`advice/answer` → cards/advice/answer.json) and the data it is expanded with. */
export interface CardContent {
  template: string;
  data: Record<string, unknown>;
}

export type Reply = (
  | { kind: 'text'; text: string }
  /** `summary` is what a notification and a screen reader say of the card. `feedback` asks Teams for thumbs. */
  | { kind: 'card'; card: CardContent; summary: string; feedback?: boolean }
) & {
  /**
   * Called when the message stands in Teams, with the id it has there, if Teams said. The person has their answer: what fails
   * here is logged and nothing else. Not called for a card that is shown in the place of another.
   */
  sent?(activityId: string | undefined): Promise<void>;
  /** Where this one reply is in another language than the turn: the words around what it shows. */
  language?: Language;
};

export type CardReply = Extract<Reply, { kind: 'card' }>;

/** A card that is always the same in one language. `summary` as in Reply. */
export function fixedCard(template: string, summary: string): CardReply {
  return { kind: 'card', card: { template, data: {} }, summary };
}

/**
 * Writes to a conversation outside any turn. False when it may not be written to: it is unknown, or no longer ours. Throws what
 * the store or the connector threw; after the latter nobody knows whether it arrived, so it is not tried again.
 */
export type Post = (place: Pick<Place, 'tenantId' | 'conversationId'>, reply: Reply, language: Language) => Promise<boolean>;

/** What a press leads to: the card it stood on is replaced, or a new message comes below it. */
export type VerbResult = { show: 'instead' | 'below'; reply: Reply };

export interface Command {
  /** Its words and help text stand in the language files under `commands.<id>`. */
  id: string;
  scopes: readonly Scope[];
  /** True for what may follow the name; a command without this takes nothing. */
  accepts?(argument: string): boolean;
  run(turn: Turn, argument: string): Promise<Reply> | Reply;
}

export interface Verb {
  name: string;
  /** `data` is what the card sent: unchecked, and written by whoever sent it. */
  run(turn: Turn, data: unknown): Promise<VerbResult>;
}

/** A verb whose data is checked before it runs; data of another shape is an InvalidCardData. */
export function defineVerb<T>(
  name: string,
  schema: z.ZodType<T>,
  run: (turn: Turn, data: T) => Promise<VerbResult> | VerbResult,
): Verb {
  return {
    name,
    run: async (turn, data) => {
      const checked = schema.safeParse(data);
      if (!checked.success) throw new InvalidCardData(name);
      return run(turn, checked.data);
    },
  };
}

/** The card is older than the code, or was not made by us. The person is told that it is out of date. */
export class InvalidCardData extends Error {
  constructor(verb: string) {
    super(`Card data of ${verb} has another shape`);
    this.name = 'InvalidCardData';
  }
}

export interface Feedback {
  /** The activity that was judged. */
  replyToId: string;
  reaction: 'like' | 'dislike';
}

/**
 * Something of ours to put into somebody's own message: the row they choose and the card that is sent. It is read in chats
 * where we are not, so nothing on the card may need us: the edge leaves links as the only buttons.
 */
export interface Finding {
  title: string;
  /** The line below the title. */
  status: string;
  card: CardContent;
}

/** What a search from the compose box gives: rows, best first, or words when there are none. */
export type SearchOutcome = { findings: Finding[] } | { text: string };

/** What a feature offers the edge. `app.ts` lists the features; their order decides who answers first. */
export interface Feature {
  id: string;
  commands?: Command[];
  verbs?: Verb[];
  /** Asked before anything is read from the store, and before commands: for what cannot wait. */
  urgent?(text: string): ((language: Language) => Reply) | undefined;
  /** Asked before commands, for words that mean something else right after an answer: «på engelsk?». */
  followUp?(turn: Turn, text: string): Promise<Reply | undefined>;
  /** Answers what is not a command. */
  answer?(turn: Turn, text: string): Promise<Reply> | Reply;
  onFeedback?(turn: Turn, feedback: Feedback): Promise<void>;
  /** Searches for what is written in the compose box's search field; empty before anything is written. */
  search?(turn: Turn, text: string): SearchOutcome | Promise<SearchOutcome>;
  /** What we know of an address that somebody links to. Never fetched, and nobody's word for what it is: compare it. */
  unfurl?(turn: Turn, url: string): Finding | undefined | Promise<Finding | undefined>;
}
