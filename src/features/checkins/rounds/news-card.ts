import { translator, type Language } from '../../../lib/language';
import { formatWallTime, wallTimeOf } from '../../../lib/time';
import type { CardReply } from '../../feature';
import type { Round } from '../types';
import { roundName } from './round';

/** What has happened with a round, and the way to it; `id` is `<network>.<round>`, or empty when there is none any more. */
export function newsReply(heading: string, text: string, id: string): CardReply {
  return { kind: 'card', card: { template: 'checkins/round-news', data: { heading, text, id } }, summary: heading };
}

/** To the coordinators: a planned one was cancelled by itself; the meeting it was made before is called off, or leaves no time for it. */
export function droppedReply(language: Language, round: Round, why: 'called-off' | 'too-late'): CardReply {
  const t = translator(language);
  const heading = t('checkins.rounds.dropped', { name: roundName(t, round) });
  return newsReply(heading, t(`checkins.rounds.droppedText.${why}`), `${round.networkId}.${round.id}`);
}

/** To the coordinators: the next one is planned by itself, and can be changed until it opens. */
export function plannedReply(language: Language, round: Round): CardReply {
  const t = translator(language);
  const text = t('checkins.rounds.plannedText', {
    opens: formatWallTime(wallTimeOf(round.opensAt), language), due: formatWallTime(round.due, language),
    count: round.municipalities.length,
  });
  return newsReply(t('checkins.rounds.planned', { name: roundName(t, round) }), text, `${round.networkId}.${round.id}`);
}
