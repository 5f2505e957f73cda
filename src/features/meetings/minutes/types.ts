import type { Raad } from '../types';

/** What was decided. Who says `version` has seen the item as it was then. */
export interface Decision {
  /** Unique in the network, never used again. */
  id: string;
  version: number;
  text: string;
  raad?: Raad;
}

/** What was agreed that somebody does: a follow-up for each of the municipalities once it is posted. */
export interface Task {
  id: string;
  version: number;
  what: string;
  /** Four digits each; none: the coordinators do it themselves. */
  municipalities: string[];
  /** All that the network had when it was written. */
  everyone?: true;
  raad?: Raad;
  /** A day, `2026-11-16`. */
  dueOn: string;
}

export const SAID = ['done', 'postponed', 'open'] as const;
export type Said = (typeof SAID)[number];

/** What was said at the meeting of a follow-up from an earlier one; it is so when the minutes are posted. */
export interface Check {
  /** Of the follow-up. */
  id: string;
  said: Said;
  /** For what is postponed: until when, and why. */
  to?: string;
  reason?: string;
}

export interface MinutesContent {
  decisions: Decision[];
  tasks: Task[];
}

/** What the network's coordinators write together. It stays after it is posted: a correction goes on from there. */
export interface Draft extends MinutesContent {
  networkId: string;
  meetingId: string;
  checks: Check[];
  /** One more at each change. */
  version: number;
  /** Of the last change, UTC ms. */
  at: number;
  /** UTC ms. */
  postedAt?: number;
}

/** What had been agreed before, as it was said at the meeting. */
export interface Reviewed {
  id: string;
  what: string;
  municipality?: string;
  said: Said | 'dropped';
  to?: string;
}

/** Minutes (referat) as they are posted. */
export interface Minutes extends MinutesContent {
  networkId: string;
  meetingId: string;
  reviewed: Reviewed[];
  /** 1, and one more at each correction. */
  version: number;
  /** The version of the draft that they were made from. */
  draft: number;
  /** UTC ms. */
  postedAt: number;
  correctedAt?: number;
  /** Who posted them first, as `personRef`. */
  by: string;
}
