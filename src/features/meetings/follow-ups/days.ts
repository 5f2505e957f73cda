import { addMonths, dayOf, isDay } from '../../../lib/time';
import type { Wrong } from '../minutes/written';

/** Nothing is agreed for later than this. */
const MOST_MONTHS = 24;

/** What is wrong with a day that something is to be done by; undefined when nothing is. One that has been may stay where it stands. */
export function wrongDay(day: string, now: number, stands?: string): Wrong | undefined {
  if (!isDay(day)) return { text: 'meetings.minutes.wrong.day' };
  const today = dayOf(now);
  if (day < today && day !== stands) return { text: 'meetings.minutes.wrong.past' };
  return day > addMonths(today, MOST_MONTHS) ? { text: 'meetings.minutes.wrong.far' } : undefined;
}
