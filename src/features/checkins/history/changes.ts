import { questionsOf, sameAnswer } from '../forms/answers';
import type { Answer, Form, Question } from '../forms/types';
import type { Report } from '../types';

/** A question that one revision answers otherwise than the one before. */
export interface Change {
  question: Question;
  /** Undefined: it was not answered. */
  was?: Answer;
  now?: Answer;
}

/** What is different, in the order of the form; nothing for a first report. */
export function changesOf(form: Form, before: Pick<Report, 'answers'> | undefined, report: Pick<Report, 'answers'>): Change[] {
  if (!before) return [];
  return questionsOf(form).flatMap((question): Change[] => {
    const [was, now] = [before.answers[question.id], report.answers[question.id]];
    return sameAnswer(was, now) ? [] : [{ question, ...(was && { was }), ...(now && { now }) }];
  });
}
