import { translator } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import { formatWallTime } from '../../../lib/time';
import type { CardReply } from '../../feature';
import type { Municipality, Network } from '../../networks';
import type { Report, Round } from '../types';
import { expectedOf, roundName } from './round';

/** A round with what its card in the channels tells. */
export interface RoundView {
  round: Round;
  network: Pick<Network, 'name' | 'language'>;
  municipalities: readonly Municipality[];
  /** The latest of each municipality. */
  reports: readonly Pick<Report, 'municipality'>[];
}

/** How many of those that are expected have reported; never who has not. */
export function channelReply({ round, network, municipalities, reports }: RoundView): CardReply {
  const { language } = network;
  const t = translator(language);
  const { expected } = expectedOf(round, municipalities);
  const sent = new Set(reports.map(({ municipality }) => municipality));
  const name = roundName(t, round);
  const data = {
    id: `${round.networkId}.${round.id}`, name: escapeMarkdown(name), open: round.state === 'open',
    about: escapeMarkdown(network.name),
    state: t(`checkins.rounds.card.${round.state}`, { due: formatWallTime(round.due, language) }),
    reported: round.state === 'cancelled' ? '' : t('checkins.rounds.reported', {
      reported: expected.filter(({ number }) => sent.has(number)).length, count: expected.length,
    }),
  };
  return { kind: 'card', card: { template: 'checkins/round', data }, summary: t('checkins.rounds.cardSummary', { name }), language };
}
