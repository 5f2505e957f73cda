import type { Translate } from '../../../lib/language';
import { formatWallTime, ZONE, type WallTime } from '../../../lib/time';
import { holidayOn, weekdayOf } from '../../../lib/time/holidays';
import { remarksOn } from '../../../lib/time/working-days';
import { CLOSES, minutesOf, OPENS } from './propose';

/** `2026-12-01T10:00`, as the clocks of Norway show it. */
export const wall = (local: string): WallTime => ({ local, zone: ZONE });

/** What to think of before this time is chosen, in words; empty when there is nothing. */
export function warningsOf(local: string, minutes: number, t: Translate): string[] {
  const day = local.slice(0, 10);
  const holiday = holidayOn(day);
  const begin = minutesOf(local);
  return [
    ...(holiday ? [t(`meetings.setup.holidays.${holiday}`)] : []),
    ...(!holiday && weekdayOf(day) > 5 ? [t('meetings.setup.weekend')] : []),
    ...remarksOn(day).map((remark) => t(`meetings.setup.remarks.${remark}`)),
    ...(begin < OPENS || begin + minutes > CLOSES ? [t('meetings.setup.outsideHours')] : []),
  ];
}

/** «tirsdag 15. juli 2026 kl. 10.00 (juli)» */
export function timeWithWarnings(local: string, minutes: number, t: Translate, language: string): string {
  const warnings = warningsOf(local, minutes, t);
  const time = formatWallTime(wall(local), language);
  return warnings.length > 0 ? `${time} (${warnings.join(', ')})` : time;
}
