import type { TextKey, TextValues } from '../../../lib/language';
import { cleaned } from '../../../lib/people-text';
import { isDay } from '../../../lib/time';
import { fitting, keepsFew, stepsOf } from './answers';
import { LONGEST_REASON, WHY } from './limits';
import type { Answer, Form, Question } from './types';
import { readWrittenNumber } from './written-number';

/** What is wrong with a field, as a sentence that can stand after the question's label. */
export interface WrongField {
  question: string;
  text: TextKey;
  values?: TextValues;
}

export interface ReadFields {
  /** Each question of the part that was read; undefined: left empty. What is wrong is not among them, so what was saved before stays. */
  given: Record<string, Answer | undefined>;
  wrong: WrongField[];
}

type Fields = Readonly<Record<string, unknown>>;
type Read = { answer: Answer | undefined } | { wrong: TextKey; values?: TextValues };

const FIRST_YEAR = '1990';
const LAST_YEAR = '2100';

/**
 * What a part's card sent, as answers. Never throws, whatever the fields are; an id that the form has not gives nothing. Whether a text
 * has personal data is not looked at: that is `checkWords` of guards.
 */
export function readFields(form: Form, part: string, fields: Fields): ReadFields {
  const read: ReadFields = { given: {}, wrong: [] };
  for (const question of form.parts.find(({ id }) => id === part)?.questions ?? []) {
    const { id } = question;
    const found = readField(form, question, fields);
    if ('wrong' in found) read.wrong.push({ question: id, text: found.wrong, ...(found.values && { values: found.values }) });
    else read.given[id] = found.answer;
  }
  return read;
}

function readField(form: Form, question: Question, fields: Fields): Read {
  const text = writtenIn(fields, question.id);
  if (text === undefined) return { wrong: 'checkins.form.wrong.unreadable' };
  if (text === '') return { answer: undefined };
  switch (question.kind) {
    case 'status':
      return readStatus(form, question, text, writtenIn(fields, question.id + WHY) ?? '');
    case 'number':
      return readNumber(form, question, text);
    case 'choice':
      return readChoices(form, question, text);
    case 'day':
      return readDay(text);
    case 'text':
      return text.length > question.max ? tooLong(text, question.max) : { answer: { text } };
  }
}

/** What stands in an input, cleaned; '' for one left empty, undefined for what no input sends. */
export function writtenIn(fields: Fields, id: string): string | undefined {
  const value = Object.hasOwn(fields, id) ? fields[id] ?? '' : '';
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? cleaned(value) : undefined;
}

const tooLong = (text: string, max: number): Read => ({ wrong: 'checkins.form.wrong.long', values: { max, length: text.length } });

function readStatus(form: Form, question: Question & { kind: 'status' }, step: string, reason: string): Read {
  const found = stepsOf(form, question.scale).find(({ id }) => id === step);
  if (!found) return { wrong: 'checkins.form.wrong.choice' };
  if (!found.needsReason) return { answer: { step } };
  if (reason === '') return { wrong: 'checkins.form.wrong.reason' };
  return reason.length > LONGEST_REASON ? tooLong(reason, LONGEST_REASON) : { answer: { step, reason } };
}

function readNumber(form: Form, question: Question & { kind: 'number' }, text: string): Read {
  const written = readWrittenNumber(text);
  const answer = written && fitting(form, question, written);
  if (answer) return { answer };
  if (written && 'number' in written) return { wrong: 'checkins.form.wrong.range', values: { min: question.min, max: question.max } };
  if (written && 'none' in written) return { wrong: 'checkins.form.wrong.unavailable' };
  return { wrong: keepsFew(question) ? 'checkins.form.wrong.fewNumber' : 'checkins.form.wrong.number' };
}

function readChoices(form: Form, question: Question & { kind: 'choice' }, text: string): Read {
  const ids = text.split(',').map((each) => each.trim());
  const known = question.options.filter(({ id }) => ids.includes(id)).map(({ id }) => id);
  const answer = ids.every((id) => known.includes(id)) ? fitting(form, question, { choices: known }) : undefined;
  return answer ? { answer } : { wrong: 'checkins.form.wrong.choice' };
}

function readDay(text: string): Read {
  const [year = ''] = text.split('-');
  return isDay(text) && year >= FIRST_YEAR && year < LAST_YEAR ? { answer: { day: text } } : { wrong: 'checkins.form.wrong.day' };
}
