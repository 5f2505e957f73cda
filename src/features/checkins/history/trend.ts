import type { Raad } from '../../meetings';
import type { Answer, Form, Question, Scale } from '../forms/types';
import { questionsOf } from '../forms/answers';
import type { Told } from './history';

const RAAD: readonly Raad[] = [1, 2, 3];
/** The eight routines of råd 1 (domain/indicators.md: R1-8a–h). */
const ROUTINE = /^r1-8[a-h]$/;
/** From this digit of the scale on it is in place (domain/indicators.md, 2); counted only on the scale that has it. */
const IN_PLACE = { scale: 'status', from: 4 };

/** How far the municipality says that it has come with a råd in one round. */
export interface Standing {
  question: Question & { kind: 'status' };
  /** Undefined: it was asked, and not answered. */
  answer?: Answer;
  /** Asked otherwise, or on another scale, than in the newest report that asks it: not to be compared. */
  otherScale: boolean;
}

/** How many of the routines are in place. What is not known, does not apply or was not answered is none of the others. */
export interface Routines {
  of: number;
  inPlace: number;
  unknown: number;
  notApplicable: number;
  unanswered: number;
}

export interface TrendRow {
  told: Told;
  /** By råd; absent where the form of the round did not ask. */
  standing: ReadonlyMap<Raad, Standing>;
  /** Absent where they were not asked; `otherScale` where the scale has no such step. */
  routines?: Routines | 'otherScale';
}

export interface Trend {
  /** Those that any of the reports was asked about. */
  raad: Raad[];
  /** In the order of the reports. */
  rows: TrendRow[];
}

/** How one municipality stands from round to round; `all` is newest first. */
export function trendOf(all: readonly Told[]): Trend {
  const newest = new Map<Raad, string>();
  const rows = all.map((told): TrendRow => {
    const standing = new Map<Raad, Standing>();
    for (const raad of RAAD) {
      const question = statusOf(told.form, raad);
      if (!question) continue;
      const asked = `${question.id} ${question.scale}`;
      newest.set(raad, newest.get(raad) ?? asked);
      const answer = told.report.answers[question.id];
      standing.set(raad, { question, ...(answer && { answer }), otherScale: newest.get(raad) !== asked });
    }
    const routines = routinesOf(told);
    return { told, standing, ...(routines && { routines }) };
  });
  return { raad: RAAD.filter((each) => newest.has(each)), rows };
}

/** The first status that the form asks about a råd is that of the råd; the rest are about parts of it. */
function statusOf({ parts }: Form, raad: Raad): Standing['question'] | undefined {
  const questions = parts.filter((part) => part.raad === raad).flatMap((part) => part.questions);
  return questions.find((question) => question.kind === 'status' && !ROUTINE.test(question.id)) as Standing['question'] | undefined;
}

function routinesOf({ form, report }: Told): Routines | 'otherScale' | undefined {
  const asked = questionsOf(form).filter(({ id }) => ROUTINE.test(id));
  const scale = form.scales.find(({ id }) => id === IN_PLACE.scale);
  if (asked.length === 0) return undefined;
  if (!scale || asked.some((each) => each.kind !== 'status' || each.scale !== scale.id)) return 'otherScale';
  const kinds = asked.map(({ id }) => kindOf(scale, report.answers[id]));
  const count = (kind: ReturnType<typeof kindOf>) => kinds.filter((each) => each === kind).length;
  return {
    of: asked.length, inPlace: count('inPlace'), unknown: count('unknown'), notApplicable: count('notApplicable'), unanswered: count('unanswered'),
  };
}

function kindOf({ steps }: Scale, answer: Answer | undefined): Exclude<keyof Routines, 'of'> | 'onTheWay' {
  const step = answer && 'step' in answer ? steps.find(({ id }) => id === answer.step) : undefined;
  if (!step) return 'unanswered';
  if (step.needsReason) return 'notApplicable';
  if (step.outside) return 'unknown';
  return Number(step.id) >= IN_PLACE.from ? 'inPlace' : 'onTheWay';
}

/** A number over time: the same question in every form that asks it, in the words of the newest. */
export interface Series {
  question: Question;
  /** One for each report, in their order: whether it was asked, and what was answered. */
  values: { told: Told; asked: boolean; answer?: Answer }[];
}

/** The numbers that any of the reports was asked for, in the order of the newest form; a network's own questions as the others. */
export function numbersOf(all: readonly Told[]): Series[] {
  const newest = new Map<string, Question>();
  for (const { form } of all) {
    for (const question of questionsOf(form)) {
      if (question.kind === 'number' && !newest.has(question.id)) newest.set(question.id, question);
    }
  }
  return [...newest.values()].map((question) => ({
    question,
    values: all.map((told) => {
      const answer = told.report.answers[question.id];
      const asked = questionsOf(told.form).some(({ id, kind }) => id === question.id && kind === 'number');
      return { told, asked, ...(asked && answer && { answer }) };
    }),
  }));
}
