import type { TextKey, TextValues } from '../../../lib/language';
import { cleaned } from '../../../lib/people-text';
import { hasNationalId } from '../../../lib/person-data';

/** What is wrong with what somebody wrote, to be said above the form. */
export interface Wrong {
  text: TextKey;
  values?: TextValues;
}

/** What somebody wrote as it may be stored, or what is wrong with it; `most` characters at most. */
export function written(given: string, most: number): { text: string; wrong?: Wrong } {
  const text = cleaned(given);
  const wrong = wrongWith(text, most);
  return { text, ...(wrong && { wrong }) };
}

function wrongWith(text: string, most: number): Wrong | undefined {
  if (!/\p{L}/u.test(text)) return { text: 'meetings.minutes.wrong.empty' };
  if (text.length > most) return { text: 'meetings.minutes.wrong.long', values: { most } };
  return hasNationalId(text) ? { text: 'meetings.minutes.wrong.person' } : undefined;
}
