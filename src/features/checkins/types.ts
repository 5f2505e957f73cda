import type { WallTime } from '../../lib/time';
import type { Raad } from '../meetings';
import type { Rhythm } from '../networks';
import type { Answer, Answers, FormUse } from './forms/types';

/** `planned` until it opens by itself; what is `paused` or `closed` takes no report, only corrections of what was sent. */
export const ROUND_STATES = ['planned', 'open', 'paused', 'closed', 'cancelled'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/** A round of check-ins: every municipality that is expected answers the same form about the same period. */
export interface Round {
  /** 13 digits, a dash and letters and digits, without more dashes: newest first. */
  id: string;
  networkId: string;
  /** Days, both included: `2026-05-01`. */
  period: { from: string; to: string };
  form: FormUse;
  /** UTC ms. */
  opensAt: number;
  /** Reports sent after it are late. */
  due: WallTime;
  /** Then it closes by itself, UTC ms. */
  closesAt: number;
  /** Numbers of the municipalities that are expected. */
  municipalities: string[];
  /** When the next one is made by itself; `none`: never. */
  rhythm: Rhythm;
  /** The meeting that it was made before. */
  meetingId?: string;
  state: RoundState;
  /** One more at each change that reminders must follow. */
  version: number;
  createdAt: number;
  /** Who made it, as `personRef`; absent for one that was made by itself. */
  by?: string;
  openedAt?: number;
  closedAt?: number;
  /** The round that follows it was made. */
  next?: string;
  /** A coordinator changed it while it was planned: what they decided is theirs. `days`: when it opens or is due. */
  byHand?: { days?: true };
  /** What those who have sent nothing were reminded of, the oldest first: three at most (reminders/reminder-times.ts). */
  reminded?: RoundReminder[];
}

/** A reminder that went to all who had sent nothing then. */
export interface RoundReminder {
  /** `week`, `days` or `after`, or `asked-2026-11-23` for one that a coordinator asked for and that goes out on that day. */
  what: string;
  /** Before which due day it was, as `20261123`; so another due day has reminders of its own. */
  due: number;
  /** When it was sent or asked for, UTC ms. */
  at: number;
  /** The coordinator who asked for it, as `personRef`. */
  by?: string;
}

/** In which capacity somebody reported. */
export const REPORTERS = ['contact', 'deputy', 'coordinator'] as const;
export type ReporterRole = (typeof REPORTERS)[number];

/** What a municipality sent: the latest, and each revision of it. */
export interface Report {
  municipality: string;
  roundId: string;
  /** 1, 2, 3, … without gaps. */
  revision: number;
  answers: Answers;
  submittedAt: number;
  /** As `personRef`. */
  by: string;
  /** `coordinator`: on behalf of the municipality. */
  as: ReporterRole;
  /** Sent after the round's due time, for the first time. */
  late?: true;
  /** «Ingenting nytt siden sist»: everything as in the round before. */
  nothingNew?: true;
  /** Why it was changed after the round had closed. */
  reason?: string;
  /** The draft that it was sent from, so that the same press twice is one revision; the next draft begins after it. */
  draftVersion: number;
}

export interface DraftAnswer {
  /** Undefined: taken away. */
  answer?: Answer;
  /** The draft's version when it was last changed. */
  rev: number;
  /** What stood there before that. */
  was?: Answer;
  /** The draft's version when that was given; absent for what was there from the beginning. */
  since?: number;
}

/** What a municipality has begun and not sent: one for all who report for it, on every device. */
export interface Draft {
  municipality: string;
  roundId: string;
  /** One more at each save. */
  version: number;
  answers: Readonly<Record<string, DraftAnswer>>;
  /** Parts that somebody has saved, in the form's order. */
  done: string[];
  at: number;
  /** Who saved it last, as `personRef`. */
  by: string;
  /** Somebody of the municipality has written in it: no coordinator sees it before it is sent. */
  own?: true;
  /**
   * The revision that it became, 0 when it was thrown away: nothing is begun now, its answers are those of the report (or of the round
   * before), and the next save goes on from its version.
   */
  sent?: number;
  /** Of one that is begun: the revision that was sent before it; absent when none was. */
  after?: number;
}

/** What somebody gave in a part against what another had given meanwhile: it is theirs until they settle it. */
export interface KeptAnswers {
  part: string;
  /** As `personRef`. */
  by: string;
  /** UTC ms. */
  at: number;
  /** By question. `rev`: of the other's answer, as the person was shown it. */
  answers: Readonly<Record<string, { mine?: Answer; theirs?: Answer; rev: number }>>;
}

/** A round's latest report of a municipality, for its history. */
export interface PastReport {
  roundId: string;
  period: Round['period'];
  /** UTC ms. */
  dueAt: number;
  form: FormUse;
  report: Report;
}

/** How a municipality puts a råd into practice. */
export interface Plan {
  municipality: string;
  raad: Raad;
  /** The role that answers for it, and has the weight to carry it. */
  responsible?: string;
  /** Time that is set aside. */
  time?: string;
  /** Which of the municipality's plans it stands in. */
  standsIn?: string;
  /** When that is to be revised: `2027-05-01`. */
  revisedOn?: string;
  /** Whom it builds on. */
  buildsOn?: string;
  /** One more at each change. */
  version: number;
  at: number;
  by: string;
  /** A coordinator changed it last, for the municipality. */
  onBehalf?: true;
  /** The coordinators were told that nobody could be reached about this version of it. */
  told?: true;
}

/** What a network's rounds ask from now on. */
export interface FormSettings {
  parts: string[];
  own: FormUse['own'];
  /** One more at each change. */
  version: number;
  at: number;
  by: string;
}
