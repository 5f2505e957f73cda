import { addMonths } from '../../../lib/time';
import type { Answer, Question } from '../forms/types';
import type { Says } from './doubt-rules';

export interface SaysAbout {
  question: Question;
  answer: Answer | undefined;
  /** The other question's answer. */
  other: Answer | undefined;
  today: string | undefined;
}

const MONTHS_OF_A_YEAR = 12;

/** Whether an answer says what a rule asks; without `says` any answer does. */
export function holds(says: Says | undefined, { question, answer, other, today }: SaysAbout): boolean {
  if (says === 'unanswered') return answer === undefined;
  if (answer === undefined) return false;
  if (says === undefined) return true;
  if (typeof says === 'object') return 'scale' in says ? isStep(says, question, answer) : isChosen(says.choice, answer);
  if (says === 'zero' || says === 'some') return isSome(answer) === (says === 'some');
  return 'day' in answer && isDayOf(says, answer.day, other, today);
}

function isStep({ scale, steps }: { scale: string; steps: readonly string[] }, question: Question, answer: Answer): boolean {
  return question.kind === 'status' && question.scale === scale && 'step' in answer && steps.includes(answer.step);
}

const isChosen = (choice: string, answer: Answer): boolean => 'choices' in answer && answer.choices.includes(choice);

/** Undefined for what is no count. */
function isSome(answer: Answer): boolean | undefined {
  if ('few' in answer) return true;
  return 'number' in answer ? answer.number > 0 : undefined;
}

function isDayOf(says: 'future' | 'over-a-year-ago' | 'earlier', day: string, other: Answer | undefined, today: string | undefined): boolean {
  if (says === 'earlier') return other !== undefined && 'day' in other && day < other.day;
  if (today === undefined) return false;
  return says === 'future' ? day > today : addMonths(day, MONTHS_OF_A_YEAR) < today;
}
