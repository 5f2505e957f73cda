import type { TextKey } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { dayOf, formatSourceDate, isDay } from '../../../lib/time';
import type { CardReply, Turn } from '../../feature';
import { answerData, reviewDays, type AnswerRef } from './own-answer-form';
import { isOverdue, type OwnAnswerDraft } from './own-answers';
import { pageOf } from './pages';
import type { OwnAnswer } from './records';

const BUTTON_LENGTH = 60;
/** In place of a group of questions: the form for a new answer is empty. */
export const NEW = 'new';

/** The form for a new answer or an old one. */
export function formReply(turn: Turn, ref: AnswerRef, draft: OwnAnswerDraft, wrong?: TextKey): CardReply {
  const { first, last } = reviewDays(dayOf(turn.now));
  const review = isDay(draft.review) ? draft.review : '';
  const data = { id: answerData(ref), ...draft, review, first, last, wrong: wrong ? turn.t(wrong) : '' };
  const summary = turn.t(ref.version ? 'advice.own.change' : 'advice.own.add');
  return { kind: 'card', card: { template: 'advice/own-answer-form', data: { ...data, heading: summary } }, summary };
}

/** One answer as it stands, with what a coordinator may do with it. `said` is what has happened to it. */
export function ownAnswerReply(turn: Turn, network: string, own: OwnAnswer, said: TextKey): CardReply {
  const overdue = isOverdue(own, dayOf(turn.now));
  const data = {
    id: answerData({ ...own, network }),
    heading: turn.t(said),
    question: escapeMarkdown(own.question),
    answer: escapeMarkdown(own.answer),
    owner: escapeMarkdown(own.owner),
    until: untilText(turn, own),
    overdue,
    removed: said === 'advice.own.removed',
  };
  const summary = `${data.heading} ${shortened(own.question, 100)}`;
  return { kind: 'card', card: { template: 'advice/own-answer', data }, summary };
}

/** All of a network's own answers, those past their review date first. */
export function ownAnswersReply(turn: Turn, network: string, answers: OwnAnswer[], from: number): CardReply {
  const today = dayOf(turn.now);
  const sorted = [...answers].sort((a, b) => (a.review < b.review ? -1 : a.review > b.review ? 1 : a.id < b.id ? -1 : 1));
  const { page, next } = pageOf(sorted, from, (own) => (isOverdue(own, today) ? 2 : 1));
  const rows = page.map((own) => ({
    id: answerData({ ...own, network }),
    overdue: isOverdue(own, today),
    question: escapeMarkdown(own.question),
    button: shortened(own.question, BUTTON_LENGTH),
    about: `${escapeMarkdown(own.owner)} · ${untilText(turn, own)}`,
    renew: turn.t('cards.advice.own-answer.renew'),
    remove: turn.t('cards.advice.own-answer.remove'),
  }));
  const summary = turn.t('cards.advice.own-answers.title');
  const data = { rows, empty: rows.length === 0, more: next === undefined ? '' : `${network}.${next}`, add: `${network}.${NEW}` };
  return { kind: 'card', card: { template: 'advice/own-answers', data }, summary };
}

function untilText(turn: Turn, own: OwnAnswer): string {
  const date = formatSourceDate(own.review, turn.language);
  return turn.t(isOverdue(own, dayOf(turn.now)) ? 'advice.own.overdueSince' : 'advice.own.until', { date });
}
