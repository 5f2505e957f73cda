import { UserError } from '../../../lib/errors';
import type { Report, Round } from '../types';

/**
 * Why nothing can be written in the round now, with what to do; undefined when it can. What is paused or closed takes only corrections of
 * what was sent (KOSTRA's habit: what is preliminary is corrected).
 */
export function refusalOf(round: Pick<Round, 'state'>, sent: Report | undefined): UserError | undefined {
  switch (round.state) {
    case 'planned': return new UserError('checkins.reports.planned');
    case 'cancelled': return new UserError('checkins.reports.cancelled');
    case 'paused': return sent ? undefined : new UserError('checkins.reports.paused');
    case 'closed': return sent ? undefined : new UserError('checkins.reports.closed');
    case 'open': return undefined;
  }
}
