import { MOST_POSTPONEMENTS } from './records';
import type { FollowUp } from './types';

/** Who does something to a follow-up, when, and whether it is a coordinator who does it for a municipality. */
export interface Act {
  /** As `personRef`. */
  by: string;
  /** UTC ms. */
  at: number;
  onBehalf?: true;
}

/** Each of these gives undefined where there is nothing to change: pressed twice, or closed by somebody else meanwhile. */
export function done(old: FollowUp, act: Act): FollowUp | undefined {
  return old.state === 'open' ? closed(old, act, 'done') : undefined;
}

export function dropped(old: FollowUp, act: Act, note: string): FollowUp | undefined {
  return old.state === 'open' ? { ...closed(old, act, 'dropped'), note } : undefined;
}

/** To another day, also an earlier one; the same day is no change. */
export function postponed(old: FollowUp, { by, at, onBehalf }: Act, to: string, reason: string): FollowUp | undefined {
  if (old.state !== 'open' || old.dueOn === to) return undefined;
  const entry = { from: old.dueOn, to, reason, at, by, ...(onBehalf && { onBehalf }) };
  const [first, ...later] = [...old.history, entry];
  const kept = first && later.length >= MOST_POSTPONEMENTS ? [first, ...later.slice(1 - MOST_POSTPONEMENTS)] : [...old.history, entry];
  return { ...old, dueOn: to, since: at, history: kept, version: old.version + 1 };
}

export function reopened(old: FollowUp, { at }: Pick<Act, 'at'>): FollowUp | undefined {
  if (old.state === 'open') return undefined;
  const { closedAt: _, closedBy: _by, onBehalf: _for, note: _note, ...rest } = old;
  return { ...rest, state: 'open', reopened: true, since: at, version: old.version + 1 };
}

function closed(old: FollowUp, { by, at, onBehalf }: Act, state: 'done' | 'dropped'): FollowUp {
  return { ...old, state, closedAt: at, closedBy: by, ...(onBehalf && { onBehalf }) };
}

/** Open, and its day is over. `today`: `2026-11-16`. */
export const isOverdue = ({ state, dueOn }: Pick<FollowUp, 'state' | 'dueOn'>, today: string): boolean => state === 'open' && dueOn < today;

/** Somebody has said something about it since it was agreed: then a correction of the minutes leaves it as it is. */
export const isReportedOn = ({ state, history, reopened: again }: FollowUp): boolean => state !== 'open' || history.length > 0 || again === true;

/** By day, then by what it is, then by municipality: always the same order. */
export function byDay(a: FollowUp, b: FollowUp): number {
  const [first, second] = [a, b].map(({ dueOn, what, municipality = '', id }) => [dueOn, what, municipality, id].join('\u0000'));
  return (first ?? '') < (second ?? '') ? -1 : 1;
}

export interface FollowUpCount {
  open: number;
  /** Of the open ones. */
  overdue: number;
  done: number;
  dropped: number;
}

/** How many there are of each; `today`: `2026-11-16`. */
export function countFollowUps(all: readonly FollowUp[], today: string): FollowUpCount {
  const having = (state: FollowUp['state']) => all.filter((each) => each.state === state).length;
  return {
    open: having('open'), overdue: all.filter((each) => isOverdue(each, today)).length, done: having('done'), dropped: having('dropped'),
  };
}
