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
    .flatMap(({ id, kind, why }) => [...(kind === 'one' || kind === 'many' ? [] : [id]), ...(why ? [why.id] : [])]);
  const texts = inputs.map((id) => textOf(fields[id])).filter((text) => text !== '');
  const verdict = checkWords(texts);
  if (verdict === 'refused') throw new Stopped(view, part, { written: masked(fields, inputs), refused: 'checkins.reporting.refused' });
  const { given, wrong } = readFields(form, part.id, fields);
  if (wrong.length > 0 && !lenient) throw new Stopped(view, part, { written: fields, wrong });
  const questions = [
    ...(verdict === 'asked' ? [{ text: 'checkins.reporting.asked' as TextKey }] : []),
    ...asking(doubts({ language, form, part, answers: withGiven(answers, given), today: dayOf(now), ...(before && { before }) })),
  ];
  const asked = askedOf(questions, verdict === 'asked' ? found(texts, 'asked') : []);
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

/** Those that are it by themselves; where it is only together, all of them. */
function found(texts: readonly string[], verdict: 'refused' | 'asked'): readonly string[] {
  const alone = texts.filter((text) => checkWords([text]) === verdict);
  return alone.length > 0 ? alone : texts;
}

function masked(fields: Fields, inputs: readonly string[]): Fields {
  const refused = found(inputs.map((id) => textOf(fields[id])), 'refused');
  const hidden = inputs.flatMap((id): [string, unknown][] => {
    const text = textOf(fields[id]);
    return refused.includes(text) ? [[id, maskDigits(text)]] : [];
  });
  return { ...fields, ...Object.fromEntries(hidden) };
}

function withGiven(answers: Answers, given: Given): Answers {
  const all: [string, Answer | undefined][] = Object.entries({ ...answers, ...given });
  return Object.fromEntries(all.flatMap(([id, answer]) => (answer ? [[id, answer] as const] : [])));
}
