import { UserError } from '../../../lib/errors';
import { cleaned } from '../../../lib/people-text';
import { checkWords } from '../guards';

/** As long as other free text (design/reliability.md, Privacy). */
export const LONGEST_REASON = 500;

/**
 * Why a report was changed, as it is kept; undefined when nothing is said. Throws UserError for one that is too long, or that may be about
 * a person: a reason never needs to be.
 */
export function reasonOf(text: string | undefined): string | undefined {
  const reason = cleaned(text ?? '');
  if (reason.length > LONGEST_REASON) throw new UserError('checkins.reports.reasonTooLong', { most: LONGEST_REASON });
  if (checkWords([reason])) throw new UserError('checkins.reports.reasonOfPerson');
  return reason === '' ? undefined : reason;
}
