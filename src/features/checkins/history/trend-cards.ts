import { escapeMarkdown } from '../../../lib/people-text';
import type { CardReply } from '../../feature';
import type { Told } from './history';
import type { Named } from './list-card';
import { pageOf } from './pages';
import { numbersOf, trendOf, type Routines, type Standing, type TrendRow } from './trend';
import { answerOf, labelOf, roundOf, type Wording } from './words';

const ROUNDS = 6;
const ROUNDS_OF_NUMBERS = 4;
const ANSWER = 60;
const texts = (all: readonly string[]): { text: string }[] => all.map((text) => ({ text }));

/** How the municipality stands with each råd, round for round, and how many routines are in place: words and digits in a table. */
export function trendReply(wording: Wording, { networkId, name }: Named, all: readonly Told[], from = 0): CardReply {
  const { t } = wording;
  const { raad, rows } = trendOf(all);
  const { shown, next } = pageOf(rows, from, ROUNDS);
  const heading = t('checkins.history.trend.of', { municipality: escapeMarkdown(name) });
  const data = {
    heading,
    empty: raad.length > 0 ? '' : t('checkins.history.trend.none'),
    columns: ['', ...raad].map(() => ({ width: 1 })),
    titles: texts([t('checkins.history.trend.round'), ...raad.map((each) => t('checkins.history.trend.raad', { raad: each }))]),
    rows: shown.map((row) => ({
      cells: texts([roundOf(wording, row.told.period), ...raad.map((each) => standingOf(wording, row, row.standing.get(each)))]),
    })),
    otherScale: shown.some(({ standing }) => [...standing.values()].some(({ otherScale }) => otherScale)),
    routines: texts(shown.flatMap((row) => (row.routines ? [routinesLine(wording, row, row.routines)] : []))),
    older: next === undefined ? '' : `${networkId}.${next}`,
    numbers: `${networkId}.0`,
  };
  return { kind: 'card', card: { template: 'checkins/trend', data }, summary: t('checkins.history.trend.of', { municipality: name }) };
}

/**
 * Marked where it is not to be compared with what came after it. What explains a step in brackets, and why it does not apply, stand on the
 * report's own card: here is no room for them.
 */
function standingOf(wording: Wording, { told }: TrendRow, standing: Standing | undefined): string {
  const { t } = wording;
  if (!standing) return t('checkins.history.trend.notAsked');
  const { question, answer, otherScale } = standing;
  if (!answer) return t('checkins.history.trend.unanswered');
  const step = 'step' in answer ? { step: answer.step } : answer;
  const words = answerOf(wording, told.form, question, step, ANSWER).replace(/ \([^)]*\)$/, '');
  return otherScale ? t('checkins.history.trend.marked', { words }) : words;
}

function routinesLine(wording: Wording, { told }: TrendRow, routines: Routines | 'otherScale'): string {
  const { t } = wording;
  const round = roundOf(wording, told.period);
  if (routines === 'otherScale') return t('checkins.history.trend.routinesOtherScale', { round });
  const { inPlace, of, unknown, notApplicable, unanswered } = routines;
  return [
    t('checkins.history.trend.inPlace', { round, count: inPlace, of }),
    unknown > 0 ? t('checkins.history.trend.unknown', { count: unknown }) : '',
    notApplicable > 0 ? t('checkins.history.trend.notApplicable', { count: notApplicable }) : '',
    unanswered > 0 ? t('checkins.history.trend.notAnswered', { count: unanswered }) : '',
  ].filter(Boolean).join(', ');
}

/** Each number from round to round, as it was answered: what is not known is no 0. */
export function numbersReply(wording: Wording, { networkId, name }: Named, all: readonly Told[], from = 0): CardReply {
  const { t } = wording;
  const { shown, next } = pageOf(all, from, ROUNDS_OF_NUMBERS);
  const heading = t('checkins.history.numbers.of', { municipality: escapeMarkdown(name) });
  const rows = numbersOf(shown).map(({ question, values }) => ({
    question: labelOf(wording, question),
    values: values.map(({ told, asked, answer }) => {
      const words = !asked ? t('checkins.history.trend.notAsked')
        : answer ? answerOf(wording, told.form, question, answer, ANSWER) : t('checkins.history.trend.unanswered');
      return { text: t('checkins.history.numbers.value', { round: roundOf(wording, told.period), words }) };
    }),
  }));
  const data = {
    heading, rows, empty: rows.length > 0 ? '' : t('checkins.history.numbers.none'),
    older: next === undefined ? '' : `${networkId}.${next}`, trend: `${networkId}.0`,
  };
  return { kind: 'card', card: { template: 'checkins/trend-numbers', data }, summary: t('checkins.history.numbers.of', { municipality: name }) };
}
