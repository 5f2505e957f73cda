import type { Translate } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import type { Municipality } from '../../networks';

/** Of all the names in one list, before they are escaped. */
const LONGEST = 300;

/** «Aukra, Molde og Rauma», for a card; a municipality that the network does not have any more by its number. */
export function namesOf(t: Translate, numbers: readonly string[], municipalities: readonly Municipality[]): string {
  return listed(t, numbers.map((number) => municipalities.find((each) => each.number === number)?.name ?? number));
}

/** The same of other names: in alphabetical order, each once, cut with a mark that says so. */
export function listed(t: Translate, names: readonly string[]): string {
  const sorted = [...new Set(names)].sort((a, b) => a.localeCompare(b, 'nb'));
  const last = sorted.length > 1 ? sorted.pop() : undefined;
  const text = last === undefined ? sorted.join(', ') : `${sorted.join(', ')} ${t('meetings.polls.and')} ${last}`;
  return escapeMarkdown(shortened(text, LONGEST));
}
