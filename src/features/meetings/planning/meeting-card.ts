import { translator, type Language, type Translate } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import type { CardReply, Turn } from '../../feature';
import type { Municipality, Network } from '../../networks';
import { summary, type Coming } from '../attendance';
import { isComing } from '../coming';
import type { FollowUp } from '../follow-ups';
import type { Meeting } from '../types';
import { followUpLines } from './follow-up-lines';
import { agendaLine, joinOf, sumText, whenText } from './words';

/** A meeting with all that its card tells. */
export interface MeetingView {
  meeting: Meeting;
  networkName: string;
  coming: readonly Coming[];
  municipalities: readonly Municipality[];
  /** The network's that nobody has closed. */
  followUps: readonly FollowUp[];
}

type Wording = Pick<Turn, 't' | 'language' | 'now'>;

/** The announcement as it stands in every channel, in the network's language. */
export function announcementReply(view: MeetingView, { language }: Pick<Network, 'language'>, now: number): CardReply {
  const t = translator(language);
  const heading = t(view.meeting.cancelledAt === undefined ? 'meetings.planning.announced' : 'meetings.planning.announcedCancelled');
  return { ...reply({ t, language, now }, view, heading, { edit: false, list: false }), language };
}

/** The same to one who has asked. `note`: what has just happened, if anything. */
export function detailReply(turn: Wording, view: MeetingView, coordinates: boolean, note = ''): CardReply {
  return reply(turn, view, note || turn.t('meetings.planning.one'), { edit: coordinates, list: true });
}

function reply(
  { t, language, now }: Wording, view: MeetingView, kicker: string, { edit, list }: { edit: boolean; list: boolean },
): CardReply {
  const { meeting, networkName, coming, municipalities, followUps } = view;
  const { agenda = [], cancelledAt } = meeting;
  const open = isComing(meeting, now);
  const lines = (texts: readonly string[]) => texts.map((text) => ({ text }));
  const data = {
    id: `${meeting.networkId}.${meeting.id}`,
    kicker: `${kicker} · ${escapeMarkdown(networkName)}`,
    title: escapeMarkdown(meeting.title),
    when: whenText(meeting, language),
    state: stateOf(t, language, meeting, open),
    place: meeting.place ? t('meetings.planning.place', { place: escapeMarkdown(meeting.place) }) : '',
    noLink: open && meeting.onlineWanted ? t('meetings.planning.linkComes') : '',
    agenda: lines(cancelledAt === undefined ? agenda.map((item, at) => agendaLine(t, item, at)) : []),
    // Whether the items fit the meeting is for those who can change it.
    sum: edit && open ? sumText(t, agenda, meeting.minutes) : '',
    followUps: lines(open ? followUpLines(t, language, meeting, followUps, municipalities) : []),
    coming: lines(open ? summary(t, coming, municipalities, meeting) : []),
    open, list,
    join: open ? joinOf(meeting) : '',
    edit: edit && open,
    minutes: list && !open && cancelledAt === undefined,
  };
  const words = shortened(`${meeting.title}: ${data.when}${cancelledAt === undefined ? '' : `. ${t('meetings.planning.cancelled')}`}`, 200);
  return { kind: 'card', card: { template: 'meetings/meeting', data }, summary: words };
}

function stateOf(t: Translate, language: Language, { cancelledAt, movedFrom, reason, minutes }: Meeting, open: boolean): string {
  const why = reason ? ` ${t('meetings.planning.why', { reason: escapeMarkdown(reason) })}` : '';
  if (cancelledAt !== undefined) return t('meetings.planning.cancelled') + why;
  if (!open) return t('meetings.planning.over');
  return movedFrom ? t('meetings.planning.movedFrom', { when: whenText({ start: movedFrom, minutes }, language) }) + why : '';
}
