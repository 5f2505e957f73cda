import { escapeMarkdown } from '../../../lib/people-text';
import { formatWallTime } from '../../../lib/time';
import type { CardReply, Turn } from '../../feature';
import type { Municipality } from '../../networks';
import type { Round } from '../types';
import { municipalityChoices, rhythmChoices, wrongText } from './new-round-cards';
import { expectedOf, isOver, roundName } from './round';
import type { ChangeFields, Wrong } from './round-form';
import { namesOf, openingDay, stateText, timeText, whoText } from './words';

export const PAGE = 8;

const refOf = ({ networkId, id }: Round): string => `${networkId}.${id}`;

/** A page of the network's rounds, newest first. `next`: where the next page begins; 0 for none. */
export function roundsReply(turn: Turn, networkId: string, rounds: readonly Round[], next: number): CardReply {
  const { t } = turn;
  const rows = rounds.map((round) => {
    const name = roundName(t, round);
    return { id: refOf(round), name: escapeMarkdown(name), state: stateText(turn, round), label: t('checkins.rounds.follow', { name }) };
  });
  const data = { rows, empty: rows.length === 0, more: next > 0 ? `${networkId}.${next}` : '' };
  return { kind: 'card', card: { template: 'checkins/rounds', data }, summary: t('cards.checkins.rounds.heading') };
}

/** One round, with what a coordinator can do with it. `said`: what has just become of it. Only states, never what anybody answered. */
export function manageReply(turn: Turn, round: Round, municipalities?: readonly Municipality[], said = ''): CardReply {
  const { t, language } = turn;
  const { state } = round;
  const name = roundName(t, round);
  const data = {
    id: refOf(round), name: escapeMarkdown(name), said, state: stateText(turn, round),
    opens: timeText(round.opensAt, language), due: formatWallTime(round.due, language),
    closes: timeText(isOver(round) ? round.closedAt ?? round.closesAt : round.closesAt, language),
    who: municipalities ? whoText(t, round, municipalities) : t('checkins.rounds.asked', { count: round.municipalities.length }),
    changes: municipalities && !isOver(round) ? changesText(turn, round, municipalities) : '',
    rhythm: t(round.next === undefined ? `checkins.rounds.nextBy.${round.rhythm}` : 'checkins.rounds.nextMade'),
    planned: state === 'planned', open: state === 'open', paused: state === 'paused', running: state === 'open' || state === 'paused',
    over: isOver(round),
  };
  return { kind: 'card', card: { template: 'checkins/round-manage', data }, summary: name };
}

/** Who has left the network since they were asked, and who is in it and not asked. */
function changesText({ t }: Turn, round: Round, municipalities: readonly Municipality[]): string {
  const { others, left } = expectedOf(round, municipalities);
  return [
    ...(left.length > 0 ? [t('checkins.rounds.left', { numbers: left.join(', ') })] : []),
    ...(others.length > 0 ? [t('checkins.rounds.others', { names: namesOf(others) })] : []),
  ].join(' ');
}

/** Another due day, opening or rhythm. */
export function changeReply(turn: Turn, round: Round, fields: ChangeFields = changeFields(round), wrong?: Wrong): CardReply {
  const { t } = turn;
  const data = {
    ...fields, id: refOf(round), name: escapeMarkdown(roundName(t, round)), wrong: wrongText(turn, wrong),
    planned: round.state === 'planned', repeats: round.next === undefined, rhythms: rhythmChoices(turn),
  };
  return { kind: 'card', card: { template: 'checkins/round-change', data }, summary: t('cards.checkins.round-change.heading') };
}

const changeFields = (round: Round): ChangeFields => (
  { opens: openingDay(round), due: round.due.local.slice(0, 10), rhythm: round.rhythm }
);

/** Who is expected. */
export function whoReply(turn: Turn, round: Round, municipalities: readonly Municipality[], wrong?: Wrong): CardReply {
  const { t } = turn;
  const { expected } = expectedOf(round, municipalities);
  const data = {
    id: refOf(round), name: escapeMarkdown(roundName(t, round)), wrong: wrongText(turn, wrong),
    municipalities: municipalityChoices(municipalities), chosen: expected.map(({ number }) => number).join(','),
    any: municipalities.length > 0, changes: changesText(turn, round, municipalities),
  };
  return { kind: 'card', card: { template: 'checkins/round-who', data }, summary: t('cards.checkins.round-who.heading') };
}

/** Before what can't be undone: a round under way is closed or cancelled, a planned one cancelled. */
export function confirmReply({ t }: Turn, round: Round, what: 'close' | 'cancel'): CardReply {
  const name = roundName(t, round);
  const heading = t(`checkins.rounds.confirm.${what}`, { name });
  const data = {
    id: refOf(round), heading, text: t(`checkins.rounds.confirmText.${what}`), closes: what === 'close',
    repeats: round.rhythm !== 'none' && round.next === undefined,
  };
  return { kind: 'card', card: { template: 'checkins/round-confirm', data }, summary: heading };
}
