import { escapeMarkdown } from '../../../lib/people-text';
import { formatWallTime, wallTimeOf } from '../../../lib/time';
import type { CardReply } from '../../feature';
import { reportRef } from '../keys';
import type { Form } from '../forms/types';
import type { Report } from '../types';
import { changesOf, type Change } from './changes';
import type { Revisions } from './history';
import type { Named } from './list-card';
import { answerOf, labelOf, roundOf, senderOf, type Wording } from './words';

const ROWS = 4;
const CHANGES = 6;
const ANSWER = 80;

/** How one report came to be as it is: the last revision first, each with what it changed. `from`: the newest that is shown. */
export function revisionsReply(wording: Wording, whose: Named, found: Revisions, from = Infinity): CardReply {
  const { t } = wording;
  const { roundId, period, form, revisions } = found;
  const ref = { roundId, municipality: whose.municipality };
  const upTo = revisions.filter(({ revision }) => revision <= from);
  const shown = (upTo.length > 0 ? upTo : revisions).slice(-ROWS);
  const older = (shown[0]?.revision ?? 1) - 1;
  const rows = shown.toReversed().map((report) => ({
    title: t('checkins.history.revisionTitle', { revision: report.revision }),
    about: aboutRevision(wording, report),
    reason: report.reason ? t('checkins.history.reason', { reason: escapeMarkdown(report.reason) }) : '',
    changes: changeLines(wording, form, report, revisions.find(({ revision }) => revision === report.revision - 1)),
    id: `${whose.networkId}.${reportRef({ ...ref, version: report.revision })}`,
    open: t('checkins.history.openRevision', { revision: report.revision }),
  }));
  const heading = t('checkins.history.revisionsOf', { round: roundOf(wording, period) });
  const data = {
    heading, whose: escapeMarkdown(whose.name), rows,
    older: older > 0 ? `${whose.networkId}.${reportRef({ ...ref, version: older })}` : '',
    report: `${whose.networkId}.${reportRef(ref)}`,
  };
  return { kind: 'card', card: { template: 'checkins/past-revisions', data }, summary: heading };
}

function aboutRevision(wording: Wording, report: Report): string {
  const { t, language } = wording;
  const sent = escapeMarkdown(formatWallTime(wallTimeOf(report.submittedAt), language));
  return [sent, senderOf(wording, report), report.late ? t('checkins.history.late') : ''].filter(Boolean).join(' · ');
}

function changeLines(wording: Wording, form: Form, report: Report, before: Report | undefined): { text: string }[] {
  const { t } = wording;
  if (!before) return report.revision === 1 ? [{ text: t('checkins.history.first') }] : [];
  const changes = changesOf(form, before, report);
  if (changes.length === 0) return [{ text: t('checkins.history.unchanged') }];
  const lines = changes.slice(0, CHANGES).map((change) => lineOf(wording, form, change));
  if (changes.length > CHANGES) lines.push(t('checkins.history.moreChanges', { count: changes.length - CHANGES }));
  return lines.map((text) => ({ text }));
}

function lineOf(wording: Wording, form: Form, { question, was, now }: Change): string {
  return wording.t('checkins.history.change', {
    question: labelOf(wording, question),
    was: answerOf(wording, form, question, was, ANSWER), now: answerOf(wording, form, question, now, ANSWER),
  });
}
