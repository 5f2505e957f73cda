import type { Answer, Answers, Form, Question } from '../forms/types';
import type { Draft, PastReport, Report, Round } from '../types';

/** A municipality's report as those see it who work on it. */
export interface ReportView {
  round: Round;
  form: Form;
  /** Absent when nothing is begun since the report was sent, or at all. */
  draft?: Draft;
  /** What was sent last in this round. */
  report?: Report;
  /** The municipality's report of an earlier round. */
  before?: PastReport;
  /** What would be sent now: what is begun over what was sent, or over what was carried from the earlier round. */
  answers: Answers;
  /** Parts that somebody has saved, in the form's order. */
  done: string[];
  /** What `save` and `submit` are to be given: 0 before anything was saved. */
  version: number;
  source: 'draft' | 'report' | 'before' | 'nothing';
  /** What this person gave against what another had given meanwhile, and has not settled yet. */
  kept: Kept[];
}

/** Undefined: left without an answer. */
export interface Clash {
  question: string;
  mine?: Answer;
  theirs?: Answer;
}

/** The clashes of a part. */
export interface Kept {
  part: string;
  clashes: Clash[];
}

export type Saved =
  /** `theirs`: questions that somebody else has changed meanwhile, and where their answer stands. */
  | { kind: 'saved'; view: ReportView; theirs: string[] }
  /** Theirs stands until the person settles it; what the person gave is kept, and so is everything else they gave. */
  | { kind: 'clash'; view: ReportView; clashes: Clash[] };

export type Submitted =
  /** `already`: by the same press before, and nothing was done. */
  | { kind: 'sent' | 'already'; round: Round; report: Report }
  | { kind: 'missing'; questions: Question[] }
  /** Somebody has saved since the version that was to be sent. */
  | { kind: 'changed'; view: ReportView }
  /** The round is closed: a correction says why. */
  | { kind: 'reason' };
