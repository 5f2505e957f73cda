import { translator, type Translate } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { formatSourceDate, formatWallTime } from '../../../lib/time';
import type { CardReply } from '../../feature';
import type { Municipality, Network } from '../../networks';
import type { FollowUp } from '../follow-ups';
import { followUpLines } from '../planning/follow-up-lines';
import { joinOf } from '../planning/words';
import type { AttendedMeeting } from './attendance';
import { thereLines } from './lines';

export interface DayView {
  network: Network;
  attended: AttendedMeeting;
  municipalities: readonly Municipality[];
  /** Those that are open. */
  followUps: readonly FollowUp[];
  /** The day that the card was posted for, `2026-11-16`. */
  day: string;
}

/** The card that stands in every channel on the day of a meeting, in the network's language. */
export function dayReply({ network, attended, municipalities, followUps, day }: DayView): CardReply {
  const { language } = network;
  const { meeting } = attended;
  const t = translator(language);
  const when = formatWallTime(meeting.start, language);
  const off = whyOff(t, attended, day, when);
  const data = {
    id: `${network.id}.${meeting.id}`,
    heading: escapeMarkdown(meeting.title),
    when: off ? formatSourceDate(day, language) : when,
    what: off || t('meetings.attendance.day.ask'),
    open: !off,
    join: off ? '' : joinOf(meeting),
    lines: off ? [] : thereLines(t, attended, municipalities).map((text) => ({ text })),
    followUps: off ? [] : followUpLines(t, language, meeting, followUps, municipalities).map((text) => ({ text })),
  };
  const summary = off ? `${meeting.title}: ${off}` : t('meetings.attendance.day.summary', { title: meeting.title });
  return { kind: 'card', card: { template: 'meetings/day', data }, summary: shortened(summary, 200), language };
}

/** Why there is no meeting on that day after all; empty when there is. */
function whyOff(t: Translate, { meeting: { cancelledAt, start } }: AttendedMeeting, day: string, when: string): string {
  if (cancelledAt !== undefined) return t('meetings.attendance.day.cancelled');
  return start.local.startsWith(day) ? '' : t('meetings.attendance.day.moved', { when });
}
