import { UserError } from '../../../lib/errors';
import { carried } from '../forms/answers';
import type { Forms } from '../forms/forms';
import type { Answers, Form } from '../forms/types';
import { NotYours } from '../../refusals';
import { mayHaveLostDrafts } from '../retention';
import type { RoundStore } from '../rounds/round-store';
import type { Draft, PastReport, Report, Round } from '../types';
import { answersOf, asSent, isBegun, revisionBefore, untouched } from './draft';
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
  /** As far as the person may see it. Sending does not ask for it, and is quicker without. */
  readonly before?: PastReport;
  /** Whoever asks: what is kept with the first draft, and what a draft that is thrown away goes back to. */
  readonly carriedOver?: PastReport;
  kept: readonly KeptAnswers[];
}

/**
 * Reads it with three calls at most, and one more where drafts may be gone: a draft knows whether a report was sent, and keeps what it was
 * begun with. Throws NotYours for a round that is not there, UserError for one that does not expect the municipality.
 */
export async function readWork(
  { forms, rounds, store, drafts }: WorkParts, reporter: Reporter, known: string | Round,
): Promise<Work> {
  const { networkId, municipality } = reporter;
  const roundId = typeof known === 'string' ? known : known.id;
  const of = { networkId, roundId, municipality };
  const [round, desk] = await Promise.all([typeof known === 'string' ? rounds.find(networkId, known) : known, drafts.desk(of)]);
  if (round?.networkId !== networkId) throw new NotYours();
  if (!round.municipalities.includes(municipality)) throw new UserError('checkins.reports.notExpected');
  const form = forms.of(round.form);
  if (desk.draft) {
    const report = revisionBefore(desk.draft.record) > 0 ? await drafts.report(of) : undefined;
    let before: { report: PastReport | undefined } | undefined;
    const carriedOver = () => (before ??= { report: desk.before() }).report;
    return {
      of, round, form, draft: draftFor(reporter, desk.draft.record, carriedOver), stored: desk.draft, report, kept: desk.kept,
      get before() { return seenBy(reporter, carriedOver()); },
      get carriedOver() { return carriedOver(); },
    };
  }
  const report = mayHaveLostDrafts(round) ? await drafts.report(of) : undefined;
  if (report) return { of, round, form, draft: asSent(report.record, form), report, kept: desk.kept };
  const carriedOver = await store.before(networkId, municipality, round);
  const before = seenBy(reporter, carriedOver);
  const draft = untouched(municipality, roundId, carriedFrom(before, form, forms));
  return { of, round, form, draft, before, carriedOver, kept: desk.kept };
}

/** One that was thrown away holds what was carried over, and that may not be the coordinator's to see. */
function draftFor(reporter: Reporter, draft: Draft, carriedOver: () => PastReport | undefined): Draft {
  const hides = reporter.as === 'coordinator' && draft.sent === 0 && seenBy(reporter, carriedOver()) === undefined;
  return hides ? { ...draft, answers: {} } : draft;
}

/** What the municipality said itself in an earlier round is not carried to a coordinator. */
const seenBy = ({ as }: Reporter, past: PastReport | undefined): PastReport | undefined => (
  as === 'coordinator' && past?.report.as !== 'coordinator' ? undefined : past
);

/** What an earlier report says in this round's form. */
export function carriedFrom(before: PastReport | undefined, form: Form, forms: Forms): Answers {
  return before ? carried({ form: forms.of(before.form), answers: before.report.answers }, form) : {};
}

/**
 * A coordinator sees and writes only where nothing is the municipality's own. Throws UserError for one where its people have sent, or have
 * begun.
 */
export function checkMaySee(reporter: Reporter, { draft, report }: Work): void {
  if (reporter.as !== 'coordinator') return;
  if (report) checkMayRead(reporter, report.record);
  if (draft.own && isBegun(draft)) throw new UserError('checkins.reports.begunByThem');
}

/** Throws UserError when a coordinator asks for what the municipality's people have sent. */
export function checkMayRead({ as }: Reporter, sent: Report): void {
  if (as === 'coordinator' && sent.as !== 'coordinator') throw new UserError('checkins.reports.sentByThem');
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
