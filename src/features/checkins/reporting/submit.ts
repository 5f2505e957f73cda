import { isLate } from '../rounds/round';
import type { Answers } from '../forms/types';
import type { Draft, Report, ReporterRole, Round } from '../types';

/** What is sent, by whom and as what. */
export interface Sending {
  draft: Pick<Draft, 'municipality' | 'roundId' | 'version'>;
  answers: Answers;
  /** As `personRef`. */
  by: string;
  as: ReporterRole;
  /** UTC ms. */
  now: number;
  nothingNew?: boolean;
  reason?: string;
}

/** The revision that follows the one before, without a gap; what was late the first time stays so. */
export function nextRevision(round: Pick<Round, 'due'>, before: Report | undefined, sending: Sending): Report {
  const { draft: { municipality, roundId, version }, answers, by, as, now, nothingNew, reason } = sending;
  const late = before ? before.late : isLate(round, now);
  return {
    municipality, roundId, revision: (before?.revision ?? 0) + 1, answers, submittedAt: now, by, as,
    ...(late && { late: true }), ...(nothingNew && { nothingNew: true }), ...(reason !== undefined && { reason }), draftVersion: version,
  };
}
