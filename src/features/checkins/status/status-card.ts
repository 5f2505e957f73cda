import type { TextKey } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { dayOf, formatDay, formatWallTime, wallTimeOf } from '../../../lib/time';
import type { CardReply, Reply, Turn } from '../../feature';
import { isAway } from '../../networks';
import { askedTime, deliveredAt, MOST_REMINDERS, onSameDay } from '../reminders/reminder-times';
import type { Nudged } from '../reminders/nudging';
import { namesOf } from '../reminders/reminder-cards';
import { isLate, roundName, takesReports } from '../rounds/round';
import type { Round } from '../types';
import { statusRef } from './refs';
import { countsOf, type Listed, type MunicipalityState } from './states';

export const PAGE = 8;
/** Of the names of those who speak for a municipality. */
const NAMES = 200;

type Words = Pick<Turn, 't' | 'language'>;

/**
 * A page of the municipalities that a round expects, each with its state and who speaks for it: never with what stands in its report.
 * `several`: there are other rounds to look at.
 */
export function statusReply(turn: Turn, round: Round, listed: readonly Listed[], from: number, several: boolean): CardReply {
  const { t, now } = turn;
  const first = from < listed.length ? from : 0;
  const page = listed.slice(first, first + PAGE);
  const counts = countsOf(listed);
  const missing = counts.expected - counts.sent;
  const next = first + PAGE < listed.length ? first + PAGE : 0;
  const ref = (at?: number) => `${round.networkId}.${statusRef(round.id, at)}`;
  const heading = t('checkins.status.heading', { round: roundName(t, round) });
  const data = {
    id: ref(), network: round.networkId, heading,
    state: stateLine(turn, round),
    counts: counts.expected === 0 ? t('checkins.status.noneExpected') : countsLine(turn, counts),
    reminded: remindedLine(turn, round),
    rows: page.map((each) => (
      { name: escapeMarkdown(each.municipality.name), state: stateWords(turn, each.state), who: whoWords(turn, each, now) }
    )),
    page: listed.length > PAGE ? t('checkins.status.page', { from: first + 1, to: first + page.length, count: listed.length }) : '',
    asks: missing > 0 && mayAsk(round, now),
    reports: takesReports(round) || (round.state === 'closed' && counts.sent > 0),
    next: next > 0 ? ref(next) : '', first: first > 0, several,
  };
  return { kind: 'card', card: { template: 'checkins/status', data }, summary: heading };
}

/** Rounds to choose among, newest first. `next`: where the next page begins; 0 for none. */
export function roundsReply(turn: Turn, networkId: string, rounds: readonly Round[], next: number): CardReply {
  const { t } = turn;
  const rows = rounds.map((round) => ({ id: `${networkId}.${round.id}`, name: roundName(t, round), state: stateLine(turn, round) }));
  const data = { rows, next: next > 0 ? `${networkId}.${next}` : '' };
  return { kind: 'card', card: { template: 'checkins/status-rounds', data }, summary: t('cards.checkins.status-rounds.heading') };
}

/** After «Minn på nå»: who was reminded, who was not and why, or why nobody was. */
export function nudgedReply({ t, language }: Words, nudged: Nudged): CardReply {
  const { round } = nudged;
  const lines: string[] = [];
  const when = 'at' in nudged ? formatWallTime(wallTimeOf(nudged.at), language) : '';
  if (nudged.kind === 'reminded') {
    const names = namesOf(t, nudged.reminded);
    lines.push(t(goesNow(nudged) ? 'checkins.status.nudge.now' : 'checkins.status.nudge.later', { names, when }));
  } else {
    const names = 'missing' in nudged ? namesOf(t, nudged.missing) : '';
    const why = isPaused(round) ? 'paused' : nudged.kind;
    lines.push(t(`checkins.status.nudge.${why}`, { names, when, count: MOST_REMINDERS }));
  }
  if ('away' in nudged) {
    const { away, nobody } = nudged;
    if (away.length > 0) lines.push(t('checkins.status.nudge.away', { names: namesOf(t, away) }));
    if (nobody.length > 0) lines.push(t('checkins.status.nudge.nobody', { names: namesOf(t, nobody) }));
  }
  if (nudged.kind === 'reminded') lines.push(t('checkins.status.nudge.unreached'), countLine(t, round));
  const heading = nudgeHeading({ t, language }, nudged);
  const data = { id: `${round.networkId}.${round.id}`, heading, reports: !isPaused(round), lines: lines.map((text) => ({ text })) };
  return { kind: 'card', card: { template: 'checkins/status-reminded', data }, summary: shortened(heading, NAMES) };
}

