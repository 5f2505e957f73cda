import { translator, type Language } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { formatWallTime } from '../../../lib/time';
import type { CardReply } from '../../feature';
import type { Municipality } from '../../networks';
import { areAnswersShown } from './poll-card';
import { rank, withoutPassed } from './ranking';
import { reasonFor } from './reason';
import type { Ballot, Poll } from './types';

/** To the coordinators when everybody has answered. */
export function answeredReply(
  language: Language, poll: Poll, ballots: readonly Ballot[], municipalities: readonly Municipality[],
): CardReply {
  const t = translator(language);
  const when = formatWallTime(poll.deadline, language);
  const best = areAnswersShown(poll)
    ? reasonFor(t, language, poll, rank(poll, ballots, municipalities), municipalities)
    : t('meetings.polls.news.answeredHidden');
  return reply(poll, t('meetings.polls.news.answered', { title: poll.title }), best, t('meetings.polls.news.answeredText', { when }));
}

/** To the coordinators when the result stands: the best slot, and the way to choose. */
export function closedReply(language: Language, poll: Poll, municipalities: readonly Municipality[], now: number): CardReply {
  const t = translator(language);
  const best = reasonFor(t, language, poll, withoutPassed(poll.result ?? [], poll, now), municipalities);
  return reply(poll, t('meetings.polls.news.closed', { title: poll.title }), best, t('meetings.polls.news.closedText'));
}

function reply({ networkId, id }: Poll, heading: string, best: string, text: string): CardReply {
  const data = { id: `${networkId}.${id}`, heading: escapeMarkdown(heading), best, text };
  return { kind: 'card', card: { template: 'meetings/poll-news', data }, summary: shortened(heading, 200) };
}
