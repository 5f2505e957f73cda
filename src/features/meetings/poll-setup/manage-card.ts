import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { dayOf, formatWallTime } from '../../../lib/time';
import type { CardReply, Turn } from '../../feature';
import { whoSpeaksFor, type Member, type Municipality } from '../../networks';
import { areAnswersShown } from '../polls/poll-card';
import { missing, rank, withoutPassed } from '../polls/ranking';
import { reasonFor } from '../polls/reason';
import type { Ballot, Poll, Ranked } from '../polls/types';
import type { Meeting } from '../types';
import { stateText } from './list-card';
import type { Wrong } from './poll-form';
import { wrongText } from './new-poll-cards';

/** Of all the names in one line together. */
const NAMES = 1_000;
/** Room for «Sett samlingen: » before it on a button. */
const TIME_ON_BUTTON = 42;

/** A poll with what a coordinator is to know of it. */
export interface Managed {
  poll: Poll;
  ballots: readonly Ballot[];
  municipalities: readonly Municipality[];
  members: readonly Member[];
  /** What a decided poll has become; absent while it is not set. */
  meeting?: Pick<Meeting, 'start' | 'cancelledAt'>;
}

/** One poll, with what its coordinator may do with it. */
export function manageReply(turn: Turn, managed: Managed): CardReply {
  const { t, language } = turn;
  const { poll, ballots, municipalities } = managed;
  const { state } = poll;
  const left = missing(ballots, municipalities);
  const ranked = rankedOf(managed, turn.now);
  const best = poll.slots.find(({ id }) => id === slotToSet(managed, ranked));
  const [open, closed] = [state === 'open', state === 'closed'];
  const data = {
    id: refOf(poll), open, closed, decided: state === 'decided', closing: state === 'closing', asks: open && left.length > 0,
    heading: escapeMarkdown(poll.title), state: stateText(turn, managed), next: open ? t('meetings.setup.byItself') : '',
    best: ranked.length > 0 && state !== 'decided' ? reasonFor(t, language, poll, ranked, municipalities) : '',
    hidden: open && ranked.length === 0 ? t('meetings.setup.hiddenYet') : '',
    slots: slotsOf(turn, poll, ranked).map((text) => ({ text })),
    who: open || state === 'closing' ? whoText(turn, managed, left) : '',
    set: best ? t('meetings.setup.set', { time: shortened(formatWallTime(best.start, language), TIME_ON_BUTTON) }) : '',
    bestId: best ? `${refOf(poll)}-${best.id}` : refOf(poll),
    cancels: open || closed || state === 'closing',
  };
  return { kind: 'card', card: { template: 'meetings/poll-manage', data }, summary: shortened(t('meetings.setup.manageSummary', { title: poll.title }), 200) };
}

/** Any of the times, the best first: a coordinator may know what nobody has answered. */
export function chooseReply(turn: Turn, { poll, municipalities, ballots }: Omit<Managed, 'members'>): CardReply {
  const { t, language } = turn;
  const choices = rankedOf({ poll, municipalities, ballots }, turn.now).flatMap((ranked) => {
    const slot = poll.slots.find(({ id }) => id === ranked.slot);
    return slot && !ranked.passed ? [{ value: slot.id, title: rowText(turn, formatWallTime(slot.start, language), ranked) }] : [];
  });
  const data = { id: refOf(poll), heading: escapeMarkdown(poll.title), choices, value: choices[0]?.value ?? '' };
  return { kind: 'card', card: { template: 'meetings/poll-choose', data }, summary: t('meetings.setup.chooseSummary') };
}

/** Where another deadline is written; `date` and `time` as they stand in the fields. */
export function deadlineReply(turn: Turn, poll: Poll, { date, time }: { date: string; time: string }, wrong?: Wrong): CardReply {
  const { t } = turn;
  const heading = t(poll.state === 'open' ? 'meetings.setup.extend' : 'meetings.setup.reopen');
  const data = { id: refOf(poll), heading, title: escapeMarkdown(poll.title), date, time, wrong: wrongText(turn, wrong), keeps: poll.state !== 'open' };
  return { kind: 'card', card: { template: 'meetings/poll-deadline', data }, summary: heading };
}

/** Before a poll is cancelled. */
export function cancelReply({ t }: Turn, poll: Poll): CardReply {
  const data = { id: refOf(poll), title: escapeMarkdown(poll.title) };
  return { kind: 'card', card: { template: 'meetings/poll-cancel', data }, summary: t('cards.meetings.poll-cancel.heading') };
}

/** Best first; empty while the answers are hidden from everybody. */
function rankedOf({ poll, ballots, municipalities }: Omit<Managed, 'members'>, now: number): readonly Ranked[] {
  if (poll.state === 'cancelled') return [];
  return withoutPassed(poll.result ?? (areAnswersShown(poll) ? rank(poll, ballots, municipalities) : []), poll, now);
}

/** What the card offers to set the meeting to: the best of a closed poll, or what was decided, as long as the meeting is not there. */
function slotToSet({ poll, meeting }: Pick<Managed, 'poll' | 'meeting'>, [first]: readonly Ranked[]): string | undefined {
  if (poll.state === 'decided') return meeting ? undefined : poll.decided;
  return poll.state === 'closed' && first && !first.struck ? first.slot : undefined;
}

function slotsOf(turn: Turn, { slots }: Poll, ranked: readonly Ranked[]): string[] {
  const when = ({ start }: Poll['slots'][number]) => formatWallTime(start, turn.language);
  if (ranked.length === 0) return slots.map(when);
  return ranked.flatMap((each, at) => {
    const slot = slots.find(({ id }) => id === each.slot);
    return slot ? [turn.t('meetings.setup.place', { place: at + 1, text: rowText(turn, when(slot), each) })] : [];
  });
}

function rowText({ t }: Pick<Turn, 't'>, when: string, { yes, maybe, no, struck, passed }: Ranked): string {
  const text = t('meetings.setup.row', { when, yes: yes.length, maybe: maybe.length, no: no.length });
  if (passed) return t('meetings.setup.passed', { text });
  return struck ? t('meetings.setup.struck', { text }) : text;
}

/** Which municipalities have answered, and which have not, with whom to ask there. */
function whoText({ t, now }: Turn, { municipalities, members }: Managed, left: readonly Municipality[]): string {
  const names = (of: readonly string[]) => shortened(of.map(escapeMarkdown).join(', '), NAMES);
  const answered = municipalities.filter((each) => !left.includes(each)).map(({ name }) => name);
  const waited = left.map(({ number, name }) => {
    const people = whoSpeaksFor(members, number, dayOf(now)).people.map((person) => person.name).join(', ');
    return people ? t('meetings.setup.waitedFor', { name, people }) : t('meetings.setup.waitedForNobody', { name });
  });
  return [
    ...(answered.length > 0 ? [t('meetings.setup.haveAnswered', { names: names(answered) })] : []),
    left.length > 0 ? t('meetings.setup.haveNot', { names: names(waited) }) : t('meetings.setup.allHave'),
  ].join('\n\n');
}

const refOf = ({ networkId, id }: Poll): string => `${networkId}.${id}`;
