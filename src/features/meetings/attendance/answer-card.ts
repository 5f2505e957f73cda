import { escapeMarkdown } from '../../../lib/people-text';
import { formatWallTime } from '../../../lib/time';
import type { CardReply, Turn } from '../../feature';
import type { Municipality } from '../../networks';
import { joinOf } from '../planning/words';
import type { AttendedMeeting } from './attendance';
import { thereLines } from './lines';
import { summary } from './summary';

/** What somebody has just said of themselves. */
export type Said = 'yes' | 'no' | 'present' | 'gone';

/**
 * What is stored now, with how the others have answered and the way to change it. `municipalities`: those of the people who have
 * answered; who has not is on the announcement.
 */
export function answeredReply(turn: Turn, attended: AttendedMeeting, said: Said, municipalities: readonly Municipality[]): CardReply {
  const { t, language } = turn;
  const { meeting, coming } = attended;
  const answers = said === 'yes' || said === 'no';
  const lines = answers ? summary(t, coming, municipalities, meeting) : thereLines(t, attended, municipalities);
  const heading = t(`meetings.attendance.said.${said}`);
  const data = {
    id: `${meeting.networkId}.${meeting.id}`,
    heading,
    saved: t('meetings.attendance.saved', { title: escapeMarkdown(meeting.title), when: formatWallTime(meeting.start, language) }),
    lines: lines.map((text) => ({ text })),
    change: answers ? t('meetings.attendance.mayChange') : '',
    said,
    join: said === 'present' ? joinOf(meeting) : '',
  };
  return { kind: 'card', card: { template: 'meetings/attendance-answer', data }, summary: heading };
}
