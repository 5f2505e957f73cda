import { escapeMarkdown, shortened } from '../../../lib/people-text';
import type { CardReply, Turn } from '../../feature';
import { roundName } from '../rounds/round';
import { timeText } from '../rounds/words';
import type { PastReport, Round } from '../types';
import { cardReply, linesOf } from './words';

/** Of all who report for a municipality. */
const NAMES = 600;

export interface Standing {
  next?: Round;
  paused?: Round;
  /** What was sent last. */
  last?: PastReport;
  /** Of a report that can be looked at: the last that was sent, or else what is paused. */
  id?: string;
  /** The person is one of those who are told when the next opens. */
  isTold?: boolean;
}

/** Nothing takes reports now: when the next opens, what is paused, and what was sent last. */
export function noneReply(
  { t, language }: Turn, networkName: string, { next, paused, last, id = '', isTold = false }: Standing,
): CardReply {
  const lines = [
    t('checkins.reporting.none.text', { network: escapeMarkdown(networkName) }),
    paused ? t('checkins.reporting.none.paused', { round: roundName(t, paused) }) : '',
    next
      ? t('checkins.reporting.none.next', { round: roundName(t, next), time: timeText(next.opensAt, language) })
      : t(isTold ? 'checkins.reporting.none.laterYou' : 'checkins.reporting.none.later'),
    last ? t('checkins.reporting.none.last', { round: roundName(t, last), time: timeText(last.report.submittedAt, language) }) : '',
  ];
  return note(t('checkins.reporting.none.heading'), lines, { id, isLast: last !== undefined });
}

/** Who reports, for who does not; `names` are those who speak for the municipality now. */
export function whoReply({ t }: Turn, networkName: string, municipality?: { name: string; names: readonly string[] }): CardReply {
  const network = escapeMarkdown(networkName);
  const name = escapeMarkdown(municipality?.name ?? '');
  const names = escapeMarkdown(shortened((municipality?.names ?? []).join(', '), NAMES));
  const lines = municipality === undefined
    ? [t('checkins.reporting.who.partner', { network })]
    : names === ''
      ? [t('checkins.reporting.who.nobody', { municipality: name })]
      : [t('checkins.reporting.who.names', { municipality: name, names }), t('checkins.reporting.who.may')];
  return note(t('checkins.reporting.who.heading'), lines, { contacts: true });
}

function note(
  heading: string, lines: readonly string[], { id = '', isLast = false, contacts = false }: { id?: string; isLast?: boolean; contacts?: boolean },
): CardReply {
  return cardReply('report-note', { heading, lines: linesOf(lines), id, isLast, contacts }, heading);
}