/** The same where others read too: nothing of who has sent and who has not. */
export function nudgedInPublic(words: Words, nudged: Nudged): Reply {
  return { kind: 'text', text: words.t('checkins.status.nudge.inPublic', { heading: nudgeHeading(words, nudged) }) };
}

/** Stored by then: what it says of a reminder is so. */
function nudgeHeading({ t, language }: Words, nudged: Nudged): string {
  if (nudged.kind !== 'reminded') return t(`checkins.status.nudge.heading.${nudged.kind}`);
  return goesNow(nudged)
    ? t('checkins.status.nudge.heading.now') : t('checkins.status.nudge.heading.later', { when: formatWallTime(wallTimeOf(nudged.at), language) });
}

/** Not when working hours begin first. */
const goesNow = ({ round, at }: Extract<Nudged, { kind: 'reminded' }>): boolean => at === (round.reminded ?? []).at(-1)?.at;
const isPaused = ({ state }: Round): boolean => state === 'paused';

/** There is no round yet. */
export function noRoundsReply({ t }: Words): CardReply {
  return { kind: 'card', card: { template: 'checkins/status-none', data: {} }, summary: t('cards.checkins.status-none.heading') };
}

function stateLine({ t, language, now }: Turn, round: Round): string {
  const { state, due, opensAt, closesAt, closedAt = 0 } = round;
  const what = isLate(round, now) && (state === 'open' || state === 'paused') ? `${state}Late` as const : state;
  return t(`checkins.status.round.${what}`, {
    due: formatWallTime(due, language), closes: formatWallTime(wallTimeOf(closesAt), language),
    opens: formatWallTime(wallTimeOf(opensAt), language), closed: formatDay(closedAt, language),
  });
}

function countsLine({ t }: Words, { expected, sent, begun, 'not-begun': notBegun, late }: ReturnType<typeof countsOf>): string {
  const key: TextKey = late > 0 ? 'checkins.status.countsLate' : 'checkins.status.counts';
  return t(key, { expected, sent, begun, notBegun, late });
}

/** Otherwise the press would say no more than the line of reminders does. */
const mayAsk = (round: Round, now: number): boolean => (
  takesReports(round) && (round.reminded ?? []).length < MOST_REMINDERS && !onSameDay(round, askedTime({ what: '', at: now }, round).dueAt)
);

/** How many reminders of the round were given. Not that everybody missing got them: nobody may speak for some. */
function remindedLine({ t, language, now }: Turn, round: Round): string {
  const last = (round.reminded ?? []).at(-1);
  if (!last || round.state === 'cancelled') return '';
  const goes = deliveredAt(last, round);
  const day = formatDay(goes, language);
  return t(goes > now ? 'checkins.status.remindedSoon' : 'checkins.status.reminded', { day, count: (round.reminded ?? []).length, most: MOST_REMINDERS });
}

const countLine = (t: Words['t'], { reminded = [] }: Round): string => (
  t(reminded.length < MOST_REMINDERS ? 'checkins.status.nudge.count' : 'checkins.status.nudge.last', { count: reminded.length, most: MOST_REMINDERS })
);

/** «sendt 12. mai 2026, etter fristen, rettet (2), meldt på vegne av kommunen». */
function stateWords({ t, language }: Words, state: MunicipalityState): string {
  if (state.kind === 'not-begun') return t('checkins.status.states.notBegun');
  if (state.kind === 'begun') return t('checkins.status.states.begun', { done: state.done, parts: state.parts });
  const { at, late, corrections, onBehalf, unsent } = state;
  return [
    t(corrections > 0 ? 'checkins.status.states.corrected' : 'checkins.status.states.sent', { day: formatDay(at, language), count: corrections }),
    ...(late ? [t('checkins.status.states.late')] : []),
    ...(onBehalf ? [t('checkins.status.states.onBehalf')] : []),
    ...(unsent ? [t('checkins.status.states.unsent')] : []),
  ].join(', ');
}

function whoWords({ t }: Words, { people }: Listed, now: number): string {
  if (people.length === 0) return t('checkins.status.nobody');
  const names = people.map((member) => (
    isAway(member, dayOf(now)) ? t('checkins.status.awayNow', { name: escapeMarkdown(member.name) }) : escapeMarkdown(member.name)
  ));
  return shortened(names.join(', '), NAMES);
}
