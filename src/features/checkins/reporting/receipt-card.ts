import { escapeMarkdown } from '../../../lib/people-text';
import type { CardReply, Turn } from '../../feature';
import type { Form } from '../forms/types';
import { roundName } from '../rounds/round';
import { timeText } from '../rounds/words';
import type { Report, Round } from '../types';
import type { Reporter } from './reporter';
import { cardReply, idOf, linesOf, seenText, sentText, whoseText } from './words';

export interface Receipt {
  reporter: Reporter;
  /** The municipality's. */
  name: string;
  /** The person may report for other municipalities too. */
  coordinates: boolean;
  form: Form;
  round: Round;
  report: Report;
  /** By the same press before: nothing was done now. */
  already: boolean;
}

/** What was stored, for whom, and what others see of it. Shown only after the store has said so. */
export function receiptReply(turn: Turn, { reporter, name, coordinates, form, round, report, already }: Receipt): CardReply {
  const { t, language } = turn;
  const said = already ? 'already' : report.revision > 1 ? 'corrected' : 'sent';
  const heading = t(`checkins.reporting.receipt.${said}`);
  const stored = { count: Object.keys(report.answers).length, round: roundName(t, round), time: timeText(report.submittedAt, language) };
  const lines = [
    t('checkins.reporting.receipt.stored', stored),
    report.nothingNew ? t('checkins.reporting.receipt.nothingNew') : '',
    sentText(t, language, report),
    t('checkins.reporting.revision', { revision: report.revision }),
    report.revision > 1 ? '' : t(report.late ? 'checkins.reporting.receipt.late' : 'checkins.reporting.receipt.inTime'),
    report.reason === undefined ? '' : t('checkins.reporting.receipt.reason', { reason: escapeMarkdown(report.reason) }),
  ];
  const until = round.state === 'closed'
    ? t('checkins.reporting.receipt.closed')
    : t('checkins.reporting.receipt.until', { time: timeText(round.closesAt, language) });
  const data = {
    id: idOf(reporter, round.id), heading, whose: whoseText(t, { reporter, name }), lines: linesOf(lines),
    seen: seenText(t, language, form, report.answers), correctUntil: until,
    others: coordinates ? `${reporter.networkId}.${round.id}` : '',
  };
  return cardReply('receipt', data, heading);
}
