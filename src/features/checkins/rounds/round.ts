import { LANGUAGES, translator, type Translate } from '../../../lib/language';
import { formatSourceDate, toInstant } from '../../../lib/time';
import type { Municipality } from '../../networks';
import type { Round } from '../types';
import { partOf } from './periods';

/** How the board and the outbox call rounds. */
export const ROUND_KIND = 'round';

const ROUND_ID = /^\d{13}-[a-z0-9]{1,12}$/;
/** False for what no card of ours has sent. Without more dashes, as references of reports need it (keys.ts). */
export const isRoundId = (text: string): boolean => ROUND_ID.test(text);

/** Whether a municipality may send its first report now. What was sent may be corrected in closed rounds too, with a reason. */
export const takesReports = ({ state }: Pick<Round, 'state'>): boolean => state === 'open';

/** Whether what is sent at an instant (UTC ms) comes after the round was due. */
export const isLate = ({ due }: Pick<Round, 'due'>, now: number): boolean => now > toInstant(due);

/** No reports, pauses or reminders come any more. */
export const isOver = ({ state }: Pick<Round, 'state'>): boolean => state === 'closed' || state === 'cancelled';

/**
 * From when the round that follows may be made, UTC ms: when this one is due, so that a meeting soon after it has its round in time; of
 * one that is over, at once. Undefined when it was made, or when none follows.
 */
export function nextFrom({ rhythm, next, due, state }: Pick<Round, 'rhythm' | 'next' | 'due' | 'state'>): number | undefined {
  if (rhythm === 'none' || next !== undefined) return undefined;
  return isOver({ state }) ? 0 : toInstant(due);
}

/** «1. tertial 2026», or the days: «1. mai 2026 – 15. juni 2026». Plain text, in the language of `t` (`translator` makes one for each). */
export function roundName(t: Translate, { period }: Pick<Round, 'period'>): string {
  const known = partOf(period);
  if (known) return t(`checkins.rounds.parts.${known.part}`, { number: known.number, year: known.year });
  const language = LANGUAGES.find((each) => translator(each) === t) ?? 'nb';
  const [from, to] = [formatSourceDate(period.from, language), formatSourceDate(period.to, language)];
  return from === to ? from : t('checkins.rounds.days', { from, to });
}

/** Those of the network, by whether the round expects them. */
export interface Expected {
  expected: Municipality[];
  /** In the network and not on the round's list: they joined after it was made, or were never asked. */
  others: Municipality[];
  /** On the list and not in the network any more: no report of theirs is waited for, and what they sent stays. By number. */
  left: string[];
}

/** The round's list is decided when it is made; who leaves the network is no longer expected, and who joins is added by a coordinator. */
export function expectedOf({ municipalities }: Pick<Round, 'municipalities'>, ofNetwork: readonly Municipality[]): Expected {
  const listed = new Set(municipalities);
  const here = new Set(ofNetwork.map(({ number }) => number));
  return {
    expected: ofNetwork.filter(({ number }) => listed.has(number)),
    others: ofNetwork.filter(({ number }) => !listed.has(number)),
    left: municipalities.filter((number) => !here.has(number)),
  };
}
