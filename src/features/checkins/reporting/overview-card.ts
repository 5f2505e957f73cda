import { formatWallTime } from '../../../lib/time';
import { escapeMarkdown } from '../../../lib/people-text';
import type { CardReply, Turn } from '../../feature';
import { missingAnswers } from '../forms/answers';
import { isLate, roundName, takesReports } from '../rounds/round';
import { cardReply, idOf, isWritable, linesOf, nextPart, periodText, sentText, titleOf, whoseText, type Work } from './words';

export interface OverviewOptions {
  /** What has just happened. */
  note?: string;
  /** The person wants to correct what was sent, and chooses a part. */
  correcting?: boolean;
}

/** Where the municipality's report stands: what it is about, how far one has come, and the way on. */
export function overviewReply(turn: Turn, work: Work, { note = '', correcting = false }: OverviewOptions = {}): CardReply {
  const { t, language } = turn;
  const { view, reporter } = work;
  const { round, form: { parts }, done, report, draft, source } = view;
  const ref = (part?: string, version?: number) => idOf(reporter, round.id, part, version);
  const writable = isWritable(view);
  const filling = writable && (report === undefined || draft !== undefined || correcting);
  const next = report || !filling ? undefined : nextPart(view);
  const begun = draft !== undefined && done.length > 0;
  const ready = filling && missingAnswers(view.form, view.answers).length === 0 && (begun || (draft !== undefined && next === undefined));
  const nothingNew = takesReports(round) && report === undefined && draft === undefined && source === 'before';
  const sent = report !== undefined && draft === undefined;
  const rows = parts.map((part) => {
    const text = t(done.includes(part.id) || sent ? 'checkins.reporting.partDone' : 'checkins.reporting.partLeft', { part: titleOf(part, language) });
    return { id: ref(part.id), text };
  });
  const data = {
    id: ref(), heading: t('checkins.reporting.heading', { round: roundName(t, round) }), whose: whoseText(t, work), note,
    lines: linesOf(stateLines(turn, work)),
    progress: progressText(turn, work, { filling, ready, correcting }),
    parts: filling ? [] : rows, choices: filling ? rows : [],
    prefilled: filling && !report && source === 'before' ? t('checkins.reporting.prefilled') : '',
    next: next ? t(begun ? 'checkins.reporting.continue' : 'checkins.reporting.begin') : '', nextId: next ? ref(next.id) : '',
    preview: ready, nothingNew, sent, correct: sent && writable && !correcting,
    discard: filling && draft ? t(report ? 'checkins.reporting.discard' : 'checkins.reporting.startOver') : '', versionId: ref(undefined, view.version),
    others: work.coordinates ? `${reporter.networkId}.${round.id}` : '',
    nothingElse: !next && !ready && !nothingNew && !sent && !work.coordinates,
  };
  return cardReply('overview', data, t('checkins.reporting.heading', { round: roundName(t, round) }));
}

function stateLines({ t, language, now }: Turn, { view: { round, report }, name }: Work): string[] {
  const due = formatWallTime(round.due, language);
  const period = periodText(t, language, round);
  if (report) {
    const sent = sentText(t, language, report);
    return [period, sent, t('checkins.reporting.revision', { revision: report.revision })];
  }
  if (round.state === 'open') return [period, t(isLate(round, now) ? 'checkins.reporting.duePassed' : 'checkins.reporting.due', { due })];
  return [period, t(`checkins.reporting.takesNone.${round.state}`, { municipality: escapeMarkdown(name) })];
}

function progressText(
  { t }: Turn, { view: { form: { parts }, done, report, draft } }: Work, { filling, ready, correcting }: Record<'filling' | 'ready' | 'correcting', boolean>,
): string {
  if (!filling) return '';
  if (report && draft) return t('checkins.reporting.unsent');
  if (correcting) return t('checkins.reporting.choosePart');
  const progress = t('checkins.reporting.progress', { done: parts.filter(({ id }) => done.includes(id)).length, count: parts.length });
  return ready ? `${progress} ${t('checkins.reporting.allDone')}` : progress;
}
