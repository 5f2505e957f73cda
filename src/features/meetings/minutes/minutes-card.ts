import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { dayOf, formatSourceDate, formatWallTime } from '../../../lib/time';
import type { CardReply } from '../../feature';
import type { Municipality } from '../../networks';
import type { Meeting } from '../types';
import type { Minutes } from './types';
import { linesOf, type Line, type Wording } from './words';

/** Lines of the minutes on one card, headings too. */
const PAGE = 14;

export interface MinutesView {
  minutes: Minutes;
  meeting: Meeting;
  municipalities: readonly Municipality[];
  networkName: string;
  /** From which page; the first is 0. */
  page?: number;
  /** True for a coordinator's own card: with the way to correct them. */
  mayEdit?: boolean;
}

/** Posted minutes, in the channels and for who asks; long ones go on for who presses. */
export function minutesReply(wording: Wording, view: MinutesView): CardReply {
  const { minutes, meeting, municipalities, networkName, page = 0, mayEdit = false } = view;
  const { t, language } = wording;
  const { correctedAt, networkId, meetingId } = minutes;
  const lines = linesOf(wording, minutes, municipalities);
  const pages = Math.max(1, Math.ceil(lines.length / PAGE));
  const at = page < pages ? page : 0;
  const heading = t('meetings.minutes.of', { meeting: escapeMarkdown(meeting.title) });
  const corrected = correctedAt === undefined ? [] : [t('meetings.minutes.corrected', { day: formatSourceDate(dayOf(correctedAt), language) })];
  const rest = pages > 1 ? [t('meetings.minutes.page', { page: at + 1, pages })] : [];
  const data = {
    id: `${networkId}.${meetingId}`,
    heading,
    about: [escapeMarkdown(networkName), formatWallTime(meeting.start, language), ...corrected, ...rest].join(' · '),
    lines: lines.slice(at * PAGE, (at + 1) * PAGE).map(asData),
    more: at + 1 < pages ? `${networkId}.${meetingId}.${at + 1}` : '',
    first: at > 0 ? `${networkId}.${meetingId}.0` : '',
    mayEdit,
  };
  return { kind: 'card', card: { template: 'meetings/minutes', data }, summary: shortened(t('meetings.minutes.of', { meeting: meeting.title }), 200) };
}

export const asData = ({ text, kind }: Line) => ({ text, weight: kind === 'line' ? 'Default' : 'Bolder', apart: kind === 'head' });
