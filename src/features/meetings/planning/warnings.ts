import type { Translate } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import { formatSourceDate, formatWallTime } from '../../../lib/time';
import { holidayOn } from '../../../lib/time/holidays';
import type { Turn } from '../../feature';
import { warningsOf } from '../poll-setup/warnings';
import type { Meeting } from '../types';
import type { Occurrence } from './series';

type Wording = Pick<Turn, 't' | 'language'>;

/** One time with what to think of: «… (lørdag)», «… (i stedet for 17. mai 2027, som er grunnlovsdagen)». */
export function timeLine({ t, language }: Wording, { start, instead }: Occurrence, minutes: number): string {
  const notes = warningsOf(start.local, minutes, t);
  const moved = instead === undefined ? [] : [insteadText(t, language, instead)];
  const all = [...moved, ...notes];
  const time = formatWallTime(start, language);
  return all.length > 0 ? `${time} (${all.join(', ')})` : time;
}

function insteadText(t: Translate, language: string, day: string): string {
  const holiday = holidayOn(day);
  return t('meetings.planning.instead', { day: formatSourceDate(day, language), holiday: holiday ? t(`meetings.setup.holidays.${holiday}`) : '' });
}

/** The network's other meetings on the days of these, in words. `but`: the one that is being moved. */
export function clashes({ t, language }: Wording, starts: readonly Pick<Occurrence, 'start'>[], all: readonly Meeting[], but?: string): string[] {
  const days = new Set(starts.map(({ start }) => start.local.slice(0, 10)));
  return all.filter(({ id, cancelledAt, start }) => id !== but && cancelledAt === undefined && days.has(start.local.slice(0, 10)))
    .map((meeting) => t('meetings.planning.clash', { title: escapeMarkdown(meeting.title), when: formatWallTime(meeting.start, language) }));
}
