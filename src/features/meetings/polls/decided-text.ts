import type { Language, Translate } from '../../../lib/language';
import type { Meeting } from '../types';
import type { Poll } from './types';
import { wallWords } from './wall-words';

/**
 * What has become of a decided poll, the same sentence wherever it is shown: as the meeting stands now, which may have been moved or
 * cancelled since. `meeting` is undefined while it is not set.
 */
export function decidedText(
  t: Translate, language: Language, { slots, decided }: Pick<Poll, 'slots' | 'decided'>, meeting: Pick<Meeting, 'start' | 'cancelledAt'> | undefined,
): string {
  const start = meeting?.start ?? slots.find(({ id }) => id === decided)?.start;
  const values = { when: start ? wallWords(start, language) : '' };
  if (!meeting) return t('meetings.polls.decided.unset', values);
  return t(meeting.cancelledAt === undefined ? 'meetings.polls.decided.set' : 'meetings.polls.decided.cancelled', values);
}
