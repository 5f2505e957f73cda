import type { TextKey } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { dayOf, formatSourceDate, isDay } from '../../../lib/time';
import type { CardReply, Turn } from '../../feature';
import { reviewDays } from './own-answer-form';
import { isOverdue, type OwnAnswerDraft } from './own-answers';
import { pageOf } from './pages';
import type { OwnAnswer } from './records';

const BUTTON_LENGTH = 60;

/** The form for a new answer or an old one. `id` and `version` say which, and what the person saw of it. */
export function formReply(turn: Turn, id: string, version: number, draft: OwnAnswerDraft, wrong?: TextKey): CardReply {
  const { first, last } = reviewDays(dayOf(turn.now));
  const review = isDay(draft.review) ? draft.review : '';
  const data = { id: `${id}.${version}`, ...draft, review, first, last, wrong: wrong ? turn.t(wrong) : '' };
  const summary = turn.t(version ? 'advice.own.change' : 'advice.own.add');
  return { kind: 'card', card: { template: 'advice/own-answer-form', data: { ...data, heading: summary } }, summary };
}

/** One answer as it stands, with what a coordinator may do with it. `said` is what has happened to it. */
export function ownAnswerReply(turn: Turn, own: OwnAnswer, said: TextKey): CardReply {
  const overdue = isOverdue(own, dayOf(turn.now));
  const data = {
    id: `${own.id}.${own.version}`,
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
export function ownAnswersReply(turn: Turn, answers: OwnAnswer[], from: number): CardReply {
  const today = dayOf(turn.now);
  const sorted = [...answers].sort((a, b) => (a.review < b.review ? -1 : a.review > b.review ? 1 : a.id < b.id ? -1 : 1));
  const { page, next } = pageOf(sorted, from, (own) => (isOverdue(own, today) ? 2 : 1));
  const rows = page.map((own) => ({
    id: `${own.id}.${own.version}`,
    overdue: isOverdue(own, today),
    question: escapeMarkdown(own.question),
    button: shortened(own.question, BUTTON_LENGTH),
    about: `${escapeMarkdown(own.owner)} · ${untilText(turn, own)}`,
    renew: turn.t('cards.advice.own-answer.renew'),
    remove: turn.t('cards.advice.own-answer.remove'),
  }));
  const summary = turn.t('cards.advice.own-answers.title');
  return { kind: 'card', card: { template: 'advice/own-answers', data: { rows, empty: rows.length === 0, more: next ?? 0 } }, summary };
}

function untilText(turn: Turn, own: OwnAnswer): string {
  const date = formatSourceDate(own.review, turn.language);
  return turn.t(isOverdue(own, dayOf(turn.now)) ? 'advice.own.overdueSince' : 'advice.own.until', { date });
}
