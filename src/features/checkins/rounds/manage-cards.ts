import type { Translate } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import { formatWallTime } from '../../../lib/time';
import type { CardReply, Turn } from '../../feature';
import type { Municipality } from '../../networks';
import { namesOf } from '../reminders/reminder-cards';
import type { Round } from '../types';
import { municipalityChoices, rhythmChoices, wrongText } from './new-round-cards';
import { expectedOf, isOver, roundName } from './round';
import type { ChangeFields, Wrong } from './round-form';
import { roundRef } from './round-ref';
import { followsNetwork, isFollowedYet } from './transitions';
import { openingDay, stateText, timeText, whoText } from './words';

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

/**
 * One round, with what a coordinator can do with it. `said`: what has just become of it; `nowhere`: the network has no channel for its
 * card. Only states, never what anybody answered.
 */
export function manageReply(turn: Turn, round: Round, municipalities?: readonly Municipality[], said = '', nowhere = false): CardReply {
  const { t, language } = turn;
  const { state } = round;
  const name = roundName(t, round);
  const data = {
    id: refOf(round), name: escapeMarkdown(name), said, state: stateText(turn, round),
    opens: timeText(round.opensAt, language), due: formatWallTime(round.due, language),
    closes: timeText(isOver(round) ? round.closedAt ?? round.closesAt : round.closesAt, language),
    who: asked(t, round, municipalities),
    changes: municipalities && !isOver(round) && !followsNetwork(round) ? changesText(turn, round, municipalities) : '',
    nowhere: nowhere && (state === 'planned' || state === 'open') ? t('checkins.rounds.nowhere') : '',
    rhythm: t(round.next === undefined ? `checkins.rounds.nextBy.${round.rhythm}` : 'checkins.rounds.nextMade'),
    planned: state === 'planned', open: state === 'open', paused: state === 'paused', running: state === 'open' || state === 'paused',
    closed: state === 'closed', over: isOver(round), repeats: isFollowedYet(round), seen: formIds(round).id,
  };
  return { kind: 'card', card: { template: 'checkins/round-manage', data }, summary: name };
}

function asked(t: Translate, round: Round, municipalities: readonly Municipality[] | undefined): string {
  if (followsNetwork(round)) return t('checkins.rounds.allThen');
  return municipalities ? whoText(t, round, municipalities) : t('checkins.rounds.asked', { count: round.municipalities.length });
}

/** Who has left the network since they were asked, and who is in it and not asked. */
function changesText({ t }: Turn, round: Round, municipalities: readonly Municipality[]): string {
  const { others, left } = expectedOf(round, municipalities);
  return [
    ...(left.length > 0 ? [t('checkins.rounds.left', { numbers: left.join(', ') })] : []),
    ...(others.length > 0 ? [t('checkins.rounds.others', { names: namesOf(t, others) })] : []),
  ].join(' ');
}

/** What is said above a form. `seen`: the version of the round that it was opened on; the round as it is when absent. */
interface FormOptions {
  seen?: number;
  wrong?: Wrong;
  /** Somebody else changed the round meanwhile: how it stands is shown beside what was written. */
  clash?: boolean;
}

/** `id` for saving, which says what was seen; `back` for the round itself. */
const formIds = ({ networkId, id, version }: Round, seen = version) => (
  { id: `${networkId}.${roundRef({ round: id, seen })}`, back: `${networkId}.${id}` }
);
const clashData = ({ t }: Turn, stands: readonly string[], clash: boolean) => (
  { clash: clash ? t('checkins.rounds.clash') : '', stands: clash ? stands.map((text) => ({ text })) : [] }
);

/** Another due day, opening or rhythm. */
export function changeReply(turn: Turn, round: Round, fields: ChangeFields = changeFields(round), options: FormOptions = {}): CardReply {
  const { t } = turn;
  const { seen, wrong, clash = false } = options;
  const data = {
    ...fields, ...formIds(round, seen), ...clashData(turn, differing(turn, round, fields), clash),
    name: escapeMarkdown(roundName(t, round)), wrong: wrongText(turn, wrong),
    planned: round.state === 'planned', repeats: round.next === undefined, rhythms: rhythmChoices(turn),
  };
  return { kind: 'card', card: { template: 'checkins/round-change', data }, summary: t('cards.checkins.round-change.heading') };
}

const changeFields = (round: Round): ChangeFields => (
  { opens: openingDay(round), due: round.due.local.slice(0, 10), rhythm: round.rhythm }
);

/** What stands otherwise than it was written. */
function differing({ t, language }: Turn, round: Round, written: ChangeFields): string[] {
  const stands = changeFields(round);
  return [
    ...(round.state === 'planned' && stands.opens !== written.opens ? [t('checkins.rounds.stands.opens', { opens: timeText(round.opensAt, language) })] : []),
    ...(stands.due !== written.due ? [t('checkins.rounds.stands.due', { due: formatWallTime(round.due, language) })] : []),
    ...(round.next === undefined && stands.rhythm !== written.rhythm
      ? [t('checkins.rounds.stands.rhythm', { rhythm: t(`checkins.rounds.rhythms.${round.rhythm}`) })] : []),
  ];
}

/** Another due day for one that is closed; `due` is proposed, or was written. */
export function reopenReply(turn: Turn, round: Round, due: string, wrong?: Wrong): CardReply {
  const { t } = turn;
  const data = { id: refOf(round), name: escapeMarkdown(roundName(t, round)), due, wrong: wrongText(turn, wrong) };
  return { kind: 'card', card: { template: 'checkins/round-reopen', data }, summary: t('cards.checkins.round-reopen.heading') };
}

/** Who is expected; `chosen`: what was written, by number. */
export function whoReply(
  turn: Turn, round: Round, municipalities: readonly Municipality[], options: FormOptions & { chosen?: readonly string[] } = {},
): CardReply {
  const { t } = turn;
  const { seen, wrong, clash = false, chosen = expectedOf(round, municipalities).expected.map(({ number }) => number) } = options;
  const data = {
    ...formIds(round, seen), ...clashData(turn, [t('checkins.rounds.stands.who', { who: whoText(t, round, municipalities) })], clash),
    name: escapeMarkdown(roundName(t, round)), wrong: wrongText(turn, wrong),
    municipalities: municipalityChoices(municipalities), chosen: chosen.join(','),
    any: municipalities.length > 0, changes: changesText(turn, round, municipalities),
  };
  return { kind: 'card', card: { template: 'checkins/round-who', data }, summary: t('cards.checkins.round-who.heading') };
}

/** Before what others notice: a round under way is closed or cancelled, a planned one cancelled. */
export function confirmReply({ t }: Turn, round: Round, what: 'close' | 'cancel'): CardReply {
  const name = roundName(t, round);
  const heading = t(`checkins.rounds.confirm.${what}`, { name });
  const repeats = round.rhythm !== 'none' && round.next === undefined;
  const data = {
    id: refOf(round), heading, text: t(`checkins.rounds.confirmText.${what}`), closes: what === 'close', repeats,
    goesOn: repeats && what === 'close' ? t('checkins.rounds.goesOn') : '',
  };
  return { kind: 'card', card: { template: 'checkins/round-confirm', data }, summary: heading };
}
