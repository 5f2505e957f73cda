import type { Translate } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import type { Municipality } from '../../networks';
import type { Attended } from './attendance-store';
import { byName, countPresent, othersPresent, presenceOf, type Presence } from './presence';

/** More names than that are told as a number. */
const MOST_NAMES = 12;

type Kind = 'comes' | 'cannot' | 'silent' | 'others' | 'there' | 'declined' | 'absent' | 'unknown' | 'othersThere';

/** «Molde», or «Molde (2)» where it is more than one. */
export const counted = (t: Translate, name: string, count: number): string =>
  count > 1 ? t('meetings.attendance.counted', { name: escapeMarkdown(name), count }) : escapeMarkdown(name);

/** «Kommer: Molde (2), Aukra», of names that are escaped; empty for nobody. */
export function line(t: Translate, kind: Kind, names: readonly string[]): string {
  if (names.length === 0) return '';
  const left = names.length - MOST_NAMES;
  // One that would be left out alone takes no more room than its count.
  const shown = left > 1 ? [...names.slice(0, MOST_NAMES), t('meetings.attendance.more', { count: left })] : names;
  return t(`meetings.attendance.${kind}`, { names: shown.join(', ') });
}

/** Who is or was there, by municipality, with organisations apart; nobody is named. */
export function thereLines(t: Translate, attended: Attended, municipalities: readonly Municipality[]): string[] {
  const there = byName(municipalities).filter(({ number }) => presenceOf(attended, number) === 'present');
  const { organisations, unnamed } = othersPresent(attended);
  const others = [...organisations.map(escapeMarkdown), ...(unnamed > 0 ? [t('meetings.attendance.unnamed', { count: unnamed })] : [])];
  const lines = [line(t, 'there', there.map((one) => counted(t, one.name, countPresent(attended, one)))), line(t, 'othersThere', others)];
  const said = lines.filter((text) => text !== '');
  return said.length > 0 ? said : [t('meetings.attendance.nobodyYet')];
}

/** The same with the municipalities that were not there, and what is known of why. */
export function attendanceLines(t: Translate, attended: Attended, municipalities: readonly Municipality[]): string[] {
  const those = (wanted: Presence) => byName(municipalities)
    .filter(({ number }) => presenceOf(attended, number) === wanted).map(({ name }) => escapeMarkdown(name));
  const missing = (['declined', 'absent', 'unknown'] as const).map((kind) => line(t, kind, those(kind)));
  return [...thereLines(t, attended, municipalities), ...missing.filter((text) => text !== '')];
}
