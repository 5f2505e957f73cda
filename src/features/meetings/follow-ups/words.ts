import type { Translate } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import { dayOf, formatSourceDate } from '../../../lib/time';
import type { Turn } from '../../feature';
import type { Municipality } from '../../networks';
import { isOverdue } from './follow-up';
import type { FollowUp } from './types';

/** In which language, and when: what words need of a turn, and a reminder has too. */
export type Wording = Pick<Turn, 't' | 'language' | 'now'>;

/** Who does it, as a card shows it. */
export function doerOf(t: Translate, { municipality }: Pick<FollowUp, 'municipality'>, all: readonly Municipality[]): string {
  if (municipality === undefined) return t('meetings.followUps.coordinators');
  return escapeMarkdown(all.find(({ number }) => number === municipality)?.name ?? municipality);
}

/** Where it stands, in words. */
export function standing({ t, language, now }: Wording, followUp: FollowUp): string {
  const { dueOn, closedAt = now, onBehalf, note } = followUp;
  const day = formatSourceDate(dueOn, language);
  if (followUp.state === 'open') return t(isOverdue(followUp, dayOf(now)) ? 'meetings.followUps.overdue' : 'meetings.followUps.due', { day });
  const closed = t(`meetings.followUps.state.${followUp.state}`, { day: formatSourceDate(dayOf(closedAt), language) });
  const by = onBehalf ? ` ${t('meetings.followUps.byCoordinator')}` : '';
  return `${closed}${by}${note ? `: ${escapeMarkdown(note)}` : ''}`;
}

/** «Råd 2», or nothing. */
export const adviceOf = (t: Translate, { raad }: Pick<FollowUp, 'raad'>): string[] => (raad ? [t('meetings.minutes.raad', { raad })] : []);
