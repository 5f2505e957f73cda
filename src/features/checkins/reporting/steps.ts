import { NotYours } from '../../refusals';
import type { Answer } from '../forms/types';
import type { Draft, KeptAnswers } from '../types';
import { refusalOf } from './acceptance';
import { doneWith, isBegun, sentAs, written, type Hand } from './draft';
import type { DeskChange } from './draft-store';
import { keptAfter, settled } from './kept';
import { merge } from './merge';
import type { Reporter } from './reporter';
import type { Clash, Saved, Submitted } from './report-view';
import { nextRevision, type Sending } from './submit';
import { checkMaySee, viewOf, type Work } from './work';

/** What a press leads to: an answer at once, or a change that is to be stored before there is one. Decided without the store. */
export type Step<T> = { done: T } | { change: DeskChange; answer: T };

export type Given = Readonly<Record<string, Answer | undefined>>;
export type Picks = Readonly<Record<string, 'mine' | 'theirs'>>;

/** Throws UserError when the round takes nothing of the municipality now, or the person may not see what they would write in. */
export function checkMayWrite(reporter: Reporter, work: Work): void {
  const refusal = refusalOf(work.round, work.report?.record);
  if (refusal) throw refusal;
  checkMaySee(reporter, work);
}

/** What somebody gave in a part, merged into the draft. Throws NotYours for a part that the form has not. */
export function saving(work: Work, part: string, given: Given, seen: number, hand: Hand): Step<Saved> {
  const asked = work.form.parts.find(({ id }) => id === part);
  if (!asked) throw new NotYours();
  const answered = asked.questions.filter(({ id }) => Object.hasOwn(given, id)).map(({ id }) => [id, given[id]] as const);
  const { changed, theirs, clashes } = merge(work.draft, Object.fromEntries(answered), seen);
  const old = keptBy(work, part, hand.by);
  const kept = keptAfter({ part, by: hand.by, at: hand.at }, old, { changed: new Set(changed.keys()), clashes }, work.draft);
  const done = clashes.length > 0 ? work.draft.done : doneWith(work.draft, work.form, part);
  const next = nextDraft(work, changed, done, hand);
  return stored(work, next, { old, next: kept }, clashes, theirs, hand);
}

/** What somebody chose of what was kept for them in a part. */
export function settling(work: Work, part: string, picks: Picks, hand: Hand): Step<Saved> {
  const old = keptBy(work, part, hand.by);
  if (!old) return { done: { kind: 'saved', view: viewOf(work, hand.by), theirs: [] } };
  const { changed, clashes, kept } = settled(old, picks, work.draft);
  const done = kept ? work.draft.done : doneWith(work.draft, work.form, part);
  return stored(work, nextDraft(work, changed, done, hand), { old, next: kept }, clashes, [], hand);
}

/** A revision of the report from this draft. */
export function sending(work: Work, draft: Draft, what: Sending): Step<Submitted> {
  const { round, form, report } = work;
  const next = nextRevision(round, report?.record, what);
  const sent = sentAs(draft.by === '' ? { ...draft, at: what.now, by: what.by } : draft, next.revision, form);
  return {
    change: { draft: { old: work.stored, next: sent }, report: { old: report, next } },
    answer: { kind: 'sent', round, report: next },
  };
}

/** As it is now, for who was about to send what it was. */
export function changedMeanwhile(reporter: Reporter, work: Work, by: string): Submitted {
  checkMaySee(reporter, work);
  return { kind: 'changed', view: viewOf(work, by) };
}

function keptBy({ kept }: Work, part: string, by: string): KeptAnswers | undefined {
  return kept.find((each) => each.part === part && each.by === by);
}

/** The same draft when nothing is new: what was sent is not begun again by being looked through. */
function nextDraft({ draft }: Work, changed: ReadonlyMap<string, Answer | undefined>, done: readonly string[], hand: Hand): Draft {
  const sent = !isBegun(draft) && (draft.sent ?? 0) > 0;
  const same = changed.size === 0 && (sent || done.length === draft.done.length);
  return same ? draft : written(draft, changed, done, hand);
}

function stored(
  work: Work, next: Draft, kept: Required<DeskChange>['kept'], clashes: readonly Clash[], theirs: string[], { by }: Hand,
): Step<Saved> {
  const others = work.kept.filter((each) => each !== kept.old);
  const view = viewOf({ ...work, draft: next, kept: kept.next ? [...others, kept.next] : others }, by);
  const saved: Saved = clashes.length > 0 ? { kind: 'clash', view, clashes: [...clashes] } : { kind: 'saved', view, theirs };
  const touched = next !== work.draft || clashes.length > 0 || sizeOf(kept.old) !== sizeOf(kept.next);
  return touched ? { change: { draft: { old: work.stored, next }, kept }, answer: saved } : { done: saved };
}

const sizeOf = (kept: KeptAnswers | undefined): number => Object.keys(kept?.answers ?? {}).length;
