import { personRef } from '../../../lib/ids';
import { escapeMarkdown } from '../../../lib/people-text';
import { formatSourceDate, formatWallTime, wallTimeOf } from '../../../lib/time';
import type { CardReply, Turn } from '../../feature';
import type { Member } from '../types';
import type { AuditAction, AuditEntry, AuditPage } from './audit';

export interface LogView extends AuditPage {
  networkId: string;
  networkName: string;
  members: readonly Member[];
  municipalityOf(number: string): string;
  /** False for what comes after «Eldre». */
  newest: boolean;
}

/** A page of the log. Names are those of today's members: the log itself has pseudonyms. */
export function logReply(turn: Pick<Turn, 't' | 'language'>, view: LogView): CardReply {
  const { t, language } = turn;
  const { networkId, networkName, entries, from, older, newest } = view;
  const names = new Map(view.members.map(({ tenantId, personId, name }) => [personRef(tenantId, personId), escapeMarkdown(name)]));
  const line = (entry: AuditEntry): string => {
    const what = t(`networks.privacy.log.${keyOf(entry.action)}`, {
      by: entry.by === undefined ? t('networks.privacy.service') : nameOf(entry.by),
      to: entry.to === undefined || entry.to === entry.by ? t('networks.privacy.themselves') : nameOf(entry.to),
      municipality: entry.municipality === undefined ? '' : escapeMarkdown(view.municipalityOf(entry.municipality)),
    });
    return `${formatWallTime(wallTimeOf(entry.at), language)}: ${what}`;
  };
  const nameOf = (ref: string): string => names.get(ref) ?? t('networks.privacy.noMember');
  const month = formatSourceDate(`${from.slice(0, 4)}-${from.slice(4)}`, language);
  const title = t('networks.privacy.logTitle', { network: networkName });
  const data = {
    title: escapeMarkdown(title),
    rows: entries.map((entry) => ({ text: line(entry) })),
    empty: entries.length === 0 ? t('networks.privacy.logEmpty', { month }) : '',
    older: older === undefined ? '' : `${networkId}.${older}`,
    newest,
  };
  return { kind: 'card', card: { template: 'networks/log', data }, summary: title };
}

type Dashed<A extends string> = A extends `${infer Of}.${infer What}` ? `${Of}-${What}` : A;

const keyOf = (action: AuditAction) => action.replace('.', '-') as Dashed<AuditAction>;
