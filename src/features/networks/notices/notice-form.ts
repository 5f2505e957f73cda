import { z } from 'zod';
import type { TextKey } from '../../../lib/language';
import { cleaned } from '../../../lib/people-text';
import { hasNationalId } from '../../../lib/person-data';
import { NetworkRef } from '../../define';
import { MAX_TEXT } from './records';

/** What the form sends; an input that is left empty may be missing. */
export const FormData = NetworkRef.and(z.object({ text: z.string().max(20_000).default('') }));

/** The text as it may be stored, or what is wrong with it. */
export function checkText(given: string): { text: string; wrong?: TextKey } {
  const text = cleaned(given);
  const wrong = wrongWith(text);
  return { text, ...(wrong && { wrong }) };
}

function wrongWith(text: string): TextKey | undefined {
  if (!/\p{L}/u.test(text)) return 'networks.notices.wrong.empty';
  if (text.length > MAX_TEXT) return 'networks.notices.wrong.long';
  return hasNationalId(text) ? 'networks.notices.wrong.person' : undefined;
}
