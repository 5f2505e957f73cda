import type { TextKey, TextValues } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import type { CardReply, Turn } from '../../feature';
import { fitting, questionsOf, stepsOf } from '../forms/answers';
import { fieldsOf, type Field, type WrongField } from '../forms/fields';
import type { Form, Part } from '../forms/types';
import { answerWords } from '../forms/words';
import { roundName } from '../rounds/round';
import { cardReply, idOf, linesOf, questionNames, titleOf, whoseText, type Work } from './words';

/** Of an answer that is named in a sentence. */
const ANSWER = 200;
/** Of what stands in a field that is too long to be stored: what fits on the card with the rest. */
const SHOWN = 1_000;

export interface PartOptions {
  /** What the person wrote, where it could not be saved. */
  written?: Readonly<Record<string, unknown>>;
  wrong?: readonly WrongField[];
  /** Why nothing was stored, and the questions that it is about. */
  refused?: { text: TextKey; about: readonly string[] };
  /** What the person is asked before it is saved as it stands; `about`: the questions that it is about, where it does not name them. */
  questions?: readonly { text: TextKey; values?: TextValues; about?: readonly string[] }[];
  /** Of those questions, for who says that it is. */
  asked?: string;
  /** Questions that somebody else changed meanwhile. */
  theirs?: readonly string[];
  /** What the municipality's plan for the part's råd says, escaped. */
  plan?: readonly string[];
  /** The draft's version that the person had before them; the view's when it was shown now. */
  seen?: number;
}

/** One part of the form: its questions, each filled in with the answer that stands, or with what was written. */
export function partReply(turn: Turn, work: Work, part: Part, options: PartOptions = {}): CardReply {
  const { t, language } = turn;
  const { view, reporter } = work;
  const { form, done, round, source, answers } = view;
  const { written, wrong = [], refused, questions = [], asked, theirs = [], plan = [], seen = view.version } = options;
  const at = form.parts.findIndex(({ id }) => id === part.id) + 1;
  const heading = titleOf(part, language);
  const saved = form.parts.filter(({ id }) => done.includes(id)).length;
  const values = { at, count: form.parts.length, done: saved, round: roundName(t, round) };
  const label = (question: string) => labelIn(form, question, turn);
  const naming = (about: readonly string[], what: string) => {
    const question = questionNames(part.questions.filter(({ id }) => about.includes(id)), language);
    return question === '' ? what : t('checkins.reporting.wrong', { question, what });
  };
  const data = {
    id: idOf(reporter, round.id, part.id, seen), heading, progress: t('checkins.reporting.partAt', values), whose: whoseText(t, work),
    wrongs: linesOf([
      ...(refused ? [naming(refused.about, t(refused.text))] : []),
      ...wrong.map(({ question, text, values: its }) => t('checkins.reporting.wrong', { question: label(question), what: t(text, its) })),
    ]),
    questions: linesOf(questions.map(({ text, values: its, about = [] }) => naming(about, t(text, its)))), asked: questions.length > 0,
    keepId: idOf(reporter, round.id, part.id, seen, asked),
    theirs: linesOf(theirs.map((id) => {
      const question = part.questions.find((each) => each.id === id);
      const words = question ? answerWords(form, question, answers[id], t, language) : '';
      const answer = escapeMarkdown(shortened(words, ANSWER)) || t('checkins.reporting.clash.none');
      return t('checkins.reporting.theirs', { question: label(id), answer });
    })),
    prefilled: prefilledText(turn, source, done.includes(part.id)),
    intro: part.intro ? escapeMarkdown(part.intro[language]) : '',
    hasPlan: plan.length > 0, plan: part.raad ? t('checkins.reporting.plan', { raad: part.raad }) : '', planLines: linesOf(plan),
    fields: fieldsOf(form, part.id, answers, language, t, written).map(({ why, ...field }) => {
      const asked = why && (why.value !== '' || needsReason(form, part, field)) ? why : { id: '', label: '', value: '' };
      return {
        ...field, help: escapeMarkdown([field.help, lastTime(turn, view, field)].filter(Boolean).join(' ')),
        value: field.value.slice(0, SHOWN), choose: t('checkins.reporting.choose'),
        wrong: wrongIn(turn, field.id, wrong), whyId: asked.id, whyLabel: asked.label, whyValue: asked.value.slice(0, SHOWN),
      };
    }),
  };
  return cardReply('part', data, part.title[language]);
}

function prefilledText({ t }: Turn, source: Work['view']['source'], isDone: boolean): string {
  if (isDone) return '';
  if (source === 'report') return t('checkins.reporting.prefilledSent');
  return source === 'before' ? t('checkins.reporting.prefilled') : '';
}

/** What was said of another period is not filled in, but is good to have before one's eyes, also when the form comes again. */
function lastTime({ t, language }: Turn, { form, before, answers }: Work['view'], { id, value }: Field): string {
  const question = questionsOf(form).find((each) => each.id === id);
  const then = before?.report.answers[id];
  const isNew = value === '' || answers[id] === undefined;
  const answer = isNew && question?.period && then && fitting(form, question, then);
  return answer ? t('checkins.reporting.last', { answer: shortened(answerWords(form, question, answer, t, language), ANSWER) }) : '';
}

/** Eight questions that each ask why are too many on a phone: a reason is asked for where the answer needs one. */
function needsReason(form: Form, { questions }: Part, { id, value }: Field): boolean {
  const question = questions.find((each) => each.id === id);
  return question?.kind === 'status' && stepsOf(form, question.scale).some((step) => step.id === value && step.needsReason);
}

function wrongIn({ t }: Turn, id: string, wrong: readonly WrongField[]): string {
  const found = wrong.find(({ question }) => question === id);
  return found ? t(found.text, found.values) : t('checkins.reporting.fieldWrong');
}

function labelIn(form: Form, id: string, { language }: Turn): string {
  const question = form.parts.flatMap(({ questions }) => questions).find((each) => each.id === id);
  return escapeMarkdown(shortened(question?.label[language] ?? id, ANSWER));
}
