import { UserError } from '../../../lib/errors';
import { MOST_CHARACTERS, MOST_CHECKS, MOST_DECISIONS, MOST_FOLLOW_UPS, MOST_TASKS } from './records';
import type { Check, Decision, Draft, Task } from './types';

export const emptyDraft = (networkId: string, meetingId: string): Draft => (
  { networkId, meetingId, decisions: [], tasks: [], checks: [], version: 0, at: 0 }
);

/**
 * What becomes of an item that somebody saves who has `seen` it in a version; 0: never. `changed`: somebody else has changed it since,
 * and it stands as `item`; `removed`: somebody else has taken it away. Then nothing is saved, so that nothing is lost.
 */
export type Put<T> = { outcome: 'saved'; items: T[] } | { outcome: 'changed'; item: T } | { outcome: 'removed' };

export function put<T extends Decision | Task>(items: readonly T[], next: Omit<T, 'version'>, seen: number): Put<T> {
  const old = items.find(({ id }) => id === next.id);
  if (!old) return seen === 0 ? { outcome: 'saved', items: [...items, { ...next, version: 1 } as T] } : { outcome: 'removed' };
  const item = { ...next, version: old.version } as T;
  if (isSame(old, item)) return { outcome: 'saved', items: [...items] };
  if (old.version !== seen) return { outcome: 'changed', item: old };
  return { outcome: 'saved', items: items.map((each) => (each === old ? { ...item, version: old.version + 1 } : each)) };
}

const isSame = (a: object, b: object): boolean => sorted(a) === sorted(b);
const sorted = (of: object): string => JSON.stringify(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The draft with other items, one version on. Throws a UserError for more than fits. */
export function withItems(old: Draft, change: Partial<Pick<Draft, 'decisions' | 'tasks' | 'checks'>>, now: number): Draft {
  const next = { ...old, ...change, version: old.version + 1, at: now };
  const followUps = next.tasks.reduce((sum, { municipalities }) => sum + Math.max(1, municipalities.length), 0);
  if (next.decisions.length > MOST_DECISIONS) throw new UserError('meetings.minutes.tooManyDecisions', { most: MOST_DECISIONS });
  if (next.tasks.length > MOST_TASKS) throw new UserError('meetings.minutes.tooManyTasks', { most: MOST_TASKS });
  if (followUps > MOST_FOLLOW_UPS) throw new UserError('meetings.minutes.tooManyFollowUps', { most: MOST_FOLLOW_UPS });
  if (next.checks.length > MOST_CHECKS) throw new UserError('meetings.minutes.tooManyChecks', { most: MOST_CHECKS });
  if (JSON.stringify(next).length > MOST_CHARACTERS) throw new UserError('meetings.minutes.full');
  return next;
}

/** Without the item; undefined when it is not there (any more). */
export function withoutItem(old: Draft, id: string, now: number): Draft | undefined {
  const [decisions, tasks] = [old.decisions.filter((each) => each.id !== id), old.tasks.filter((each) => each.id !== id)];
  const gone = decisions.length < old.decisions.length || tasks.length < old.tasks.length;
  return gone ? withItems(old, { decisions, tasks }, now) : undefined;
}

/** What was said of a follow-up last counts; undefined when it stands so. */
export function withCheck(old: Draft, check: Check, now: number): Draft | undefined {
  const before = old.checks.find(({ id }) => id === check.id);
  if (before && isSame(before, check)) return undefined;
  const checks = before ? old.checks.map((each) => (each === before ? check : each)) : [...old.checks, check];
  return withItems(old, { checks }, now);
}
