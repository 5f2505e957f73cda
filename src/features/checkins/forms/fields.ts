import type { Language, Translate } from '../../../lib/language';
import { keepsFew, stepsOf } from './answers';
import { LONGEST_REASON, WHY } from './limits';
import { writtenIn } from './read-fields';
import type { Answer, Answers, Form, Option, Question, QuestionKind } from './types';

export { readFields, type ReadFields, type WrongField } from './read-fields';

/** A question as a part's card asks it. */
export interface Field {
  id: string;
  kind: 'one' | 'many' | 'number' | 'day' | 'text';
  /** Plain, as the label of an input and the title of a choice are; where Markdown is read, it must be escaped. */
  label: string;
  /** Empty for none. */
  help: string;
  /** What its input holds; of `many` the ids with commas between. */
  value: string;
  /** Of `one` and `many`. */
  choices: { title: string; value: string }[];
  /** A second input: why, where the step that stands there needs a reason. Another status has none, so that the card stays short. */
  why?: { id: string; label: string; value: string };
  /** Characters of what is written: of the reason, where there is one; 0 where nothing is. */
  maxLength: number;
  required: boolean;
}

const LONGEST_NUMBER = 30;
/** Of a text that is too long: what is shown again. */
const LONGEST_SHOWN = 4_000;

/**
 * The questions of a part, filled in with the answers, or with what was `written` when some of it could not be read: that is shown again
 * as it was. What they say is what `readFields` reads. A part that the form has not has none.
 */
export function fieldsOf(
  form: Form, part: string, answers: Answers, language: Language, t: Translate, written?: Readonly<Record<string, unknown>>,
): Field[] {
  const questions = form.parts.find(({ id }) => id === part)?.questions ?? [];
  return questions.map((question) => {
    const shown = written ? shownIn(written, question) : shownOf(question, answers, t);
    return fieldOf(form, question, shown, language, t);
  });
}

/** What the inputs of a question hold. */
interface Shown {
  value: string;
  reason: string;
}

function shownIn(written: Readonly<Record<string, unknown>>, { id }: Question): Shown {
  const shown = (input: string) => (writtenIn(written, input) ?? '').slice(0, LONGEST_SHOWN);
  return { value: shown(id), reason: shown(id + WHY) };
}

/** An answer of another kind than its question shows nothing. */
function shownOf({ id, kind }: Question, answers: Answers, t: Translate): Shown {
  const answer = answers[id];
  if (!answer) return { value: '', reason: '' };
  if (kind === 'status' && 'step' in answer) return { value: answer.step, reason: answer.reason ?? '' };
  return { value: valueOf(kind, answer, t), reason: '' };
}

function valueOf(kind: QuestionKind, answer: Answer, t: Translate): string {
  if (kind === 'number' && 'number' in answer) return String(answer.number);
  if (kind === 'number' && 'few' in answer) return t('checkins.form.few');
  if (kind === 'number' && 'none' in answer) return t(`checkins.form.${answer.none}`);
  if (kind === 'choice' && 'choices' in answer) return answer.choices.join(',');
  if (kind === 'day' && 'day' in answer) return answer.day;
  return kind === 'text' && 'text' in answer ? answer.text : '';
}

function fieldOf(form: Form, question: Question, { value, reason }: Shown, language: Language, t: Translate): Field {
  const { id, label, help, required = false } = question;
  const field = { id, label: label[language], help: help?.[language] ?? '', value, choices: [], maxLength: 0, required };
  switch (question.kind) {
    case 'status': {
      const steps = stepsOf(form, question.scale);
      const chosen = { ...field, kind: 'one' as const, choices: choicesOf(steps, language) };
      const step = steps.find((each) => each.id === value && each.needsReason);
      if (!step) return chosen;
      const why = { id: id + WHY, label: t('checkins.form.why', { step: step.label[language] }), value: reason };
      return { ...chosen, why, maxLength: LONGEST_REASON };
    }
    case 'number':
      return { ...field, kind: 'number', help: numberHelp(field.help, question, t), maxLength: LONGEST_NUMBER };
    case 'choice':
      return { ...field, kind: question.many ? 'many' : 'one', choices: choicesOf(question.options, language) };
    case 'day':
      return { ...field, kind: 'day' };
    case 'text':
      return { ...field, kind: 'text', maxLength: question.max };
  }
}

const choicesOf = (options: readonly Option[], language: Language): Field['choices'] =>
  options.map(({ id, label }) => ({ title: label[language], value: id }));

function numberHelp(help: string, question: Question & { kind: 'number' }, t: Translate): string {
  const how = t(question.unavailable ? 'checkins.form.help.perhapsUnavailable' : 'checkins.form.help.number');
  return [help, how, keepsFew(question) ? t('checkins.form.help.few') : ''].filter(Boolean).join(' ');
}
