import type { TextKey } from '../../../../lib/language';

/** Where Teams meetings are joined. Exact: a host that only ends so may be anybody's. */
const HOSTS = ['teams.microsoft.com', 'teams.live.com', 'teams.cloud.microsoft'];
export const LONGEST_JOIN_URL = 1_000;

/**
 * A link that somebody pasted, as it may be shown: https, one of Teams' own hosts, without credentials or port, normalised. Else the text
 * that says what is wrong. What surrounds a link in a pasted invitation (space, `<…>`) is left out.
 */
export function checkJoinUrl(text: string): { url: string } | { wrong: TextKey } {
  const given = text.trim().replace(/^<(.*)>$/s, '$1').trim();
  if (given.length > LONGEST_JOIN_URL) return { wrong: 'meetings.calendar.link.long' };
  // What a parser would take out without a word is no link: a break or a space in it, or a backslash for a slash.
  if (/[\s\p{Cc}\p{Cf}\\]/u.test(given) || !URL.canParse(given)) return { wrong: 'meetings.calendar.link.none' };
  const url = new URL(given);
  const isPlain = url.protocol === 'https:' && url.username === '' && url.password === '' && url.port === '';
  if (!isPlain || !HOSTS.includes(url.hostname) || url.pathname === '/') return { wrong: 'meetings.calendar.link.foreign' };
  return url.href.length > LONGEST_JOIN_URL ? { wrong: 'meetings.calendar.link.long' } : { url: url.href };
}
