import { z } from 'zod';
import type { TextKey } from '../../../lib/language';
import { isTimeOfDay, timeOfDay } from '../../../lib/time';
import { NOTICES, type Notice, type Preferences } from '../types';

/**
 * Whether somebody may be reminded of this at an instant (UTC ms): they have not turned it off, and it is not their quiet time.
 * Quiet time is by the clock on the wall in Norway, from and with `from` until `to`, also past midnight: an hour that comes twice in
 * October is quiet twice, one that is left out in March is nobody's.
 */
export function mayRemind({ muted = [], quiet }: Pick<Preferences, 'muted' | 'quiet'>, notice: Notice, now: number): boolean {
  return !muted.includes(notice) && !(quiet && isBetween(timeOfDay(now), quiet));
}

function isBetween(time: string, { from, to }: { from: string; to: string }): boolean {
  return from < to ? from <= time && time < to : time >= from || time < to;
}

const Field = z.string().max(100).default('');

/** The form's fields as they come: toggles are `true` or `false`, a time that is left empty may be missing. */
export const ReminderFields = z.object({
  meetings: Field, checkins: Field, 'follow-ups': Field, digest: Field, from: Field, to: Field,
});
export type ReminderFields = z.infer<typeof ReminderFields>;

/** What the fields choose, or what is wrong with them. A toggle that is missing is on: nothing is turned off by mistake. */
export function readReminders(fields: ReminderFields): { chosen: Required<Pick<Preferences, 'muted'>> & Pick<Preferences, 'quiet'> } | { wrong: TextKey } {
  const muted = NOTICES.filter((notice) => fields[notice] === 'false');
  const [from, to] = [fields.from.trim(), fields.to.trim()];
  if (!from && !to) return { chosen: { muted } };
  if (!isTimeOfDay(from) || !isTimeOfDay(to)) return { wrong: 'networks.profile.wrong.bothTimes' };
  return from === to ? { wrong: 'networks.profile.wrong.sameTime' } : { chosen: { muted, quiet: { from, to } } };
}
