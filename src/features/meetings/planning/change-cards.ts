import { escapeMarkdown } from '../../../lib/people-text';
import { RAAD, type AgendaItem, type Meeting } from '../types';
import type { CardReply, Turn } from '../../feature';
import { MOST_ITEMS, type ItemFields, type Wrong } from './agenda';
import { createLink, lengthChoices, wrongText } from './new-meeting-cards';
import { agendaLine, sumText, whenText } from './words';

type Wording = Pick<Turn, 't' | 'language'>;

const refOf = ({ networkId, id }: Pick<Meeting, 'networkId' | 'id'>): string => `${networkId}.${id}`;
const aboutOf = ({ language }: Wording, meeting: Meeting): string => `${escapeMarkdown(meeting.title)} · ${whenText(meeting, language)}`;

/** What a coordinator may change about a meeting. */
export function editReply(turn: Wording, meeting: Meeting): CardReply {
  const data = { id: refOf(meeting), about: aboutOf(turn, meeting) };
  return { kind: 'card', card: { template: 'meetings/meeting-edit', data }, summary: turn.t('cards.meetings.meeting-edit.heading') };
}

/** The form of another time. */
export interface MoveFields {
  date: string;
  time: string;
  minutes: string;
  reason: string;
  later: string;
}

/** `warning`: what to think of about the time that was written; then the same button moves it. */
export function moveReply(
  turn: Wording, meeting: Meeting, fields: MoveFields, series: boolean, said: { wrong?: Wrong; warning?: string } = {},
): CardReply {
  const { t } = turn;
  const data = {
    ...fields, id: refOf(meeting), about: aboutOf(turn, meeting), wrong: wrongText(t, said.wrong), warning: said.warning ?? '',
    later: fields.later === 'true' ? 'true' : 'false', series, lengths: lengthChoices(t), reason: fields.reason.slice(0, 1_000),
  };
  return { kind: 'card', card: { template: 'meetings/meeting-move', data }, summary: t('cards.meetings.meeting-move.heading') };
}

/** Asks before it is cancelled. */
export function cancelReply(
  turn: Wording, meeting: Meeting, fields: { reason: string; later: string }, series: boolean, wrong?: Wrong,
): CardReply {
  const { t } = turn;
  const data = {
    id: refOf(meeting), about: aboutOf(turn, meeting), wrong: wrongText(t, wrong), reason: fields.reason.slice(0, 1_000),
    later: fields.later === 'true' ? 'true' : 'false', series,
  };
  return { kind: 'card', card: { template: 'meetings/meeting-cancel', data }, summary: t('cards.meetings.meeting-cancel.heading') };
}

/** Where it is and the link to join. */
export function placeReply(turn: Wording, meeting: Meeting, fields: { place: string; joinUrl: string }, wrong?: Wrong): CardReply {
  const { t } = turn;
  const data = {
    id: refOf(meeting), about: aboutOf(turn, meeting), wrong: wrongText(t, wrong), place: fields.place.slice(0, 1_000),
    joinUrl: fields.joinUrl.slice(0, 2_000), create: createLink(meeting), teams: t('meetings.planning.makeLink'),
  };
  return { kind: 'card', card: { template: 'meetings/meeting-place', data }, summary: t('cards.meetings.meeting-place.heading') };
}

/** The agenda with a way to each item. `note`: what has just happened. */
export function agendaReply(turn: Wording, meeting: Meeting, note = ''): CardReply {
  const { t } = turn;
  const { agenda = [] } = meeting;
  const data = {
    id: refOf(meeting), about: aboutOf(turn, meeting), note,
    rows: agenda.map((item, at) => ({ id: `${refOf(meeting)}-${item.id}`, text: agendaLine(t, item, at), title: t('meetings.planning.changeItem') })),
    sum: agenda.length > 0 ? sumText(t, agenda, meeting.minutes) : t('meetings.planning.noAgenda'),
    series: meeting.seriesId ? t('meetings.planning.onlyThis') : '',
    room: agenda.length < MOST_ITEMS,
  };
  return { kind: 'card', card: { template: 'meetings/meeting-agenda', data }, summary: t('cards.meetings.meeting-agenda.heading') };
}

export const fieldsOfItem = (item?: AgendaItem): ItemFields => (
  { text: item?.text ?? '', raad: item?.raad ? String(item.raad) : 'none', minutes: item?.minutes ? String(item.minutes) : '', presenter: item?.presenter ?? '' }
);

/** One item of the agenda. `itemId`: of one that is there, or is to be. */
export function itemReply(turn: Wording, meeting: Meeting, itemId: string, fields: ItemFields, wrong?: Wrong): CardReply {
  const { t } = turn;
  const at = (meeting.agenda ?? []).findIndex(({ id }) => id === itemId);
  const data = {
    ...fields, id: `${refOf(meeting)}-${itemId}`, back: refOf(meeting), about: aboutOf(turn, meeting), wrong: wrongText(t, wrong),
    text: fields.text.slice(0, 1_000), presenter: fields.presenter.slice(0, 300),
    hasMinutes: /^\d{1,3}$/.test(fields.minutes), minutes: Number(fields.minutes) || 0,
    advice: [
      { value: 'none', title: t('meetings.planning.noRaad') },
      ...RAAD.map((number) => ({ value: String(number), title: t('meetings.setup.raad', { number, topic: t(`meetings.setup.topicsOf.${number}`) }) })),
    ],
    isThere: at >= 0, up: at > 0, down: at >= 0 && at < (meeting.agenda?.length ?? 0) - 1,
  };
  return { kind: 'card', card: { template: 'meetings/meeting-item', data }, summary: t('cards.meetings.meeting-item.heading') };
}
