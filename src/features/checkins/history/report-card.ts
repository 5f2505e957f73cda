import { escapeMarkdown } from '../../../lib/people-text';
import { formatWallTime, wallTimeOf } from '../../../lib/time';
import type { CardReply } from '../../feature';
import { NotYours } from '../../refusals';
import { reportRef } from '../keys';
import type { Told } from './history';
import type { Named } from './list-card';
import { answerOf, labelOf, roundOf, senderOf, type Wording } from './words';

/** One report with the parts of its form, as that was asked then. `revision`: which one is looked at; absent for the latest. */
export function reportReply(wording: Wording, whose: Named, told: Told, revision?: number): CardReply {
  const { t, language } = wording;
  const { form, report, roundId } = told;
  const ref = { roundId, municipality: whose.municipality };
  const facts = [
    { title: t('checkins.history.facts.sent'), value: escapeMarkdown(formatWallTime(wallTimeOf(report.submittedAt), language)) },
    { title: t('checkins.history.facts.by'), value: senderOf(wording, report) },
    { title: t('checkins.history.facts.revision'), value: String(report.revision) },
    { title: t('checkins.history.facts.form'), value: String(form.version) },
  ];
  const notes = [
    revision === undefined ? '' : t('checkins.history.earlier'),
    report.late ? t('checkins.history.wasLate') : '',
    report.nothingNew ? t('checkins.history.wasNothingNew') : '',
    report.reason ? t('checkins.history.reason', { reason: escapeMarkdown(report.reason) }) : '',
  ].filter(Boolean).map((text) => ({ text }));
  const parts = form.parts.map(({ id, title, questions }) => ({
    title: escapeMarkdown(title[language]),
    about: t('checkins.history.answered', { count: questions.filter((each) => report.answers[each.id]).length, of: questions.length }),
    id: `${whose.networkId}.${reportRef({ ...ref, part: id, version: revision })}`,
    open: t('checkins.history.openPart'),
  }));
  const data = {
    heading: headingOf(wording, told), whose: escapeMarkdown(whose.name), facts, notes, parts,
    revisions: `${whose.networkId}.${reportRef(ref)}`, list: `${whose.networkId}.0`,
  };
  return { kind: 'card', card: { template: 'checkins/past-report', data }, summary: data.heading };
}

/** One part of it, each question with its answer in words. Throws NotYours for a part that was not asked. */
export function partReply(wording: Wording, whose: Named, told: Told, part: string, revision?: number): CardReply {
  const { t, language } = wording;
  const { form, report, roundId } = told;
  const at = form.parts.findIndex(({ id }) => id === part);
  const shown = form.parts[at];
  if (!shown) throw new NotYours();
  const ref = { roundId, municipality: whose.municipality, ...(revision !== undefined && { version: revision }) };
  const next = form.parts[at + 1];
  const title = escapeMarkdown(shown.title[language]);
  const data = {
    heading: title,
    whose: [escapeMarkdown(whose.name), roundOf(wording, told.period), t('checkins.history.revision', { revision: report.revision })].join(' · '),
    answers: shown.questions.map((question) => (
      { question: labelOf(wording, question), answer: answerOf(wording, form, question, report.answers[question.id]) }
    )),
    next: next ? `${whose.networkId}.${reportRef({ ...ref, part: next.id })}` : '',
    report: `${whose.networkId}.${reportRef(ref)}`,
  };
  return { kind: 'card', card: { template: 'checkins/past-part', data }, summary: `${headingOf(wording, told)}: ${shown.title[language]}`.slice(0, 200) };
}

const headingOf = (wording: Wording, { period }: Pick<Told, 'period'>): string => (
  wording.t('checkins.history.report', { round: roundOf(wording, period) })
);
