import type { Language } from '../../../lib/language';
import type { Reply } from '../../feature';
import type { Networks } from '../../networks';
import type { PollStore } from './poll-store';
import { hasEverybody } from './ranking';
import type { Tally } from './tallies';
import type { Poll } from './types';

/** What coordinators are told of by itself, each once for a version of the poll. */
export type News = 'answered' | 'closed';

/**
 * Tells the coordinators something once, however many notice it. Cut short between the note and the message it is not told; when the store
 * keeps it from being told it may be told again later. Throws what the store throws.
 */
export async function tellOnce(
  { notifier, clock }: Pick<Networks, 'notifier' | 'clock'>,
  store: PollStore,
  { networkId, id, version }: Poll,
  news: News,
  reply: (language: Language) => Reply,
): Promise<void> {
  if (!(await store.tell(networkId, id, news, version, clock.now()))) return;
  try {
    await notifier.tellCoordinators(networkId, reply);
  } catch (error) {
    await store.untell(networkId, id, news, version).catch(() => undefined);
    throw error;
  }
}

/** As `PollRows.told` has it. */
const toldAs = (news: News, { version }: Pick<Poll, 'version'>): string => `${news}:${version}`;

/** Whether every municipality has answered about every slot of an open poll, and its coordinators do not know. */
export function isAnsweredAndUntold({ poll, ballots, municipalities, told }: Tally): boolean {
  return poll.state === 'open' && !told.has(toldAs('answered', poll)) && hasEverybody(poll, ballots, municipalities);
}
