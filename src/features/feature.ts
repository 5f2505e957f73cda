import type { Address, Delivery } from '../delivery';
import type { UserError } from '../lib/errors';
import type { Language, Translate } from '../lib/language';
import type { Row } from '../storage';

/** Where in Teams something is said. */
export type Scope = 'personal' | 'group' | 'channel';

/** Who acts: `from.aadObjectId` and the tenant, as Teams vouches for them. Never read from a card. */
export interface Person {
  tenantId: string;
  /** Entra object id; Teams' own id (`29:…`) where there is none, as for some guests and anonymous users. */
  id: string;
  name: string;
}

/** What tells a person from all others. */
export type PersonId = Pick<Person, 'tenantId' | 'id'>;

export interface Place {
  scope: Scope;
  tenantId: string;
  /** A channel's conversation id is without the thread (`;messageid=`). */
  conversationId: string;
  /** The thread of a channel, as the id of its first message. */
  thread?: string;
}

export const ROLES = ['coordinator', 'contact', 'deputy', 'participant', 'partner', 'manager'] as const;
export type Role = (typeof ROLES)[number];

/** What a manager has to do with: their own municipality, the whole network, or every network where they have this. */
export const MANAGED = ['municipality', 'network', 'region'] as const;
export type Managed = (typeof MANAGED)[number];

/**
 * A network and the person's part in it, read from the store at most 60 s ago. Says nothing of rights: somebody who is no
 * member of the network has no roles. Rights are asked of authority.ts.
 */
export interface NetworkHere {
  networkId: string;
  networkName: string;
  language: Language;
  roles: readonly Role[];
  /** Four digits as text; absent for partners, the state and strangers. */
  municipality?: string;
  /** Of those who belong to no municipality. */
  organisation?: string;
  /** What a manager manages; absent for others. */
  manages?: Managed;
}

/** A network to choose among, for who is in several. */
export interface NetworkName {
  networkId: string;
  networkName: string;
}

/** What a route gets: plain data and functions about one message or press. Nothing of the SDK. */
export interface Turn {
  correlationId: string;
  /** UTC milliseconds. */
  now: number;
  person: Person;
  place: Place;
  /** Teams' own id of the person (`29:…`): for whom a card refreshes by itself. Never stored. */
  teamsId: string;
  /**
   * The conversation's network; in a personal chat the person's only one, or the one they chose today. Undefined where there is
   * none. Throws what the store threw when it could not be asked: never guess instead.
   */
  network(): NetworkHere | undefined;
  /**
   * The person's part in the network that a card names: in a personal chat any, elsewhere only the conversation's own. Undefined
   * for every other, and for one that is not there. Throws what the store throws.
   */
  part(networkId: string): Promise<NetworkHere | undefined>;
  /** True in the personal chat of who is in several networks: then what is shown says which one it is about. */
  several: boolean;
  /** The person's parts in all their networks. Throws what the store throws. */
  parts(): Promise<readonly NetworkHere[]>;
  /** In a personal chat of who is in several networks and has not said which: those. Empty otherwise. Throws as `network`. */
  choices(): readonly NetworkName[];
  /** True for those whom the installation's operator has named (`ADMINS`). */
  admin: boolean;
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
  /** The network that a card is about, written below it: for who is in several. */
  network?: string;
  /** Where this one reply is in another language than the turn: the words around what it shows. */
  language?: Language;
  /** Whom a card calls by name, so that Teams tells them: each stands in a text of the card as `<at>name</at>`, XML-escaped. */
  mentions?: readonly Mention[];
};

/** `id` as in Person, in the tenant where the card stands. */
export interface Mention {
  id: string;
  name: string;
}

export type CardReply = Extract<Reply, { kind: 'card' }>;

/** Somebody who is in a channel or chat, as Teams tells it. */
export interface RosterPerson {
  tenantId: string;
  /** As in Person. */
  id: string;
  name: string;
  email?: string;
  guest: boolean;
}

/** What features ask of Teams outside the answer to a turn. Never throws for what Teams answers; throws what the store throws. */
export interface Teams {
  /**
   * A new message; in a channel a new post, or an answer below the message `thread`. One attempt, and never again when nobody knows
   * whether it arrived.
   */
  post(to: Address & { thread?: string }, reply: Reply, language: Language): Promise<Delivery>;
  /** Puts another card in the place of one that we posted. */
  update(to: Address, activityId: string, reply: Reply, language: Language): Promise<Delivery>;
  /** To somebody's own chat with us; `unreachable` when they have never had one. */
  tell(person: PersonId, reply: Reply, language: Language): Promise<Delivery>;
  /** Everybody there but bots, by name; undefined when Teams does not say. */
  members(of: Address): Promise<RosterPerson[] | undefined>;
  /** One person there, by `Person.id`; undefined when Teams does not know them there, or does not say. */
  member(of: Address, personId: string): Promise<RosterPerson | undefined>;
  /** What the channel and its team are called, as far as Teams says. */
  names(of: Address): Promise<{ channel?: string; team?: string }>;
}

