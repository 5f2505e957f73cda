import { z } from 'zod';
import type { TextKey } from '../../../lib/language';
import { cleaned } from '../../../lib/people-text';
import { hasNationalId } from '../../../lib/person-data';
import { addMonths, isDay } from '../../../lib/time';
import { NetworkRef } from '../../define';
import type { OwnAnswerDraft } from './own-answers';

export const LENGTHS = { question: 200, answer: 1_000, owner: 100 } as const;
/** Proposed for the review, and the latest there may be, in months from today. */
const REVIEW_AFTER = 6;
const REVIEW_LATEST = 24;

/** Which answer of which network, and the version the person saw (0: a new one). */
export interface AnswerRef {
  network: string;
  id: string;
  version: number;
}

/** `id` on a card as `<network>.<id>-<version>`. */
export const AnswerData = NetworkRef.transform(({ network, id: thing }, context): AnswerRef => {
  const [, id, version] = /^([a-z0-9-]{1,40})-(\d{1,6})$/.exec(thing) ?? [];
  if (id !== undefined) return { network, id, version: Number(version) };
  context.addIssue('not an answer');
  return z.NEVER;
});

export const answerData = ({ network, id, version }: AnswerRef): string => `${network}.${id}-${version}`;

/** What the form sends; an input that is left empty may be missing. */
export const FormData = AnswerData.and(z.object({
  question: z.string().max(5_000).default(''),
  answer: z.string().max(5_000).default(''),
  owner: z.string().max(5_000).default(''),
  review: z.string().max(100).default(''),
}));

/** The days between which a review may be chosen, and the one proposed. `today` is `2026-11-16`, and so are they. */
export function reviewDays(today: string): { first: string; proposed: string; last: string } {
  return { first: today, proposed: addMonths(today, REVIEW_AFTER), last: addMonths(today, REVIEW_LATEST) };
}

/** The draft as it may be saved, or what is wrong with it. */
export function checkDraft(given: OwnAnswerDraft, today: string): { draft: OwnAnswerDraft; wrong?: TextKey } {
  const oneLine = (text: string) => cleaned(text).replaceAll('\n', ' ');
  const draft: OwnAnswerDraft = {
    question: oneLine(given.question), answer: cleaned(given.answer), owner: oneLine(given.owner), review: given.review.trim(),
  };
  const wrong = wrongWith(draft, today);
  return { draft, ...(wrong ? { wrong } : {}) };
}

function wrongWith(draft: OwnAnswerDraft, today: string): TextKey | undefined {
  const { question, answer, owner, review } = draft;
  if (!/\p{L}/u.test(question) || question.length > LENGTHS.question) return 'advice.own.wrong.question';
  if (!/\p{L}/u.test(answer) || answer.length > LENGTHS.answer) return 'advice.own.wrong.answer';
  if (!/\p{L}/u.test(owner) || owner.length > LENGTHS.owner) return 'advice.own.wrong.owner';
  const { first, last } = reviewDays(today);
  if (!isDay(review) || review < first || review > last) return 'advice.own.wrong.review';
  return hasNationalId([question, answer, owner].join(' \u0000 ')) ? 'advice.own.wrong.person' : undefined;
}
