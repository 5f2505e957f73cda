import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { formatDay } from '../../../lib/time';
import type { Turn } from '../../feature';
import { answerWords } from '../forms/words';
import type { Answer, Form, Question } from '../forms/types';
import { roundName } from '../rounds/round';
import type { PastReport, Report } from '../types';

/** In which language: what words need of a turn, and a file has too. */
export type Wording = Pick<Turn, 't' | 'language'>;

const LONGEST_LABEL = 300;

/** What the round is called, as a card shows it: «1. tertial 2026» alone would be the first line of a list. */
export const roundOf = ({ t }: Pick<Wording, 't'>, period: PastReport['period']): string => escapeMarkdown(roundName(t, { period }));

/** A question, as a card shows it. */
export const labelOf = ({ language }: Wording, { label }: Question): string => escapeMarkdown(shortened(label[language], LONGEST_LABEL));

/** An answer, as a card shows it; `length` where only its beginning is. */
export function answerOf({ t, language }: Wording, form: Form, question: Question, answer: Answer | undefined, length?: number): string {
  const words = answerWords(form, question, answer, t, language);
  return escapeMarkdown(length === undefined ? words : shortened(words, length));
}

/** In which capacity it was sent: people stand by their roles, for who had one then may have another now. */
export const senderOf = ({ t }: Pick<Wording, 't'>, { as }: Pick<Report, 'as'>): string => t(`checkins.history.by.${as}`);

/** When and how it was sent, as a card's subtle line. */
export function aboutReport({ t, language }: Wording, { submittedAt, revision, late, as, nothingNew }: Report): string {
  return [
    t('checkins.history.sent', { day: formatDay(submittedAt, language) }),
    t('checkins.history.revision', { revision }),
    late ? t('checkins.history.late') : '',
    as === 'coordinator' ? t('checkins.history.onBehalf') : '',
    nothingNew ? t('checkins.history.nothingNew') : '',
  ].filter(Boolean).join(' · ');
}
