import { translator, type Language, type TextKey } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { questionsOf } from '../forms/answers';
import { answerWords } from '../forms/words';
import type { Answer, Answers, Form, Part, Question } from '../forms/types';
import type { PastReport } from '../types';
import { DOUBT_RULES, type DoubtRule } from './doubt-rules';
import { holds } from './says';
import { tenfold } from './tenfold';

/** Something to look at once more before it is saved: `t(text, values)` names both answers, escaped for a card. */
export interface Doubt {
  id: string;
  text: TextKey;
  values?: Record<string, string>;
}

/** What is asked about. */
export interface DoubtAbout {
  /** Of the sentences. */
  language: Language;
  form: Form;
  part: Part;
  /** All of the draft's, with those that are given now. */
  answers: Answers;
  /** The report of an earlier round. */
  before?: PastReport;
  /** `2026-11-23`: without it no day is too late or too old. */
  today?: string;
}

/** Of an answer in a sentence. */
const ANSWER = 200;

/**
 * What hardly goes together in a part, or with another part's answers, and numbers that are ten times or a tenth of the last round's
 * (`tenfold`). Each is a question to the person and never stops what they say is right. Pure.
 */
export function doubts({ language, form, part, answers, before, today }: DoubtAbout): Doubt[] {
  const questions = new Map(questionsOf(form).map((question) => [question.id, question]));
  const words = (question: Question, answer: Answer | undefined) => (
    escapeMarkdown(shortened(answerWords(form, question, answer, translator(language), language), ANSWER))
  );
  const label = ({ label: labels }: Question) => escapeMarkdown(shortened(labels[language], ANSWER));

  const contradictions = DOUBT_RULES.flatMap((rule): Doubt[] => {
    const [question, other] = [questions.get(rule.question), questions.get(rule.other.question)];
    if (!question || !other || !part.questions.some(({ id }) => id === question.id || id === other.id)) return [];
    const [answer, second] = [answers[question.id], answers[other.id]];
    if (!holds(rule.says, { question, answer, other: second, today })) return [];
    if (!holds(rule.other.says, { question: other, answer: second, other: answer, today })) return [];
    const values = { question: label(question), answer: words(question, answer), other: label(other), otherAnswer: words(other, second) };
    return [{ id: `${question.id}-${other.id}`, text: textOf(rule), values }];
  });

  const changes = part.questions.flatMap((question): Doubt[] => {
    const [old, now] = [before?.report.answers[question.id], answers[question.id]];
    const change = question.kind === 'number' ? tenfold(old, now) : undefined;
    if (!change) return [];
    const values = { question: label(question), before: words(question, old), now: words(question, now) };
    return [{ id: `${question.id}-${change}`, text: `checkins.guards.${change}`, values }];
  });
  return [...contradictions, ...changes];
}

function textOf({ question, says, other }: DoubtRule): TextKey {
  if (question === other.question) return 'checkins.guards.future';
  if (says === 'unanswered') return 'checkins.guards.firstUnanswered';
  if (other.says === 'unanswered') return 'checkins.guards.unanswered';
  return says === 'earlier' ? 'checkins.guards.earlier' : 'checkins.guards.both';
}
