import type { Language, Translate } from '../../../lib/language';
import { formatSourceDate } from '../../../lib/time';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import type { Municipality } from '../../networks';
import type { FollowUp } from '../follow-ups';
import { doerOf } from '../follow-ups/words';
import type { Meeting } from '../types';

const MOST = 5;
const LONGEST = 160;

/** What is still open from earlier meetings, by day: five, and how many more. Empty for nothing. */
export function followUpLines(
  t: Translate, language: Language, { id }: Pick<Meeting, 'id'>, open: readonly FollowUp[], municipalities: readonly Municipality[],
): string[] {
  const earlier = open.filter(({ meetingId }) => meetingId !== id);
  const lines = earlier.slice(0, MOST).map((each) => t('meetings.planning.followUp', {
    what: escapeMarkdown(shortened(each.what, LONGEST)), who: doerOf(t, each, municipalities), day: formatSourceDate(each.dueOn, language),
  }));
  return earlier.length > MOST ? [...lines, t('meetings.planning.more', { count: earlier.length - MOST })] : lines;
}
