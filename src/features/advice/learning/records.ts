import { z } from 'zod';
import { LANGUAGES } from '../../../lib/language';
import { defineRecord } from '../../../storage';

/** What an answer was, without who asked: which zone, about what, and from which passages. */
const About = z.strictObject({
  kind: z.enum(['answer', 'unsure', 'shown']),
  language: z.enum(LANGUAGES),
  topic: z.string().optional(),
  passages: z.array(z.string()).max(10),
  /** The question's hash, where the network keeps what is asked. */
  question: z.string().optional(),
});
export type About = z.infer<typeof About>;

const AnswerNote = z.strictObject({ tenantId: z.string(), at: z.number(), about: About });
export type AnswerNote = z.infer<typeof AnswerNote>;
export const answerNoteRecord = defineRecord<AnswerNote>({ kind: 'answer note', v: 1, schema: AnswerNote });

/** A thumb; without `about` when nobody knows any more what it was on. */
const Thumb = z.strictObject({
  tenantId: z.string(),
  at: z.number(),
  reaction: z.enum(['like', 'dislike']),
  about: About.optional(),
});
export type Thumb = z.infer<typeof Thumb>;
export const thumbRecord = defineRecord<Thumb>({ kind: 'feedback', v: 1, schema: Thumb });

/** How many on which day (`2026-11-16`); a month has 31 at most. */
const Days = z.record(z.string(), z.number());
export type Days = z.infer<typeof Days>;

const TopicCount = z.strictObject({ tenantId: z.string(), topic: z.string(), days: Days });
export type TopicCount = z.infer<typeof TopicCount>;
export const topicCountRecord = defineRecord<TopicCount>({ kind: 'count of questions', v: 1, schema: TopicCount });

/** A question as it was written, once however often it is asked; `days` counts those that had no answer. */
const QuestionText = z.strictObject({
  tenantId: z.string(),
  hash: z.string(),
  text: z.string(),
  topic: z.string(),
  days: Days,
});
export type QuestionText = z.infer<typeof QuestionText>;
export const questionTextRecord = defineRecord<QuestionText>({ kind: 'question', v: 1, schema: QuestionText });

/** Whether a network keeps what is asked. `since` stands as long as there may be texts to delete. */
const Settings = z.strictObject({
  keepTexts: z.boolean(),
  generation: z.string().optional(),
  since: z.number().optional(),
});
export type Settings = z.infer<typeof Settings>;
export const settingsRecord = defineRecord<Settings>({ kind: 'settings of questions', v: 1, schema: Settings });

/** An answer that a network has written itself. */
const OwnAnswer = z.strictObject({
  id: z.string(),
  tenantId: z.string(),
  /** One more each time it is saved. */
  version: z.number().int().min(1),
  question: z.string(),
  answer: z.string(),
  owner: z.string(),
  /** The last day it is answered with, `2026-11-16`. */
  review: z.string(),
  savedAt: z.number(),
  /** Who saved it last, as a hash. */
  savedBy: z.string(),
});
export type OwnAnswer = z.infer<typeof OwnAnswer>;
export const ownAnswerRecord = defineRecord<OwnAnswer>({ kind: 'own answer', v: 1, schema: OwnAnswer });
