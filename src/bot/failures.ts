import { InvalidCardData } from '../features/refusals';
import { TimeBudgetExceeded, UserError } from '../lib/errors';
import type { Translate } from '../lib/language';
import type { Log } from '../lib/log';
import { StoreUnavailable } from '../storage';

/**
 * What the person is told when a turn fails: what happened, that nothing was saved or that it is unknown, and what to do.
 * Everything else goes to the log under the same code. The only place that turns errors into words.
 */
export function explain(error: unknown, t: Translate, correlationId: string, log: Log): string {
  if (error instanceof UserError) return t(error.text, error.values);
  if (error instanceof InvalidCardData) {
    log.info('Card refused', { correlationId, reason: error.message });
    return t('bot.cardOutdated');
  }
  const known = error instanceof Error ? error : new Error(String(error));
  log.error('Turn failed', { correlationId, error: known });
  const unknownOutcome = error instanceof TimeBudgetExceeded || (error instanceof StoreUnavailable && error.outcome === 'unknown');
  if (unknownOutcome) return t('bot.notConfirmed', { id: correlationId });
  if (error instanceof StoreUnavailable) return t('bot.storeDown', { id: correlationId });
  return t('bot.unexpected', { id: correlationId });
}