/** What a press leads to: the card it stood on is replaced, or a new message comes below it. */
export type VerbResult = {
  show: 'instead' | 'below';
  reply: Reply;
  /**
   * Said instead of the reply where a client without Action.Execute would have it posted for all to read: in channels and groups. For a
   * reply that is only for who pressed.
   */
  inPublic?: Reply;
  /** Called when the answer is decided, for what may come after it, such as telling others: what fails here is logged and nothing else. */
  after?(): Promise<void>;
};

/** A rule of who may; the rules are in authority.ts. */
export interface Access<S> {
  readonly id: 'anyone' | 'member' | 'spokesperson' | 'coordinator' | 'founder';
  /** Whether it is asked about a network; the others ask the store nothing. */
  readonly needsNetwork: boolean;
  /** True for a right that somebody has from a network of theirs, and may use where there is no network. */
  readonly elsewhere?: boolean;
  /** What proves that the person may, or undefined for who may not. `here`: the network that it is about. */
  scope(turn: Pick<Turn, 'admin'>, here: NetworkHere | undefined): S | undefined;
  /** What a command says to who may not: whom it is for, never what there is. */
  refusal(here: NetworkHere | undefined): UserError;
}

/** The headings of help. */
export const HELP_GROUPS = ['advice', 'network', 'you', 'coordinators'] as const;
export type HelpGroup = (typeof HELP_GROUPS)[number];

export interface Command {
  /** Its words and help text stand in the language files under `commands.<id>`. */
  id: string;
  scopes: readonly Scope[];
  /** Whom it is for: checked before it runs, and help lists only what a person may use. */
  access: Access<unknown>;
  /** True for one that is about a network though it is for anyone: who is in several is asked which, as for those with access. */
  ofNetwork?: boolean;
  /** Under which heading help lists it; absent for those that help does not list. */
  about?: HelpGroup;
  /** True for what may follow the name; a command without this takes nothing. */
  accepts?(argument: string): boolean;
  run(turn: Turn, argument: string): Promise<Reply> | Reply;
}

export interface Verb {
  name: string;
  /**
   * True for one that only shows: what Teams may call by itself when a card refreshes. It changes nothing, sends nothing, and gives a
   * card instead; every other verb is refused then (design/teams.md, Cards).
   */
  view?: true;
  access: Access<unknown>;
  /** `data` is what the card sent: unchecked, and written by whoever sent it. */
  run(turn: Turn, data: unknown): Promise<VerbResult>;
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

/** What can be kept of somebody, in the order in which they are told. */
export const PERSONAL_KINDS = ['memberships', 'requests', 'choices', 'chats', 'answered', 'drafts', 'codes', 'calendars', 'meetings', 'checkins', 'answers', 'notices', 'log', 'other'] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** Somebody with every name and e-mail address that they are known by here: other people's words may name them. */
export interface KnownPerson extends Person {
  knownAs: readonly string[];
  /**
   * Those of them by which this person, and not somebody else of the same name, is found in a network's words: all where they take
   * part, have asked to, or stand in the log; elsewhere only the e-mail addresses of their memberships. Throws what the store throws.
   */
  knownIn(networkId: string): Promise<readonly string[]>;
}

/** What is kept of somebody, found and forgotten by whoever keeps it; `app.ts` has the list of them. */
export interface PersonalData {
  /** The rows that are about this person, as plain JSON, by kind. Throws what the store throws. */
  of(person: KnownPerson): Promise<Partial<Record<PersonalKind, unknown[]>>>;
  /** Takes the person out of everything. Done twice does no harm; throws what the store throws, and what is done stays done. */
  erase(person: KnownPerson): Promise<void>;
}

/** How long rows of one kind are kept: the job asks each rule, and deletes a row whose time is over (docs/operators.md). */
export interface RetentionRule {
  kind: string;
  /** Beginning of the partition, such as `q:`; the rule is asked about no other rows. */
  partition: string;
  /**
   * The UTC ms from which the row may go; undefined for one that this rule is not about. May throw for a row that is not as it
   * should be: it stays.
   */
  expiresAt(row: Row): number | undefined;
}

/** What a feature offers the edge. `app.ts` lists the features; their order decides who answers first. */
export interface Feature {
  id: string;
  commands?: Command[];
  verbs?: Verb[];
  /** Asked before anything is read from the store, and before commands: for what cannot wait. */
  urgent?(text: string): ((language: Language) => Reply) | undefined;
  /** Asked before commands, for words that mean something else right after an answer: «på engelsk?». */
  followUp?(turn: Turn, text: string): Promise<Reply | undefined>;
  /** Answers what is not a command; undefined leaves it to the next feature. */
  answer?(turn: Turn, text: string): Promise<Reply | undefined> | Reply | undefined;
  onFeedback?(turn: Turn, feedback: Feedback): Promise<void>;
  /** Searches for what is written in the compose box's search field; empty before anything is written. */
  search?(turn: Turn, text: string): SearchOutcome | Promise<SearchOutcome>;
  /** What we know of an address that somebody links to. Never fetched, and nobody's word for what it is: compare it. */
  unfurl?(turn: Turn, url: string): Finding | undefined | Promise<Finding | undefined>;
}
