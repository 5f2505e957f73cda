import type { RecordCodec, Replacement, Row } from '../../storage';
import { sameAnswer } from './forms/answers';
import type { Answer, Answers, FormUse } from './forms/types';
import { FORM_ROW } from './keys';
import { draftRecord, formSettingsRecord, keptRecord, pastReportRecord, planRecord, reportRecord, roundRecord } from './records';
import type { Draft, DraftAnswer, KeptAnswers, Plan, Report } from './types';

/** Instead of the pseudonym of who has asked to be forgotten. */
export const NOBODY = 'nobody';

/** What is done to a row: with its words, and with each pseudonym of who wrote, sent or made it. */
export interface Change {
  text(text: string): string;
  by(ref: string): string;
}

interface Kind {
  name: string;
  isOf(row: Row): boolean;
  /** The row's next version; undefined when nothing of it changes. */
  change(row: Row, change: Change): Replacement | undefined;
}

function kind<T>(codec: RecordCodec<T>, isOf: Kind['isOf'], change: (record: T, change: Change) => T): Kind {
  return {
    name: codec.kind,
    isOf,
    change: (row, changed) => {
      const old = codec.decode(row);
      const next = codec.encode(change(old, changed));
      return next.data === codec.encode(old).data ? undefined : { partition: row.partition, row: row.row, etag: row.etag, ...next };
    },
  };
}

const inRows = (partition: string, row: RegExp) => (found: Row): boolean => found.partition.startsWith(partition) && row.test(found.row);
/** A draft, or the answers that somebody could not save over another's. */
export const isUnsent = inRows('r:', /^d:/);

const KINDS: readonly Kind[] = [
  kind(roundRecord, inRows('ci:', /^r:/), ({ by, reminded, ...round }, change) => ({
    ...round, form: inUse(round.form, change), ...(by !== undefined && { by: change.by(by) }),
    ...(reminded && { reminded: reminded.map((each) => ({ ...each, ...(each.by !== undefined && { by: change.by(each.by) }) })) }),
  })),
  kind(planRecord, inRows('ci:', /^p:/), (plan, change) => {
    const { responsible, time, standsIn, buildsOn } = plan;
    const words = Object.entries({ responsible, time, standsIn, buildsOn }).flatMap(([name, text]): [string, string][] => (
      text === undefined ? [] : [[name, change.text(text)]]
    ));
    const next: Plan = { ...plan, ...Object.fromEntries(words) };
    // Who was editing it is told, and writes over nothing.
    const changed = JSON.stringify(next) !== JSON.stringify(plan);
    return { ...next, by: change.by(plan.by), version: changed ? plan.version + 1 : plan.version };
  }),
  kind(formSettingsRecord, ({ partition, row }) => partition.startsWith('ci:') && row === FORM_ROW, (settings, change) => (
    { ...settings, own: ownIn(settings.own, change), by: change.by(settings.by) }
  )),
  kind(reportRecord, inRows('r:', /^[sh]:/), inReport),
  kind(draftRecord, inRows('r:', /^d:[^:]+$/), inDraft),
  // The report of the round before, as the draft was begun with it; and the copies that are a municipality's history.
  kind(pastReportRecord, (row) => inRows('r:', /^d:[^:]+:before$/)(row) || row.partition.startsWith('k:'), (past, change) => (
    { ...past, form: inUse(past.form, change), report: inReport(past.report, change) }
  )),
  kind(keptRecord, inRows('r:', /^d:[^:]+:kept:/), (kept, change) => {
    const answers = Object.entries(kept.answers).map(([question, { mine, theirs, rev }]): [string, KeptAnswers['answers'][string]] => (
      [question, { ...(mine && { mine: inAnswer(mine, change) }), ...(theirs && { theirs: inAnswer(theirs, change) }), rev }]
    ));
    return { ...kept, answers: Object.fromEntries(answers) };
  }),
];

const ownIn = (own: FormUse['own'], change: Change): FormUse['own'] => own.map((each) => ({ ...each, text: change.text(each.text) }));
const inUse = (use: FormUse, change: Change): FormUse => ({ ...use, own: ownIn(use.own, change) });

function inAnswer(answer: Answer, change: Change): Answer {
  if ('text' in answer) return { text: change.text(answer.text) };
  return 'step' in answer && answer.reason !== undefined ? { ...answer, reason: change.text(answer.reason) } : answer;
}

const inAnswers = (answers: Answers, change: Change): Answers => (
  Object.fromEntries(Object.entries(answers).map(([question, answer]) => [question, inAnswer(answer, change)]))
);

function inReport({ reason, ...report }: Report, change: Change): Report {
  const answers = inAnswers(report.answers, change);
  return { ...report, answers, by: change.by(report.by), ...(reason !== undefined && { reason: change.text(reason) }) };
}

/** What changes is another version of the draft, so that who has the old words before them does not save them again unasked. */
function inDraft(draft: Draft, change: Change): Draft {
  const version = draft.version + 1;
  const entries = Object.entries(draft.answers).map(([question, { answer, was, ...entry }]): [string, DraftAnswer] => {
    const next = answer && inAnswer(answer, change);
    const before = was && inAnswer(was, change);
    const same = sameAnswer(answer, next) && sameAnswer(was, before);
    const rev = same ? entry.rev : version;
    return [question, { ...entry, ...(next && { answer: next }), ...(before && { was: before }), rev }];
  });
  const changed = entries.some(([, { rev }]) => rev === version);
  return { ...draft, answers: Object.fromEntries(entries), by: change.by(draft.by), version: changed ? version : draft.version };
}

/** What a row that holds what people wrote is: `report`, `plan for a råd`, … */
export const kindOf = (row: Row): string | undefined => KINDS.find(({ isOf }) => isOf(row))?.name;

/** The row as the change leaves it; undefined when nothing of it changes. */
export const changedRow = (row: Row, change: Change): Replacement | undefined => KINDS.find(({ isOf }) => isOf(row))?.change(row, change);

/** All that people wrote in a row, text by text, and under which pseudonyms. */
export function foundIn(row: Row): { texts: string[]; refs: string[] } {
  const found = { texts: [] as string[], refs: [] as string[] };
  const note = (list: string[]) => (text: string): string => {
    list.push(text);
    return text;
  };
  changedRow(row, { text: note(found.texts), by: note(found.refs) });
  return found;
}
