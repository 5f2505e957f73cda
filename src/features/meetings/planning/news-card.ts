import { translator, type Language } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import type { CardReply } from '../../feature';
import { isComing } from '../coming';
import type { Meeting } from '../types';
import { joinOf, whenText } from './words';

const MOST_DATES = 6;

/**
 * What is told once when a meeting is moved or cancelled, in the channels and to people: as it is now. `others`: those of its series that
 * this tells of too.
 */
export function newsReply(language: Language, networkName: string, meeting: Meeting, others: readonly Meeting[], now: number): CardReply {
  const t = translator(language);
  const { title, cancelledAt, movedFrom, minutes, reason } = meeting;
  const cancelled = cancelledAt !== undefined;
  const heading = t(cancelled ? 'meetings.planning.news.cancelled' : 'meetings.planning.news.moved', { title: escapeMarkdown(title) });
  const dates = others.map((each) => t('meetings.planning.news.other', { when: whenText(each, language) }));
  const data = {
    id: `${meeting.networkId}.${meeting.id}`,
    kicker: escapeMarkdown(networkName),
    heading,
    was: !cancelled && movedFrom ? t('meetings.planning.news.was', { when: whenText({ start: movedFrom, minutes }, language) }) : '',
    when: t(cancelled ? 'meetings.planning.news.wasCancelled' : 'meetings.planning.news.now', { when: whenText(meeting, language) }),
    reason: reason ? t('meetings.planning.why', { reason: escapeMarkdown(reason) }) : '',
    others: dates.length > 0 ? t(cancelled ? 'meetings.planning.news.othersCancelled' : 'meetings.planning.news.othersMoved') : '',
    dates: dates.slice(0, MOST_DATES).map((text) => ({ text })),
    more: dates.length > MOST_DATES ? t('meetings.planning.more', { count: dates.length - MOST_DATES }) : '',
    calendar: t(cancelled ? 'meetings.planning.news.calendarCancelled' : 'meetings.planning.news.calendarMoved'),
    open: isComing(meeting, now),
    join: isComing(meeting, now) ? joinOf(meeting) : '',
  };
  const said = t(cancelled ? 'meetings.planning.news.cancelled' : 'meetings.planning.news.moved', { title });
  return { kind: 'card', card: { template: 'meetings/meeting-news', data }, summary: shortened(`${said}: ${data.when}`, 200), language };
}
