import type { Translate } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import { formatWallTime } from '../../../lib/time';
import type { MemberScope } from '../../authority';
import type { CardReply, Turn } from '../../feature';
import type { Municipality } from '../../networks';
import type { Meeting } from '../types';
import type { AttendedMeeting } from './attendance';
import { attendanceLines } from './lines';
import { byName, presenceOf } from './presence';

/** Meetings in the table. */
export const MOST_MEETINGS = 6;
const PAGE = 8;

export interface Overview {
  /** Those that were held or are running, the latest first; not empty. */
  held: readonly AttendedMeeting[];
  municipalities: readonly Municipality[];
  /** Where the page of municipalities begins. */
  from: number;
  /** What was just done. */
  said?: string;
}

/** Who was at the latest meeting, and a table by municipality over the latest ones, a page at a time. */
export function overviewReply(turn: Turn, { networkId, part }: MemberScope, { held, municipalities, from, said = '' }: Overview): CardReply {
  const { t, language } = turn;
  const [latest] = held as [AttendedMeeting, ...AttendedMeeting[]];
  const start = from < municipalities.length ? from : 0;
  const page = byName(municipalities).slice(start, start + PAGE);
  const heading = t('meetings.attendance.title', { title: escapeMarkdown(latest.meeting.title) });
  const data = {
    heading,
    said,
    when: formatWallTime(latest.meeting.start, language),
    lines: attendanceLines(t, latest, municipalities).map((text) => ({ text })),
    rows: held.length > 1 ? page.map(({ number, name }) => ({ title: escapeMarkdown(name), value: rowOf(t, held, number) })) : [],
    edit: part.roles.includes('coordinator') ? `${networkId}.${latest.meeting.id}` : '',
    more: held.length > 1 && start + PAGE < municipalities.length ? `${networkId}.${start + PAGE}` : '',
  };
  const summary = t('meetings.attendance.title', { title: latest.meeting.title });
  return { kind: 'card', card: { template: 'meetings/attendance', data }, summary };
}

/** «✓ til stede 21.04.2026, 15.01.2026 · avbud 10.09.2025». */
function rowOf(t: Translate, held: readonly AttendedMeeting[], number: string): string {
  const kinds = ['present', 'declined', 'absent', 'unknown'] as const;
  return kinds.flatMap((kind) => {
    const days = held.filter((attended) => presenceOf(attended, number) === kind).map(({ meeting }) => shortDay(t, meeting));
    return days.length > 0 ? [t(`meetings.attendance.table.${kind}`, { days: days.join(', ') })] : [];
  }).join(' · ');
}

function shortDay(t: Translate, { start }: Meeting): string {
  const [year = '', month = '', day = ''] = start.local.slice(0, 10).split('-');
  return t('meetings.attendance.shortDay', { day, month, year });
}

/** Where a coordinator notes which municipalities were there; its button says when it was shown. */
export function editReply(turn: Turn, { meeting, ...attended }: AttendedMeeting, municipalities: readonly Municipality[]): CardReply {
  const { t, language } = turn;
  const present = municipalities.filter(({ number }) => presenceOf(attended, number) === 'present');
  const data = {
    id: `${meeting.networkId}.${meeting.id}.${turn.now}`,
    heading: t('meetings.attendance.title', { title: escapeMarkdown(meeting.title) }),
    when: formatWallTime(meeting.start, language),
    municipalities: byName(municipalities).map(({ number, name }) => ({ title: name, value: number })),
    present: present.map(({ number }) => number).join(','),
  };
  const summary = t('meetings.attendance.title', { title: meeting.title });
  return { kind: 'card', card: { template: 'meetings/attendance-edit', data }, summary };
}
