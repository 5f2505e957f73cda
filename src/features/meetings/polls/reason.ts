import type { Language, Translate } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import type { Municipality } from '../../networks';
import { canCome, decidingRule, neededOf, requiredOf } from './ranking';
import { namesOf } from './names';
import type { Poll, Ranked } from './types';
import { wallWords } from './wall-words';

/**
 * In words which slot stands first, and why: «Best nå: tirsdag 1. desember 2026 kl. 10.00: 4 av 5 kommuner kan, alle påkrevde. Den står
 * foran …». For a card: names are escaped. `ranked` is best first, as `rank` gives it.
 */
export function reasonFor(
  t: Translate, language: Language, poll: Poll, ranked: readonly Ranked[], municipalities: readonly Municipality[],
): string {
  const [first, second] = ranked;
  if (!first || !ranked.some(hasAnswers)) return t('meetings.polls.first.nobody');
  if (first.struck) return t(ranked.some(({ passed }) => passed) ? 'meetings.polls.first.nonePassed' : 'meetings.polls.first.none');
  const values = { when: whenOf(poll, first, language), why: whyOf(t, poll, first, municipalities) };
  const sentence = first.quorum ? t(poll.state === 'open' ? 'meetings.polls.first.open' : 'meetings.polls.first.closed', values) : t('meetings.polls.first.nearest', values);
  if (!second || !hasAnswers(second) && !second.struck) return sentence;
  const rule = decidingRule(first, second, poll, municipalities);
  return `${sentence} ${t(`meetings.polls.ahead.${rule}`, { other: whenOf(poll, second, language) })}`;
}

/** «4 av 5 kommuner kan, alle påkrevde» */
function whyOf(t: Translate, poll: Poll, of: Ranked, municipalities: readonly Municipality[]): string {
  const required = requiredOf(poll, municipalities);
  const lacking = required.filter((number) => !canCome(of, number));
  const [can, needed] = [of.yes.length + of.maybe.length, neededOf(poll, municipalities)];
  return [
    t('meetings.polls.why.can', { can, count: municipalities.length }),
    ...(can < needed ? [t('meetings.polls.why.needed', { needed })] : []),
    ...(required.length === 0 ? [] : [
      lacking.length === 0 ? t('meetings.polls.why.allRequired') : t('meetings.polls.why.lacking', { names: namesOf(t, lacking, municipalities) }),
    ]),
  ].join(', ');
}

function whenOf({ slots }: Poll, { slot }: Ranked, language: Language): string {
  const start = slots.find(({ id }) => id === slot)?.start;
  return start ? escapeMarkdown(wallWords(start, language)) : '';
}

const hasAnswers = ({ people }: Ranked) => people.yes + people.maybe + people.no > 0;
