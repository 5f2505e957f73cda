import { UserError } from '../../../lib/errors';
import { carried } from '../forms/answers';
import type { Forms } from '../forms/forms';
import type { Answers, Form } from '../forms/types';
import { NotYours } from '../../refusals';
import type { RoundStore } from '../rounds/round-store';
import type { Draft, PastReport, Report, Round } from '../types';
import { answersOf, isBegun, revisionBefore, untouched } from './draft';
import type { DeskOf, DraftStore, Stored } from './draft-store';
import { shownKept } from './kept';
import type { ReportStore } from './report-store';
import type { Reporter } from './reporter';
import type { ReportView } from './report-view';
import type { KeptAnswers } from '../types';

export interface WorkParts {
  forms: Forms;
  rounds: RoundStore;
  store: ReportStore;
  drafts: DraftStore;
}

/** Everything that a press on a municipality's report is decided by, as it was read. */
export interface Work {
  of: DeskOf;
  round: Round;
  form: Form;
  /** What is begun, was sent, or, before anything is saved, was carried from the round before. */
  draft: Draft;
  /** Absent before anything is saved. */
  stored?: Stored<Draft>;
  report?: Stored<Report>;
  /** Sending does not ask for it, and is quicker without. */
  readonly before?: PastReport;
  kept: readonly KeptAnswers[];
}

/**
 * Reads it with three calls at most: a draft knows whether a report was sent, and keeps what it was begun with. Throws
 * NotYours for a round that is not there, UserError for one that does not expect the municipality.
 */
export async function readWork(
  { forms, rounds, store, drafts }: WorkParts, { networkId, municipality }: Reporter, known: string | Round,
): Promise<Work> {
  const roundId = typeof known === 'string' ? known : known.id;
  const of = { networkId, roundId, municipality };
  const [round, desk] = await Promise.all([typeof known === 'string' ? rounds.find(networkId, known) : known, drafts.desk(of)]);
  if (round?.networkId !== networkId) throw new NotYours();
  if (!round.municipalities.includes(municipality)) throw new UserError('checkins.reports.notExpected');
  const form = forms.of(round.form);
  if (desk.draft) {
    const report = revisionBefore(desk.draft.record) > 0 ? await drafts.report(of) : undefined;
    let before: { report: PastReport | undefined } | undefined;
    return {
      of, round, form, draft: desk.draft.record, stored: desk.draft, report, kept: desk.kept,
      get before() {
        before ??= { report: desk.before() };
        return before.report;
      },
    };
  }
  const before = await store.before(networkId, municipality, round);
  return { of, round, form, draft: untouched(municipality, roundId, carriedFrom(before, form, forms)), before, kept: desk.kept };
}

/** What an earlier report says in this round's form. */
export function carriedFrom(before: PastReport | undefined, form: Form, forms: Forms): Answers {
  return before ? carried({ form: forms.of(before.form), answers: before.report.answers }, form) : {};
}

/**
 * Throws UserError when somebody of the municipality has begun and a coordinator asks: nobody but the municipality sees what it has not
 * sent.
 */
export function checkMaySee({ as }: Reporter, { draft }: Work): void {
  if (as === 'coordinator' && draft.own && isBegun(draft)) throw new UserError('checkins.reports.begunByThem');
}

/** `by`: whose unsettled clashes are shown, as `personRef`. */
export function viewOf({ round, form, draft, report, before, kept }: Work, by: string | undefined): ReportView {
  const begun = isBegun(draft);
  const source = report ? 'report' : before ? 'before' : 'nothing';
  return {
    round, form, ...(begun && { draft }), ...(report && { report: report.record }), ...(before && { before }),
    answers: answersOf(draft), done: draft.done, version: draft.version, source: begun ? 'draft' : source,
    kept: by === undefined ? [] : shownKept(kept, by, draft),
  };
}
