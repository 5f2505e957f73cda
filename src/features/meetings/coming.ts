import { DAY_MS, MINUTE_MS, toInstant } from '../../lib/time';
import type { Meeting } from './types';

/** When it begins, UTC ms; of one with no hour, the beginning of its day. */
export const startOf = ({ start }: Pick<Meeting, 'start'>): number => toInstant(start);

/** When it is over, UTC ms; of one with no hour, the end of its day, and of one whose length nobody has said, when it begins. */
export function endOf({ start, minutes = 0 }: Pick<Meeting, 'start' | 'minutes'>): number {
  return toInstant(start) + (start.local.includes('T') ? minutes * MINUTE_MS : DAY_MS);
}

/** Not cancelled, and not begun; one with no hour is coming until its day is over. Dates decide, nothing else. */
export function isComing({ start, cancelledAt }: Pick<Meeting, 'start' | 'cancelledAt'>, now: number): boolean {
  return cancelledAt === undefined && now < (start.local.includes('T') ? toInstant(start) : endOf({ start }));
}
