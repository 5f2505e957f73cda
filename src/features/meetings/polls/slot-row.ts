import type { Language, Translate } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import type { Municipality } from '../../networks';
import { namesOf } from './names';
import { ANSWERS, type Answer, type Ballot, type Ranked, type Slot } from './types';
import { wallWords } from './wall-words';

export interface SlotRow {
  t: Translate;
  language: Language;
  /** `<network>.<poll>` */
  id: string;
  open: boolean;
  slot: Slot;
  /** What the person who sees it has answered; absent on a card for everybody. */
  own?: Answer | 'none';
  /** In the result, from 1. */
  place?: number;
  /** How it stands; absent while that is not shown. */
  ranked?: Ranked;
  /** The ballots that do not count for a municipality; none while they are not shown. */
  partners: readonly Ballot[];
  municipalities: readonly Municipality[];
  /** Those of them that must be able to come, by number. */
  required: readonly string[];
}

/** One slot on a poll's card: when, how it stands in words, and three cells to press. */
export function slotRow({ t, language, id, open, slot, own, place, ...standing }: SlotRow): Record<string, unknown> {
  const when = wallWords(slot.start, language);
  return {
    id: slotRef(id, slot.id),
    open,
    when: escapeMarkdown(place === undefined ? when : t('meetings.polls.place', { place, when })),
    how: howOf(t, slot, standing),
    own: own ? t(`meetings.polls.own.${own}`) : '',
    ...cells(t, when, own),
  };
}

function cells(t: Translate, when: string, own: Answer | 'none' | undefined): Record<string, unknown> {
  return Object.fromEntries(ANSWERS.flatMap((answer) => {
    const label = t(`cards.meetings.poll.${answer}`);
    const style = own === answer ? 'accent' : 'emphasis';
    const text = own === answer ? t('meetings.polls.marked', { answer: label }) : label;
    const title = t('meetings.polls.pick', { answer: label, when });
    return [[`${answer}Style`, style], [`${answer}Text`, text], [`${answer}Title`, title]];
  }));
}

type Standing = Pick<SlotRow, 'ranked' | 'partners' | 'municipalities' | 'required'>;

function howOf(t: Translate, { id }: Slot, { ranked, partners, municipalities, required }: Standing): string {
  if (!ranked) return '';
  const of = (answer: Answer) => partners.filter(({ answers }) => answers[id] === answer).length;
  const organisations = { yes: of('yes'), maybe: of('maybe'), no: of('no') };
  const [yes, maybe, no] = [ranked.yes.length, ranked.maybe.length, ranked.no.length];
  if (yes + maybe + no + organisations.yes + organisations.maybe + organisations.no === 0) {
    return t(ranked.passed ? 'meetings.polls.passed' : 'meetings.polls.notYet');
  }
  const refusing = ranked.no.filter((number) => required.includes(number));
  return [
    t('meetings.polls.counts', { yes, maybe, no, count: municipalities.length }),
    ...(organisations.yes + organisations.maybe + organisations.no > 0 ? [t('meetings.polls.partners', organisations)] : []),
    ...(ranked.passed ? [t('meetings.polls.passed')] : []),
    ...(refusing.length > 0 ? [t('meetings.polls.struck', { names: namesOf(t, refusing, municipalities) })] : []),
  ].join(' ');
}

/** A cell's id: the poll's and the slot's, read again by `readSlotRef`. */
const slotRef = (id: string, slot: string): string => `${id}-${slot}`;

/** The poll and the slot that a cell names; undefined for what no card of ours has. */
export function readSlotRef(thing: string): { id: string; slot: string } | undefined {
  const [, id, slot] = /^(.+)-(s\d{1,2})$/.exec(thing) ?? [];
  return id && slot ? { id, slot } : undefined;
}
