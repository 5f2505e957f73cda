import { z } from 'zod';
import { DAY_MS } from '../../lib/time';
import type { Row } from '../../storage';
import type { RetentionRule } from '../feature';
import { monthsAfter } from '../retention';
import { roundRow } from './keys';
import { pastReportRecord, planRecord, reportRecord, roundRecord } from './records';
import type { Round } from './types';

/** What a municipality reported and planned: as long as meetings and the log, a council's term of four years and one more. */
const KEPT_MONTHS = 60;
/** What nobody sent: so long after nobody could send it any more. */
const UNSENT_DAYS = 90;
/** Whom a message did not reach, as everywhere. */
const UNREACHED_MONTHS = 18;

const Said = z.looseObject({ at: z.number() });

const inRows = (kind: string, partition: string, rows: RegExp, expiresAt: RetentionRule['expiresAt']): RetentionRule => (
  { kind, partition, expiresAt: (row) => (rows.test(row.row) ? expiresAt(row) : undefined) }
);

/**
 * How long what belongs to check-ins is kept (docs/operators.md, What is kept), for one run of the job: rounds come before drafts in the
 * order of the scan, and a draft goes 90 days after its round was closed, so the rules remember when that was. A draft whose round they
 * have not seen, or that is still open, stays.
 */
export function checkinsRetention(): readonly RetentionRule[] {
  const ended = new Map<string, number>();

  function ofRound(row: Row): number {
    const round = roundRecord.decode(row);
    const end = endOf(round);
    if (end !== undefined) ended.set(`${round.networkId} ${roundRow(round.id)}`, end);
    return monthsAfter(end ?? round.closesAt, KEPT_MONTHS);
  }

  function ofDraft({ partition }: Row): number | undefined {
    const [, networkId = '', roundId = ''] = partition.split(':');
    const end = ended.get(`${networkId} ${roundRow(roundId)}`);
    return end === undefined ? undefined : end + UNSENT_DAYS * DAY_MS;
  }

  return [
    inRows('rounds of check-ins', 'ci:', /^r:/, ofRound),
    inRows('plans for a råd', 'ci:', /^p:/, (row) => monthsAfter(planRecord.decode(row).at, KEPT_MONTHS)),
    inRows('reports', 'r:', /^[sh]:/, (row) => monthsAfter(reportRecord.decode(row).submittedAt, KEPT_MONTHS)),
    inRows('drafts of reports', 'r:', /^d:/, ofDraft),
    inRows('whom rounds did not reach', 'r:', /^u:/, ({ data }) => monthsAfter(Said.parse(JSON.parse(data)).at, UNREACHED_MONTHS)),
    inRows('histories', 'k:', /^/, (row) => monthsAfter(pastReportRecord.decode(row).report.submittedAt, KEPT_MONTHS)),
  ];
}

/** Whether a draft may be gone where a report was sent from it: also in a round that was opened again, long after it closed. */
export const mayHaveLostDrafts = (round: Round): boolean => (
  endOf(round) !== undefined || round.closesAt - (round.openedAt ?? round.opensAt) > UNSENT_DAYS * DAY_MS
);

/** When the last report of it could be sent; undefined for one that may still take some. */
function endOf({ state, closedAt, closesAt }: Round): number | undefined {
  return state === 'closed' || state === 'cancelled' ? closedAt ?? closesAt : undefined;
}
