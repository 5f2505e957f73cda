import type { TopicRanking } from '../ranking/topic-ranking';
import type { GuardKind } from '../types';
import { isOrdinary } from './ordinary';
import { asksAboutAPerson } from './people';
import { MAYBE_A_SIGN, SIGNS } from './signs';

/** The model alone refuses from here, when no topic is as likely. */
const SURE = 0.3;
/** Fewer words tell the model too little: «urinprøver i LAR» is a subject, not a wish. */
const LEAST_WORDS = 4;

/**
 * Whether a question is refused whatever we know, and why: by the wording, or by the model where the wording is new. Pure; never
 * throws for any text.
 */
export function guardIn(question: string, { guard, topics }: Pick<TopicRanking, 'guard' | 'topics'>): GuardKind | undefined {
  const text = question.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
  if (asksAboutAPerson(text)) return 'person';
  const kind = signIn(text);
  if (kind) return isOrdinary(text, kind) ? undefined : kind;
  const likeliestTopic = Math.max(0, ...topics.values());
  const sure = guard.probability >= SURE && guard.probability > likeliestTopic && text.split(' ').length >= LEAST_WORDS;
  return sure && !isOrdinary(text, guard.kind) ? guard.kind : undefined;
}

function signIn(text: string): GuardKind | undefined {
  if (!MAYBE_A_SIGN.test(text)) return undefined;
  return SIGNS.find(([, signs]) => signs.some((parts) => parts.every((part) => part.test(text))))?.[0];
}
