import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { formatWallTime } from '../../../lib/time';
import type { CardReply, Turn } from '../../feature';
import type { Municipality } from '../../networks';
import { roundName } from '../rounds/round';
import type { Round } from '../types';
import { cardReply } from './words';

/** With the way to help there are six. */
const BUTTONS = 5;
/** After them, as rows; no network has as many open on purpose. */
const ROWS = 5;

/** Several rounds take reports now. */
export function chooseRoundReply({ t, language }: Turn, networkId: string, rounds: readonly Round[]): CardReply {
  const rows = rounds.map((round) => ({
    id: `${networkId}.${round.id}`, name: shortened(roundName(t, round), 60),
    about: t('checkins.reporting.due', { due: formatWallTime(round.due, language) }),
  }));
  const data = {
    rounds: rows.slice(0, BUTTONS), others: rows.slice(BUTTONS, BUTTONS + ROWS),
    left: rows.length > BUTTONS + ROWS ? t('checkins.reporting.chooseLeft', { shown: BUTTONS + ROWS, count: rows.length }) : '',
  };
  return cardReply('choose', data, t('cards.checkins.choose.heading'));
}

/** For a coordinator: on behalf of which of the municipalities that the round expects. `wrong`: none of them was chosen. */
export function chooseMunicipalityReply(
  { t }: Turn, networkId: string, round: Round, municipalities: readonly Municipality[], wrong = false,
): CardReply {
  const sorted = [...municipalities].sort((a, b) => a.name.localeCompare(b.name, 'nb'));
  const data = {
    id: `${networkId}.${round.id}`, round: t('checkins.reporting.heading', { round: roundName(t, round) }),
    wrong: wrong ? t('cards.checkins.choose-municipality.missing') : '', chosen: '',
    municipalities: sorted.map(({ number, name }) => ({ title: escapeMarkdown(name), value: number })),
  };
  return cardReply('choose-municipality', data, t('cards.checkins.choose-municipality.heading'));
}
