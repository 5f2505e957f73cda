import type { Translate, Language } from '../../../lib/language';
import { dayOf, formatWallTime, wallTimeOf } from '../../../lib/time';
import { isWorkingDay } from '../../../lib/time/working-days';
import type { Municipality } from '../../networks';
import { namesOf } from '../reminders/reminder-cards';
import { scheduledTimes } from '../reminders/reminder-times';
import type { Round } from '../types';
import { expectedOf } from './round';

interface Words {
  t: Translate;
  language: Language;
}

/** «torsdag 15. januar 2026 kl. 09.00» of an instant, UTC ms. */
export const timeText = (ms: number, language: Language): string => formatWallTime(wallTimeOf(ms), language);

/** Where a round stands, in a sentence. */
export function stateText({ t, language }: Words, { state, opensAt, due, closesAt, closedAt = 0 }: Round): string {
  return t(`checkins.rounds.states.${state}`, {
    opens: timeText(opensAt, language), due: formatWallTime(due, language),
    closes: timeText(closesAt, language), closed: timeText(closedAt, language),
  });
}

/** «Alle 5 kommuner», or which. `ofNetwork`: all of the network. */
export function whoText(t: Translate, round: Pick<Round, 'municipalities'>, ofNetwork: readonly Municipality[]): string {
  const { expected } = expectedOf(round, ofNetwork);
  if (expected.length === ofNetwork.length) return t('checkins.rounds.everybody', { count: ofNetwork.length });
  return t('checkins.rounds.some', { count: expected.length, of: ofNetwork.length, names: namesOf(t, expected) });
}

/** When those who have not reported are reminded; a sentence when there is no time for it. */
export function remindersText({ t, language }: Words, round: Pick<Round, 'opensAt' | 'due' | 'closesAt'>): string {
  const times = scheduledTimes({ ...round, openedAt: round.opensAt });
  return times.length > 0 ? times.map(({ dueAt }) => timeText(dueAt, language)).join(' · ') : t('checkins.rounds.noReminders');
}

/** A word about a due day on which nobody is at work. */
export function dueDoubt(t: Translate, { due }: Pick<Round, 'due'>): string {
  return isWorkingDay(due.local.slice(0, 10)) ? '' : t('checkins.rounds.dueOff');
}

/** The day of an opening as a form's field has it. */
export const openingDay = ({ opensAt }: Pick<Round, 'opensAt'>): string => dayOf(opensAt);
