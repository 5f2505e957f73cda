import type { Language, Translate } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import { formatWallTime, timeOfDay, wallTimeOf } from '../../../lib/time';
import { endOf } from '../coming';
import { checkJoinUrl } from './links/join-url';
import type { AgendaItem, Meeting } from '../types';

/** «tirsdag 21. april 2026 kl. 14.00–16.00»; without the end where nobody has said how long it lasts, or it ends another day. */
export function whenText(meeting: Pick<Meeting, 'start' | 'minutes'>, language: Language): string {
  const { start, minutes } = meeting;
  const begins = formatWallTime(start, language);
  if (!start.local.includes('T') || minutes === undefined) return begins;
  const end = endOf(meeting);
  if (wallTimeOf(end).local.slice(0, 10) !== start.local.slice(0, 10)) return begins;
  return `${begins}–${language === 'en' ? timeOfDay(end) : timeOfDay(end).replace(':', '.')}`;
}

/** «1. Nalokson (råd 2, 20 min, Ane)», as Markdown that shows it so. */
export function agendaLine(t: Translate, { text, raad, minutes, presenter }: Omit<AgendaItem, 'id'>, at: number): string {
  const about = [
    ...(raad === undefined ? [] : [t('meetings.planning.raad', { raad })]),
    ...(minutes === undefined ? [] : [t('meetings.planning.min', { minutes })]),
    ...(presenter ? [presenter] : []),
  ];
  return escapeMarkdown(`${at + 1}. ${text}${about.length > 0 ? ` (${about.join(', ')})` : ''}`);
}

/** «55 av 120 minutter», «55 minutter»; empty when no item has minutes. */
export function sumText(t: Translate, agenda: readonly AgendaItem[], minutes: number | undefined): string {
  const sum = agenda.reduce((total, item) => total + (item.minutes ?? 0), 0);
  if (sum === 0) return '';
  if (minutes === undefined) return t('meetings.planning.sum', { sum });
  return t(sum > minutes ? 'meetings.planning.sumOver' : 'meetings.planning.sumOf', { sum, minutes });
}

/** The link to join on Teams; empty when there is none, or it is no link of Teams'. */
export function joinOf({ joinUrl, cancelledAt }: Pick<Meeting, 'joinUrl' | 'cancelledAt'>): string {
  const checked = joinUrl === undefined || cancelledAt !== undefined ? undefined : checkJoinUrl(joinUrl);
  return checked && 'url' in checked ? checked.url : '';
}
