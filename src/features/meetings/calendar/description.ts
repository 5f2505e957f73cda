import { translator, type Language, type Translate } from '../../../lib/language';
import { cleaned } from '../../../lib/people-text';
import type { AgendaItem, Meeting } from '../types';

/** What a calendar says of a meeting below its title: plain text, for calendars show no markup alike. */
export function describe(meeting: Pick<Meeting, 'agenda' | 'minutes' | 'joinUrl' | 'start'>, networkName: string, language: Language): string {
  const t = translator(language);
  const { agenda = [], minutes, joinUrl, start } = meeting;
  const unsaid = start.local.includes('T') ? (minutes === undefined && 'meetings.calendar.noLength') : 'meetings.calendar.noHour';
  const parts = [
    cleaned(networkName),
    joinUrl ? t('meetings.calendar.join', { url: joinUrl }) : '',
    agenda.length > 0 ? [t('meetings.calendar.agenda'), ...agenda.map((item, at) => `${at + 1}. ${lineOf(item, t)}`)].join('\n') : '',
    unsaid ? t(unsaid) : '',
  ];
  return parts.filter(Boolean).join('\n\n');
}

function lineOf({ text, raad, minutes, presenter }: AgendaItem, t: Translate): string {
  const more = [
    raad === undefined ? '' : t('meetings.calendar.raad', { raad }),
    minutes === undefined ? '' : t('meetings.calendar.minutes', { minutes }),
    presenter ? cleaned(presenter) : '',
  ].filter(Boolean);
  return cleaned(text).replaceAll(/\n+/g, ' ') + (more.length > 0 ? ` (${more.join(', ')})` : '');
}
