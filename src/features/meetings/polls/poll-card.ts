import { translator, type Language, type TextKey, type Translate } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import type { CardReply, Turn } from '../../feature';
import type { Municipality, Network } from '../../networks';
import { listed, namesOf } from './names';
import { decidedText } from './decided-text';
import { halfway, hasAnswers, missing, rank, requiredOf, withoutPassed } from './ranking';
import { reasonFor } from './reason';
import { slotRow } from './slot-row';
import type { Meeting } from '../types';
import type { Ballot, Poll, Ranked } from './types';
import { wallWords } from './wall-words';

const LONGEST_AGENDA = 400;

/** A poll with all that its card tells. */
export interface PollView {
  poll: Poll;
  networkName: string;
  ballots: readonly Ballot[];
  municipalities: readonly Municipality[];
  /** What a decided poll has become, when it is set. */
  meeting?: Pick<Meeting, 'start' | 'cancelledAt'>;
  /** UTC ms. */
  now: number;
}

/** Who sees it: their own answers are marked, and coordinators have a way to manage it. */
export interface Viewer {
  own: Ballot | undefined;
  coordinates: boolean;
  /** What has become of what they pressed. */
  note?: TextKey;
}

/** The card in the channels, in the network's language; it refreshes by itself for `userIds`, which are Teams' own ids. */
export function channelReply(view: PollView, { language }: Network, userIds: readonly string[]): CardReply {
  return { ...reply(translator(language), language, view, undefined, userIds), language };
}

/** The card as one person sees it who has pressed, in their language. */
export function ownReply({ t, language }: Pick<Turn, 't' | 'language'>, view: PollView, viewer: Viewer): CardReply {
  return reply(t, language, view, viewer, []);
}

function reply(t: Translate, language: Language, view: PollView, viewer: Viewer | undefined, userIds: readonly string[]): CardReply {
  const { poll, networkName, ballots, municipalities, now } = view;
  const open = poll.state === 'open';
  const shown = areAnswersShown(poll);
  const ranked = withoutPassed(poll.result ?? (shown ? rank(poll, ballots, municipalities) : []), poll, now);
  const required = requiredOf(poll, municipalities);
  const id = `${poll.networkId}.${poll.id}`;
  const partners = ballots.filter(({ municipality }) => municipality === undefined);
  const data = {
    id, open, userIds: [...userIds],
    refreshing: userIds.length > 0,
    kicker: t('meetings.polls.kicker'),
    heading: escapeMarkdown(poll.title),
    about: t('meetings.polls.about', { network: escapeMarkdown(networkName), minutes: poll.minutes }),
    note: viewer?.note ? t(viewer.note) : '',
    agenda: agendaOf(t, poll),
    state: stateOf(t, language, view),
    best: shown && poll.state !== 'cancelled' && poll.state !== 'closing' ? reasonFor(t, language, poll, ranked, municipalities) : '',
    slots: inOrder(poll, ranked).map((slot, at) => slotRow({
      t, language, id, open, slot, partners: shown ? partners : [], municipalities, required,
      ...(viewer && { own: viewer.own?.answers[slot.id] ?? 'none' as const }),
      ...(poll.result && { place: at + 1 }),
      ...rankedOf(ranked, slot.id),
    })),
    who: whoOf(t, poll, ballots, municipalities),
    manage: viewer?.coordinates ?? false,
    over: !open,
  };
  return { kind: 'card', card: { template: 'meetings/poll', data }, summary: shortened(t('meetings.polls.summary', { title: poll.title }), 200) };
}

/** Of a hidden poll only when it is closed. */
export const areAnswersShown = ({ ballots, result }: Pick<Poll, 'ballots' | 'result'>): boolean => ballots === 'open' || result !== undefined;

/** As they were asked, and when there is a result, best first. */
function inOrder({ slots, result }: Poll, ranked: readonly Ranked[]): Poll['slots'] {
  return result ? ranked.flatMap(({ slot }) => slots.filter(({ id }) => id === slot)) : slots;
}

function rankedOf(ranked: readonly Ranked[], slot: string): { ranked?: Ranked } {
  const found = ranked.find((each) => each.slot === slot);
  return found ? { ranked: found } : {};
}

function agendaOf(t: Translate, { agenda }: Poll): string {
  const items = agenda.map(({ text, raad }) => (raad ? t('meetings.polls.agendaRaad', { text, raad }) : text));
  return items.length === 0 ? '' : t('meetings.polls.agenda', { items: escapeMarkdown(shortened(items.join(' · '), LONGEST_AGENDA)) });
}

function stateOf(t: Translate, language: Language, { poll, meeting }: PollView): string {
  const when = (time: Poll['deadline']) => wallWords(time, language);
  if (poll.state === 'decided') return decidedText(t, language, poll, meeting);
  if (poll.state !== 'open') return t(`meetings.polls.state.${poll.state}`);
  const deadline = t('meetings.polls.deadline', { when: when(poll.deadline) });
  return poll.ballots === 'hidden' ? `${deadline} ${t('meetings.polls.hidden')}` : deadline;
}

/** Who has answered, municipality by municipality, and apart from them the organisations. */
function whoOf(t: Translate, poll: Poll, ballots: readonly Ballot[], municipalities: readonly Municipality[]): string {
  if (poll.state === 'cancelled') return '';
  const [without, some] = [missing(ballots, municipalities), halfway(poll, ballots, municipalities)];
  const named = (key: TextKey, of: readonly Municipality[]) => (
    of.length > 0 ? [t(key, { names: namesOf(t, of.map(({ number }) => number), municipalities) })] : []
  );
  const having = municipalities.filter((each) => !without.includes(each) && !some.includes(each));
  const partners = ballots.filter((ballot) => ballot.municipality === undefined && hasAnswers(ballot));
  const names = listed(t, partners.map(({ organisation }) => organisation ?? t('meetings.polls.others')));
  const all = municipalities.length > 0 && having.length === municipalities.length;
  return [
    ...(all ? [t('meetings.polls.everybody')] : [
      ...(poll.ballots === 'hidden' ? named('meetings.polls.answered', having) : []),
      ...named('meetings.polls.halfway', some),
      ...named('meetings.polls.missing', without),
    ]),
    ...(partners.length > 0 ? [t('meetings.polls.partnersAnswered', { names })] : []),
  ].join(' ');
}
