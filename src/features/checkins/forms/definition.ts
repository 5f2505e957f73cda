import { z } from 'zod';
import { asksForClassC } from './class-c';
import { MOST_WRITTEN, OWN_ID, OWN_PART, WHY } from './limits';
import type { Form, Question } from './types';

const id = (most: number) => z.string().regex(new RegExp(`^[a-z0-9-]{1,${most}}$`));
const words = z.string().trim().min(1).max(140);
const Texts = z.strictObject({ nb: words, nn: words, en: words });
const yes = z.literal(true).optional();

const option = { id: id(20), label: Texts };
const Scale = z.strictObject({
  id: id(20),
  steps: z.array(z.strictObject({ ...option, needsReason: yes, outside: yes })).min(2),
});

const asked = {
  id: id(30),
  label: Texts,
  help: Texts.optional(),
  class: z.enum(['A', 'B']),
  required: yes,
  requiredWhen: z.array(z.strictObject({ question: z.string(), is: z.string() })).optional(),
  period: yes,
};
const Question = z.discriminatedUnion('kind', [
  z.strictObject({ ...asked, kind: z.literal('status'), scale: z.string() }),
  z.strictObject({
    ...asked, kind: z.literal('number'), min: z.number().int().min(0), max: z.number().int().max(1_000_000), unavailable: yes, few: yes,
  }),
  z.strictObject({ ...asked, kind: z.literal('choice'), options: z.array(z.strictObject(option)).min(2), many: yes }),
  z.strictObject({ ...asked, kind: z.literal('day') }),
  z.strictObject({ ...asked, kind: z.literal('text'), max: z.number().int().min(1).max(MOST_WRITTEN) }),
]);

const Part = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9]{0,7}$/),
  title: Texts,
  intro: Texts.optional(),
  raad: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
  questions: z.array(Question).min(1),
});

const Definition = z.strictObject({
  id: id(20),
  version: z.number().int().min(1),
  scales: z.array(Scale).min(1),
  parts: z.array(Part).min(1),
});

/**
 * A form as its definition (definitions/*.json) has it. Throws Error that says what is wrong: of the shape, an id that is there twice or
 * means something else, a scale or a question that is not there, or a question of class C (domain/indicators.md), which no form may ask.
 */
export function readForm(definition: unknown): Form {
  const form: Form = Definition.parse(definition);
  const wrong = wrongIds(form) ?? form.parts.flatMap(({ questions }) => questions.map((each) => wrongQuestion(form, questions, each)))
    .find((each) => each !== undefined);
  if (wrong !== undefined) throw new Error(`Form ${form.id} ${form.version}: ${wrong}`);
  return form;
}

function wrongIds({ scales, parts }: Form): string | undefined {
  const lists = [
    scales, parts, parts.flatMap(({ questions }) => questions), ...scales.map(({ steps }) => steps),
    ...parts.flatMap(({ questions }) => questions.flatMap((each) => (each.kind === 'choice' ? [each.options] : []))),
  ];
  for (const list of lists) {
    const ids = list.map((each) => each.id);
    const twice = ids.find((each, at) => ids.indexOf(each) !== at);
    if (twice !== undefined) return `${twice} is there twice`;
  }
  return parts.some((part) => part.id === OWN_PART) ? `${OWN_PART} is the part of a network’s own questions` : undefined;
}

function wrongQuestion(form: Form, part: readonly Question[], question: Question): string | undefined {
  const say = (what: string) => `${question.id} ${what}`;
  if (OWN_ID.test(question.id)) return say('is the id of a network’s own question');
  if (question.id.endsWith(WHY)) return say('is the id of another question’s reason');
  if (asksForClassC(question)) return say('asks for what is never collected');
  if (question.kind === 'status' && !form.scales.some((scale) => scale.id === question.scale)) return say('has a scale that is not there');
  if (question.kind === 'number' && question.min > question.max) return say('has no number between its limits');
  const unmet = question.requiredWhen?.find((when) => !couldBe(form, part, when));
  return unmet && say(`waits for ${unmet.question} to be ${unmet.is}`);
}

/** Whether a question of the part can have such an answer. */
function couldBe(form: Form, part: readonly Question[], { question, is }: { question: string; is: string }): boolean {
  const other = part.find((each) => each.id === question);
  if (other?.kind === 'number') return /^\d+$/.test(is) && Number(is) >= other.min && Number(is) <= other.max;
  if (other?.kind !== 'status') return false;
  return form.scales.some((scale) => scale.id === other.scale && scale.steps.some((step) => step.id === is));
}
