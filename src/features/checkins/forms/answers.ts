import { isDay } from '../../../lib/time';
import { FEWEST_EXACT, OWN_ID } from './limits';
import type { Answer, Answers, Form, Question, Scale } from './types';

/** All questions, in the order they are asked. */
export const questionsOf = (form: Form): Question[] => form.parts.flatMap(({ questions }) => questions);

/** Whether numbers from 1 to 4 are kept as «1–4». */
export function keepsFew(question: Question): boolean {
  return question.kind === 'number' && (question.class === 'B' || question.few === true);
}

/** The steps that a question of this kind has, in their order; none when its scale is not there. */
export function stepsOf(form: Form, scale: string): Scale['steps'] {
  return form.scales.find(({ id }) => id === scale)?.steps ?? [];
}

/** Those that must be answered before the report is sent, and are not. */
export function missingAnswers(form: Form, answers: Answers): Question[] {
  return questionsOf(form).filter((question) => answers[question.id] === undefined && isRequired(question, answers));
}

function isRequired({ required, requiredWhen = [] }: Question, answers: Answers): boolean {
  return required === true || requiredWhen.some(({ question, is }) => {
    const answer = answers[question];
    if (answer === undefined) return false;
    return 'step' in answer ? answer.step === is : 'number' in answer && String(answer.number) === is;
  });
}

/** Whether two answers say the same, in whatever order their choices stand; undefined is no answer. */
export function sameAnswer(a: Answer | undefined, b: Answer | undefined): boolean {
  return plain(a) === plain(b);
}

function plain(answer: Answer | undefined): string {
  if (answer === undefined) return '';
  return JSON.stringify(Object.entries('choices' in answer ? { choices: answer.choices.toSorted() } : answer).sort());
}

/**
 * The answer as this question keeps it; undefined when it can't have it: of another kind, a step or an option that it has not, a number
 * beyond its limits, a reason that is missing.
 */
export function fitting(form: Form, question: Question, answer: Answer): Answer | undefined {
  switch (question.kind) {
    case 'status':
      return 'step' in answer ? fittingStep(form, question.scale, answer) : undefined;
    case 'number':
      return fittingNumber(question, answer);
    case 'choice':
      return 'choices' in answer && fitsChoices(question, answer.choices) ? answer : undefined;
    case 'day':
      return 'day' in answer && isDay(answer.day) ? answer : undefined;
    case 'text':
      return 'text' in answer && answer.text !== '' && answer.text.length <= question.max ? answer : undefined;
  }
}

function fittingStep(form: Form, scale: string, { step, reason }: { step: string; reason?: string }): Answer | undefined {
  const found = stepsOf(form, scale).find(({ id }) => id === step);
  if (found?.needsReason) return reason ? { step, reason } : undefined;
  return found && { step };
}

function fittingNumber(question: Question & { kind: 'number' }, answer: Answer): Answer | undefined {
  if ('none' in answer) return answer.none === 'unknown' || question.unavailable ? answer : undefined;
  if ('few' in answer) return keepsFew(question) ? answer : undefined;
  if (!('number' in answer) || answer.number < question.min || answer.number > question.max) return undefined;
  return keepsFew(question) && answer.number > 0 && answer.number < FEWEST_EXACT ? { few: true } : answer;
}

function fitsChoices({ options, many }: Question & { kind: 'choice' }, choices: readonly string[]): boolean {
  const isKnown = (choice: string) => options.some(({ id }) => id === choice);
  return choices.length > 0 && (many === true || choices.length === 1) && choices.every(isKnown);
}

/**
 * What the answers of one round say in another: to questions with the same id, kind and scale, where the answer is still one, and that are
 * not about a period alone: what was handed out then was not handed out now. An id of a network’s own question is never used
 * again (OwnQuestion); its words are compared all the same, as no published form vouches for them.
 */
export function carried(from: { form: Form; answers: Answers }, to: Form): Answers {
  const before = new Map(questionsOf(from.form).map((question) => [question.id, question]));
  const found = questionsOf(to).flatMap((question): [string, Answer][] => {
    const answer = from.answers[question.id];
    const asked = before.get(question.id);
    const kept = answer !== undefined && asked && !question.period && isSameQuestion(asked, question) && fitting(to, question, answer);
    return kept ? [[question.id, kept]] : [];
  });
  return Object.fromEntries(found);
}

function isSameQuestion(before: Question, now: Question): boolean {
  if (before.kind !== now.kind) return false;
  if (before.kind === 'status' && now.kind === 'status' && before.scale !== now.scale) return false;
  return !OWN_ID.test(now.id) || before.label.nb === now.label.nb;
}
