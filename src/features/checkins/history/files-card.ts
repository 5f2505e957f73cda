import { escapeMarkdown } from '../../../lib/people-text';
import type { CardReply } from '../../feature';
import { LINK_MINUTES } from '../../files';
import type { Named } from './list-card';
import type { ReportLinks } from './report-files';
import type { Wording } from './words';

/** Where the reports are fetched as files, or that the service has no address. */
export function filesReply({ t }: Pick<Wording, 't'>, { networkId, name }: Named, { xlsx, json }: ReportLinks): CardReply {
  const there = xlsx !== undefined && json !== undefined;
  const data = {
    whose: escapeMarkdown(name),
    text: there ? t('checkins.history.files', { minutes: LINK_MINUTES }) : t('checkins.history.noAddress'),
    xlsx: xlsx ?? '', json: json ?? '', list: `${networkId}.0`,
  };
  return { kind: 'card', card: { template: 'checkins/history-files', data }, summary: t('cards.checkins.history-files.title') };
}
