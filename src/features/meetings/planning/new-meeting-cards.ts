import type { Translate } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import type { CardReply, Turn } from '../../feature';
import { channelName, type Channel } from '../../networks';
import { endOf, startOf } from '../coming';
import { lengthText } from '../poll-setup/new-poll-cards';
import { LENGTHS } from '../poll-setup/poll-form';
import type { Meeting } from '../types';
import type { Wrong } from './agenda';
import { newMeetingLink } from './links/new-meeting-link';
import type { MeetingFields, Wanted } from './meeting-form';
import { REPEATS } from './series';
import { clashes, timeLine } from './warnings';
import { agendaLine, sumText } from './words';

/** Of all the channels' names together. */
const NAMES = 1_000;
/** Of what a field that must be short shows of what was written in it. */
const SHOWN = 1_000;
const SHOWN_LINES = 4_000;
/** Of a meeting whose length nobody has said: Teams takes none that is over when it begins. */
const UNSAID_MINUTES = 60;

export const wrongText = (t: Translate, wrong: Wrong | undefined): string => (wrong ? t(wrong.text, wrong.values) : '');

/** How long a meeting may be, for a list of choices. */
export const lengthChoices = (t: Translate) => LENGTHS.map((minutes) => ({ value: String(minutes), title: lengthText(minutes, t) }));

/** What the meeting is. `id`: `<network>.<meeting to be>`; `online`: whether the service can make the Teams meeting. */
export function formReply({ t }: Pick<Turn, 't'>, id: string, fields: MeetingFields, online: boolean, wrong?: Wrong): CardReply {
  const data = {
    ...fields, id, wrong: wrongText(t, wrong), title: fields.title.slice(0, SHOWN), place: fields.place.slice(0, SHOWN),
    joinUrl: fields.joinUrl.slice(0, SHOWN), agenda: fields.agenda.slice(0, SHOWN_LINES),
    lengths: lengthChoices(t), makesOnline: online, online: fields.online === 'true' ? 'true' : 'false',
    repeats: ['none', ...Object.keys(REPEATS)].map((value) => ({ value, title: t(`meetings.planning.repeat.${value as keyof typeof REPEATS}`) })),
    // A number field takes a number or nothing.
    count: /^\d{1,2}$/.test(fields.count) ? Number(fields.count) : 6,
  };
  return { kind: 'card', card: { template: 'meetings/meeting-form', data }, summary: t('cards.meetings.meeting-form.heading') };
}

/** Everything, before anybody else sees it. `all`: the network's other meetings. */
export function previewReply(
  turn: Pick<Turn, 't' | 'language'>, id: string, { meeting, starts }: Wanted, channels: readonly Channel[], all: readonly Meeting[],
): CardReply {
  const { t } = turn;
  const { minutes = 0, agenda = [] } = meeting;
  const names = shortened(channels.map((channel) => escapeMarkdown(channelName(channel, t))).join(', '), NAMES);
  const series = starts.length > 1;
  const lines = (texts: readonly string[]) => texts.map((text) => ({ text }));
  const data = {
    id, title: escapeMarkdown(meeting.title),
    times: lines(starts.map((each) => timeLine(turn, each, minutes))),
    about: [lengthText(minutes, t), ...(meeting.place ? [escapeMarkdown(meeting.place)] : [])].join(' · '),
    series: series ? t('meetings.planning.series', { count: starts.length }) : '',
    link: t(meeting.joinUrl ? 'meetings.planning.hasLink' : (meeting.onlineWanted ? 'meetings.planning.linkComes' : 'meetings.planning.noLink')),
    agenda: lines(agenda.map((item, at) => agendaLine(t, item, at))),
    sum: agenda.length > 0 ? sumText(t, agenda, minutes) : t('meetings.planning.noAgenda'),
    clashes: lines(clashes(turn, starts, all)),
    channels: channels.length > 0
      ? t(series ? 'meetings.planning.seriesGoesTo' : 'meetings.planning.goesTo', { count: channels.length, names })
      : t('meetings.planning.noChannels'),
  };
  return { kind: 'card', card: { template: 'meetings/meeting-preview', data }, summary: t('cards.meetings.meeting-preview.heading') };
}

/** What has been done, and the way on; `id` empty when there is no meeting. */
export function doneReply({ t }: Pick<Turn, 't'>, heading: string, text: string, id: string, create = ''): CardReply {
  const data = { heading, text, id, create, teams: create ? t('meetings.planning.makeLink') : '' };
  return { kind: 'card', card: { template: 'meetings/meeting-done', data }, summary: heading };
}

/** Opens Teams' own form for the meeting; empty when it has a link, or will get one. */
export function createLink(meeting: Pick<Meeting, 'title' | 'start' | 'minutes' | 'joinUrl' | 'onlineWanted'>): string {
  if (meeting.joinUrl || meeting.onlineWanted || !meeting.start.local.includes('T')) return '';
  return newMeetingLink({ subject: meeting.title, start: startOf(meeting), end: endOf({ ...meeting, minutes: meeting.minutes ?? UNSAID_MINUTES }), content: '' });
}
