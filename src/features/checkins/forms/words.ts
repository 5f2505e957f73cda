import type { Language, Translate } from '../../../lib/language';
import { formatSourceDate, isDay } from '../../../lib/time';
import { stepsOf } from './answers';
import type { Answer, Form, Option, Question } from './types';

/** From here on thousands are set apart. */
const LONG_NUMBER = 10_000;

/**
 * An answer as people read it: «4 – på plass», «ikke aktuelt: …», «1–4», «vet ikke», «16. januar 2026». What people wrote is as they wrote
 * it, so a card must escape it.
 */
export function answerWords(form: Form, question: Question, answer: Answer | undefined, t: Translate, language: Language): string {
  if (answer === undefined) return t('checkins.form.notAnswered');
  if ('step' in answer) return stepWords(form, question, answer, language);
  if ('number' in answer) return numberWords(answer.number, language);
  if ('few' in answer) return t('checkins.form.few');
  if ('none' in answer) return t(`checkins.form.${answer.none}`);
  if ('choices' in answer) return choiceWords(question, answer.choices, language);
  return 'day' in answer ? dayWords(answer.day, language) : answer.text;
}

function stepWords(form: Form, question: Question, { step, reason }: { step: string; reason?: string }, language: Language): string {
  const label = labelOf(question.kind === 'status' ? stepsOf(form, question.scale) : [], step, language);
  return reason ? `${label}: ${reason}` : label;
}

function choiceWords(question: Question, choices: readonly string[], language: Language): string {
  return choices.map((choice) => labelOf(question.kind === 'choice' ? question.options : [], choice, language)).join(', ');
}

/** An id that the form has not is shown as it is: nothing that was answered disappears. */
function labelOf(options: readonly Option[], id: string, language: Language): string {
  return options.find((option) => option.id === id)?.label[language] ?? id;
}

function numberWords(number: number, language: Language): string {
  if (number < LONG_NUMBER) return String(number);
  return String(number).replaceAll(/\B(?=(?:\d{3})+$)/g, language === 'en' ? ',' : '\u00a0');
}

const dayWords = (day: string, language: Language) => (isDay(day) ? formatSourceDate(day, language) : day);
