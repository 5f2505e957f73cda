import { done, isReportedOn, postponed, type Act } from '../follow-ups/follow-up';
import { followUpId } from '../follow-ups/follow-up-id';
import type { FollowUp } from '../follow-ups/types';
import type { Check, Draft, Minutes, Reviewed, Task } from './types';

/** What posting changes, decided from everything as it is. */
export interface Posted {
  minutes: Minutes;
  /** Those that are new or become another, as they are then. */
  followUps: FollowUp[];
  /** Of them, those that were open and are closed, or have another day, by what was said at the meeting. */
  reported: { followUp: FollowUp; what: 'done' | 'postponed' }[];
}

/**
 * The minutes and the follow-ups that a draft gives, on top of what was posted before. A follow-up that somebody has reported on stays as
 * it is; one whose item was taken out of the minutes is dropped, with `takenOut` as the reason. What was said of earlier ones counts at the
 * first posting only, and not for those that somebody has closed meanwhile.
 */
export function postingOf(draft: Draft, before: Minutes | undefined, existing: readonly FollowUp[], act: Act, takenOut: string): Posted {
  const { networkId, meetingId, decisions, tasks, version } = draft;
  const at = act.at;
  const wanted = tasks.flatMap((task) => followUpsOf(draft, task, at));
  const own = existing.filter((each) => each.meetingId === meetingId);
  const written = wanted.flatMap((next) => {
    const old = own.find(({ id }) => id === next.id);
    return corrected(old, next) ?? [];
  });
  const left = own.filter((old) => !wanted.some(({ id }) => id === old.id) && !isReportedOn(old));
  const dropped = left.map((old): FollowUp => ({ ...old, state: 'dropped', closedAt: at, closedBy: act.by, note: takenOut }));
  const reported = before ? [] : draft.checks.flatMap((check) => reportOf(check, existing, act) ?? []);
  const minutes: Minutes = {
    networkId, meetingId, decisions, tasks, draft: version,
    reviewed: before?.reviewed ?? reviewedOf(draft.checks, existing),
    version: (before?.version ?? 0) + 1,
    postedAt: before?.postedAt ?? at,
    ...(before && { correctedAt: at }),
    by: before?.by ?? act.by,
  };
  return { minutes, followUps: [...written, ...dropped, ...reported.map(({ followUp }) => followUp)], reported };
}

/** One for each municipality, or one for the coordinators. */
function followUpsOf({ networkId, meetingId }: Draft, { id: item, what, municipalities, raad, dueOn }: Task, at: number): FollowUp[] {
  const of = (municipality?: string): FollowUp => ({
    id: followUpId(meetingId, item, municipality ?? '-'), networkId, meetingId, what, ...(municipality && { municipality }), ...(raad && { raad }),
    dueOn, since: at, state: 'open', history: [], createdAt: at, version: 1,
  });
  return municipalities.length > 0 ? municipalities.map(of) : [of()];
}

/** The follow-up as it is to be; undefined when it stays. A day that a correction sets anew is planned anew. */
function corrected(old: FollowUp | undefined, next: FollowUp): FollowUp | undefined {
  if (!old) return next;
  const isSame = old.what === next.what && old.raad === next.raad && old.dueOn === next.dueOn;
  if (isReportedOn(old) || isSame) return undefined;
  const { createdAt, since, version } = old;
  return old.dueOn === next.dueOn ? { ...next, createdAt, since, version } : { ...next, createdAt, version: version + 1 };
}

function reportOf({ id, said, to, reason = '' }: Check, existing: readonly FollowUp[], act: Act): Posted['reported'][number] | undefined {
  const old = existing.find((each) => each.id === id);
  if (!old || said === 'open') return undefined;
  const onBehalf = { ...act, ...(old.municipality && { onBehalf: true as const }) };
  const followUp = said === 'done' ? done(old, onBehalf) : to && postponed(old, onBehalf, to, reason);
  return followUp ? { followUp, what: said } : undefined;
}

/** As it was said, unless somebody has closed it meanwhile. */
function reviewedOf(checks: readonly Check[], existing: readonly FollowUp[]): Reviewed[] {
  return checks.flatMap(({ id, said, to }) => {
    const followUp = existing.find((each) => each.id === id);
    if (!followUp) return [];
    const { what, municipality, state } = followUp;
    const now = state === 'open' ? said : state;
    return [{ id, what, ...(municipality && { municipality }), said: now, ...(now === 'postponed' && to && { to }) }];
  });
}

/** Open ones of earlier meetings, which this one is to ask about; of a meeting that is gone too. Starts are UTC ms. */
export function carriedTo(meetingId: string, open: readonly FollowUp[], startOf: (meetingId: string) => number | undefined): FollowUp[] {
  const start = startOf(meetingId) ?? Infinity;
  return open.filter((each) => each.state === 'open' && each.meetingId !== meetingId && (startOf(each.meetingId) ?? -Infinity) <= start);
}
