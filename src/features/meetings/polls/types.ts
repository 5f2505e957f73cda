import type { WallTime } from '../../../lib/time';
import type { AgendaItem } from '../types';

/** ja · om nødvendig · nei */
export const ANSWERS = ['yes', 'maybe', 'no'] as const;
export type Answer = (typeof ANSWERS)[number];

export const MOST_SLOTS = 10;
export const FEWEST_SLOTS = 2;

/** A time that is voted on; all of a poll's have the same length. */
export interface Slot {
  /** `s1`, `s2`, … */
  id: string;
  start: WallTime;
}

/** Which municipalities must be able to come. A municipality can when anybody who votes for it can: a deputy counts as its contact. */
export interface Quorum {
  /** At least so many of the network's municipalities. */
  atLeast: number;
  /** Those without which no time will do; four digits each. */
  required: string[];
}

/**
 * `closing`: no new ballots, and those under way are waited for; `closed`: the result stands; both by deadline or by a coordinator
 * (design/storage.md, two-phase close). `decided`: the meeting is set.
 */
export const POLL_STATES = ['open', 'closing', 'closed', 'decided', 'cancelled'] as const;
export type PollState = (typeof POLL_STATES)[number];

export interface Poll {
  id: string;
  networkId: string;
  title: string;
  /** What the meeting is to be about. */
  agenda: AgendaItem[];
  /** How long the meeting is meant to last. */
  minutes: number;
  slots: Slot[];
  /** When it closes by itself. */
  deadline: WallTime;
  /** `hidden`: until it is closed nobody sees who has answered what, only who has answered. */
  ballots: 'open' | 'hidden';
  quorum: Quorum;
  state: PollState;
  /** One more each time it is opened anew or given another deadline: what was planned for the one before is not done. */
  version: number;
  /** UTC ms. */
  postedAt: number;
  /** When it got the deadline that it has, UTC ms; absent for its first. */
  deadlineSetAt?: number;
  /** How many reminders by themselves were due for the deadlines before. */
  reminded?: number;
  /** Who posted it, as `personRef`. */
  by: string;
  closingAt?: number;
  closedAt?: number;
  /** What was counted when it closed: every ballot whose voter was told that it is stored. */
  result?: Ranked[];
  /** The slot that the meeting was set to, when it is decided. */
  decided?: string;
  /** Who decided it, as `personRef`. */
  decidedBy?: string;
  meetingId?: string;
}

/** What one person answered. Who it is stands in the row's key, as `personRef`. */
export interface Ballot {
  ref: string;
  /** As the person's part in the network was when they voted; partners have an organisation. */
  municipality?: string;
  organisation?: string;
  answers: Partial<Record<string, Answer>>;
  /** UTC ms of the last change. */
  at: number;
}

/** One slot's place in the ranking. */
export interface Ranked {
  slot: string;
  /** A required municipality has said no, or it has passed. */
  struck: boolean;
  /** Its time has come before anything was decided. Only where a poll is shown: nothing that is stored says so. */
  passed?: true;
  quorum: boolean;
  /** Municipalities, by number, by their best answer. */
  yes: string[];
  maybe: string[];
  no: string[];
  /** How many people, partners too, have said each. */
  people: Record<Answer, number>;
}

/** What a coordinator decides of a poll that is to be posted. */
export type NewPoll = Pick<Poll, 'title' | 'agenda' | 'minutes' | 'slots' | 'deadline' | 'ballots' | 'quorum'>;
