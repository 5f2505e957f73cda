import type { Language, Translate } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { formatSourceDate } from '../../../lib/time';
import type { CardReply } from '../../feature';
import { questionsOf } from '../forms/answers';
import type { Answers, Part, Question } from '../forms/types';
import { reportRef } from '../keys';
import { takesReports } from '../rounds/round';
import { timeText } from '../rounds/words';
import type { Report, Round } from '../types';
import type { Reporter } from './reporter';
import type { ReportView } from './report-view';

/** Of all the questions that are named in one sentence. */
const NAMES = 900;

/** What the cards of a report are made of. `name`: the municipality's, as it is written. */
export interface Work {
  reporter: Reporter;
  name: string;
  view: ReportView;
  /** The person may report for other municipalities too. */
  coordinates: boolean;
}

/** What buttons about this report carry: `<network>.<round>-<municipality>[-<part>][-<version>][-<asked>]`. */
export function idOf({ networkId, municipality }: Reporter, roundId: string, part?: string, version?: number, asked?: string): string {
  const more = { ...(part !== undefined && { part }), ...(version !== undefined && { version }), ...(asked !== undefined && { asked }) };
  return `${networkId}.${reportRef({ roundId, municipality, ...more })}`;
}

/** «Molde», or that it is on its behalf: said on every card. */
export function whoseText(t: Translate, { reporter, name }: Pick<Work, 'reporter' | 'name'>): string {
  const municipality = escapeMarkdown(name);
  return reporter.as === 'coordinator' ? t('checkins.reporting.onBehalf', { municipality }) : municipality;
}

export const titleOf = (part: Part, language: Language): string => escapeMarkdown(part.title[language]);

/** «Gjelder 1. januar 2026 til 30. april 2026.» */
export function periodText(t: Translate, language: Language, { period: { from, to } }: Round): string {
  return t('checkins.reporting.period', { from: formatSourceDate(from, language), to: formatSourceDate(to, language) });
}

/** When and by whom it was sent; nobody is named. */
export function sentText(t: Translate, language: Language, { submittedAt, as, late }: Report): string {
  const values = { time: timeText(submittedAt, language), by: t(`checkins.reporting.by.${as}`) };
  return t(late ? 'checkins.reporting.sentLate' : 'checkins.reporting.sentAt', values);
}

/** The labels of some questions in one sentence, cut with a mark that says so. */
export function questionNames(questions: readonly Question[], language: Language): string {
  return escapeMarkdown(shortened(questions.map(({ label }) => label[language]).join('; '), NAMES));
}

/** Whether anything can be saved now: a first report in an open round, or a correction of what was sent. */
export function isWritable({ round, report }: Pick<ReportView, 'round' | 'report'>): boolean {
  return takesReports(round) || (report !== undefined && (round.state === 'paused' || round.state === 'closed'));
}

/** The first part after `from` that nobody has saved, from the beginning again after the last; undefined when all are saved. */
export function nextPart({ form: { parts }, done }: Pick<ReportView, 'form' | 'done'>, from?: string): Part | undefined {
  const at = parts.findIndex(({ id }) => id === from) + 1;
  return [...parts.slice(at), ...parts.slice(0, at)].find(({ id }) => !done.includes(id));
}

/** What others will see of what is answered: class A open, class B only summed and above a threshold (domain/indicators.md, 5). */
export function seenText(t: Translate, language: Language, form: ReportView['form'], answers: Answers): string {
  const questions = questionsOf(form).filter(({ id }) => answers[id]);
  const summed = questions.filter((question) => question.class === 'B');
  const lines = [
    ...(questions.length > summed.length ? [t('checkins.reporting.seen.open')] : []),
    ...(summed.length > 0 ? [t('checkins.reporting.seen.summed', { questions: questionNames(summed, language) })] : []),
    t('checkins.reporting.seen.nobody'),
  ];
  return lines.join('\n\n');
}

export function cardReply(template: string, data: Record<string, unknown>, summary: string): CardReply {
  return { kind: 'card', card: { template: `checkins/${template}`, data }, summary: shortened(summary, 200) };
}

export const linesOf = (texts: readonly string[]): { text: string }[] => texts.filter((text) => text !== '').map((text) => ({ text }));

export const partOf = ({ parts }: ReportView['form'], id: string | undefined): Part | undefined => parts.find((part) => part.id === id);
