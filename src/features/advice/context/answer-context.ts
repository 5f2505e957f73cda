import type { Language } from '../../../lib/language';
import { shownPassages } from '../shown-passages';
import type { Answer, Passage } from '../types';

/** How long after an answer «hva med pårørende?» is still about it. */
export const KEPT_MS = 15 * 60 * 1000;

/** What a person was last shown in a conversation: ids, never the words they wrote. */
export interface AnswerContext {
  /** `unsure`: titles were offered, and nothing was claimed. */
  kind: 'answer' | 'unsure';
  /** The main topic of what was shown. */
  topic?: string;
  /** Ids of the passages under the answer, best first. */
  shown: string[];
  /** Ids of what has been read since the question, for «mer om det» to go on from. */
  read: string[];
  /** The language it was said in. */
  language: Language;
  /** UTC milliseconds. */
  expiresAt: number;
}

/** Undefined for an answer that showed nothing: then what was shown before is still what follow-ups are about. */
export function contextOf(answer: Answer, now: number): AnswerContext | undefined {
  const shown = shownPassages(answer);
  const { kind, language } = answer;
  if (shown.length === 0 || (kind !== 'answer' && kind !== 'unsure')) return undefined;
  const read = kind === 'answer' ? shown : [];
  return { kind, ...topicOf(shown[0]), shown: idsOf(shown), read: idsOf(read), language, expiresAt: now + KEPT_MS };
}

/** After a passage that was asked for by name, or by «mer om det». */
export function contextOfPassage(passage: Passage, language: Language, now: number, before?: AnswerContext): AnswerContext {
  const topic = before ? { topic: before.topic } : topicOf(passage);
  const read = [...new Set([...(before?.read ?? []), passage.id])].slice(-MAX_READ);
  return { kind: 'answer', ...(topic.topic ? { topic: topic.topic } : {}), shown: [passage.id], read, language, expiresAt: now + KEPT_MS };
}

const MAX_READ = 20;

const idsOf = (passages: Passage[]) => passages.map(({ id }) => id);
const topicOf = (passage: Passage | undefined): { topic?: string } => (passage?.topics[0] ? { topic: passage.topics[0] } : {});
