import { createHash } from 'node:crypto';

/**
 * The same item of the same minutes gives the same id for the same municipality, so that minutes that are posted twice give each
 * follow-up once: `f` and 20 hexadecimal digits.
 */
export function followUpId(meetingId: string, item: string, municipality: string): string {
  return `f${createHash('sha256').update(['follow-up', meetingId, item, municipality].join('\u0000')).digest('hex').slice(0, 20)}`;
}
