import { translator, type Language } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import type { CardReply } from '../../feature';
import type { Meeting } from '../types';
import { agendaLine, joinOf, whenText } from './words';

const MOST_ITEMS = 5;

/** To somebody who comes; or, with the municipality that they speak for, the question whether anybody from there does. */
export function reminderReply(language: Language, networkName: string, meeting: Meeting, municipality?: string): CardReply {
  const t = translator(language);
  const { agenda = [] } = meeting;
  const when = whenText(meeting, language);
  const heading = t(municipality === undefined ? 'meetings.planning.reminder.comes' : 'meetings.planning.reminder.asks', {
    municipality: escapeMarkdown(municipality ?? ''),
  });
  const data = {
    id: `${meeting.networkId}.${meeting.id}`,
    kicker: escapeMarkdown(networkName),
    heading,
    title: escapeMarkdown(meeting.title),
    when,
    place: meeting.place ? t('meetings.planning.place', { place: escapeMarkdown(meeting.place) }) : '',
    text: t(municipality === undefined ? 'meetings.planning.reminder.change' : 'meetings.planning.reminder.why'),
    agenda: agenda.slice(0, MOST_ITEMS).map((item, at) => ({ text: agendaLine(t, item, at) })),
    more: agenda.length > MOST_ITEMS ? t('meetings.planning.more', { count: agenda.length - MOST_ITEMS }) : '',
    asks: municipality !== undefined,
    join: joinOf(meeting),
  };
  const said = municipality === undefined ? heading : t('meetings.planning.reminder.asks', { municipality });
  return { kind: 'card', card: { template: 'meetings/meeting-reminder', data }, summary: shortened(`${said} ${meeting.title}: ${when}`, 200) };
}
