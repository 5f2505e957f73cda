import type { Raad } from '../types';

export const FOLLOW_UP_STATES = ['open', 'done', 'dropped'] as const;
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];

/** One time that it was put off. */
export interface Postponement {
  /** Days, `2026-11-16`. */
  from: string;
  to: string;
  reason: string;
  /** UTC ms. */
  at: number;
  /** Who did it, as `personRef`. */
  by: string;
  /** True when a coordinator did it for the municipality. */
  onBehalf?: true;
}

/** What was agreed at a meeting that somebody does (oppfølging): one municipality each. */
export interface FollowUp {
  id: string;
  networkId: string;
  /** The meeting where it was agreed. */
  meetingId: string;
  what: string;
  /** Four digits; absent for what the coordinators do themselves. */
  municipality?: string;
  raad?: Raad;
  /** By when: a day in Norway, `2026-11-16`. */
  dueOn: string;
  /** When its day was set last, UTC ms: what would have come before that is not sent. */
  since: number;
  state: FollowUpState;
  /** Oldest first. */
  history: Postponement[];
  /** UTC ms. */
  createdAt: number;
  closedAt?: number;
  /** Who reported it done or dropped it, as `personRef`. */
  closedBy?: string;
  /** True when a coordinator did that for the municipality. */
  onBehalf?: true;
  /** It was closed once, and a coordinator opened it again. */
  reopened?: true;
  /** Why it was dropped. */
  note?: string;
  /** One more each time its day changes, or it is opened anew: what was planned for the one before is not sent. */
  version: number;
}
