import { createHash } from 'node:crypto';
import type { TextKey, TextValues } from '../../../lib/language';
import { dayOf } from '../../../lib/time';
import type { Turn } from '../../feature';
import { fieldsOf, readFields, type WrongField } from '../forms/fields';
import type { Answer, Answers, Part } from '../forms/types';
import { checkWords, doubts, maskDigits } from '../guards';
import type { PartOptions } from './part-card';
import type { ReportView } from './report-view';
import type { Given } from './steps';

export type Fields = Readonly<Record<string, unknown>>;

/** Nothing was stored: the form comes again and says why. */
export class Stopped extends Error {
  constructor(readonly view: ReportView, readonly part: Part, readonly options: PartOptions) {
    super('The form is to be shown again');
    this.name = 'Stopped';
  }
}

export interface Written {
  fields: Fields;
  /** What the person was asked (`askedOf`), and says is to be saved as it stands. */
  accepted?: string;
  /** What is wrong is left out, instead of stopping all. */
  lenient: boolean;
}

/**
 * What a part's form sent, when it may be stored: nothing in it that names a person, nothing wrong, and nothing that is to be asked about
 * first. Throws Stopped otherwise. A refused text is shown with its digits hidden, and is neither stored nor logged.
 */
export function guarded(
  { t, language, now }: Turn, view: ReportView, part: Part, { fields, accepted, lenient }: Written,
): { given: Given; wrong: WrongField[] } {
  const { form, answers, before } = view;
  const inputs = fieldsOf(form, part.id, answers, language, t, fields)
    .flatMap(({ id, kind, why }) => {
      const written = [...(kind === 'one' || kind === 'many' ? [] : [id]), ...(why ? [why.id] : [])];
      return written.map((input) => ({ id: input, question: id, text: textOf(fields[input]) }));
    })
    .filter(({ text }) => text.trim() !== '');
  const verdict = checkWords(inputs.map(({ text }) => text));
  const found = verdict ? foundIn(inputs, verdict) : [];
  const about = found.map(({ question }) => question);
  if (verdict === 'refused') {
    throw new Stopped(view, part, { written: masked(fields, found), refused: { text: 'checkins.reporting.refused', about } });
  }
  const { given, wrong } = readFields(form, part.id, fields);
  if (wrong.length > 0 && !lenient) throw new Stopped(view, part, { written: fields, wrong });
  const questions = [
    ...(verdict === 'asked' ? [{ text: 'checkins.reporting.asked' as TextKey, about }] : []),
    ...asking(doubts({ language, form, part, answers: withGiven(answers, given), today: dayOf(now), ...(before && { before }) })),
  ];
  const asked = askedOf(questions, found.map(({ text }) => text));
  if (questions.length > 0 && asked !== accepted) throw new Stopped(view, part, { written: fields, questions, asked });
  return { given, wrong };
}

/** Short, and another one for other questions, about another answer or another text: what was accepted once is not accepted for those. */
function askedOf(questions: readonly { text: TextKey; values?: TextValues }[], texts: readonly string[]): string {
  const all = JSON.stringify([questions.map(({ text, values }) => [text, values]), texts]);
  return createHash('sha256').update(all).digest('hex').slice(0, 10);
}

/** Numbers too: a client may send them as such. */
const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** Doubts, and after them what one can do. */
const asking = <T>(found: readonly T[]): (T | { text: TextKey })[] => (found.length > 0 ? [...found, { text: 'checkins.reporting.doubted' }] : []);

/** What stands in an input, and the question that it answers or gives the reason of. */
interface Input {
  id: string;
  question: string;
  text: string;
}

/** Those that are it by themselves, and those that are it only with the next one: then both. Where it is none of these, all of them. */
function foundIn(inputs: readonly Input[], verdict: 'refused' | 'asked'): Input[] {
  const alone = inputs.filter(({ text }) => checkWords([text]) === verdict);
  const together = inputs.flatMap((input, at) => {
    const next = inputs[at + 1];
    const both = next && !alone.includes(input) && !alone.includes(next) && checkWords([input.text, next.text]) === verdict;
    return both ? [input, next] : [];
  });
  const found = inputs.filter((input) => alone.includes(input) || together.includes(input));
  return found.length > 0 ? found : [...inputs];
}

function masked(fields: Fields, refused: readonly Input[]): Fields {
  return { ...fields, ...Object.fromEntries(refused.map(({ id, text }) => [id, maskDigits(text)])) };
}

function withGiven(answers: Answers, given: Given): Answers {
  const all: [string, Answer | undefined][] = Object.entries({ ...answers, ...given });
  return Object.fromEntries(all.flatMap(([id, answer]) => (answer ? [[id, answer] as const] : [])));
}
