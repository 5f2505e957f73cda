import type { WallTime } from '../../lib/time';

/** The national advice of 2025, by number: what an item of an agenda, a decision or a follow-up is about. */
export const RAAD = [1, 2, 3] as const;
export type Raad = (typeof RAAD)[number];

export interface AgendaItem {
  /** `a1`, `a2`, …, never used again in the same meeting. */
  id: string;
  text: string;
  raad?: Raad;
  /** How long it is meant to take. */
  minutes?: number;
  /** Who presents, as the coordinator wrote it. */
  presenter?: string;
}

/** A network meeting (nettverkssamling). */
export interface Meeting {
  id: string;
  networkId: string;
  title: string;
  /** Without an hour it is a date whose time was never given. */
  start: WallTime;
  /** How long it lasts, in minutes; absent when nobody has said. */
  minutes?: number;
  agenda?: AgendaItem[];
  /** Where, as the coordinator wrote it. */
  place?: string;
  /** The link to join on Teams; only of Teams' own hosts. */
  joinUrl?: string;
  /** Set when Microsoft Graph made the meeting: its id there. */
  onlineMeetingId?: string;
  /** Those of one series have the same. */
  seriesId?: string;
  /** The poll that it was decided by. */
  pollId?: string;
  /** One more at each change that people must know of; the calendar's SEQUENCE. Absent: 0. */
  version?: number;
  /** When it was last moved, UTC ms, and from when. */
  movedAt?: number;
  movedFrom?: WallTime;
  cancelledAt?: number;
  /** When what nobody is told of by itself was changed last (agenda, place, link), UTC ms; calendars are to see it. */
  editedAt?: number;
  /** Why it was moved or cancelled last, as the coordinator wrote it. */
  reason?: string;
  /** Of a series that was moved or cancelled together: `<id>-<version>` of the meeting whose news tells of this one too. */
  changedWith?: string;
  /** The service is to make the Teams meeting, and has not yet. */
  onlineWanted?: true;
  /** UTC ms. */
  createdAt?: number;
  /** Who made it, as `personRef`. */
  by?: string;
}
