import { escapeMarkdown } from '../../../lib/people-text';
import type { CardReply, Turn } from '../../feature';
import { fixedCard } from '../../define';
import { LINK_MINUTES } from '../../files';
import type { Kept } from './kept-here';

/** What is kept of the person, in plain words with how many of each, and the link to all of it. */
export function myDataReply({ t, person }: Pick<Turn, 't' | 'person'>, kept: Kept, link: string | undefined): CardReply {
  const empty = kept.length === 0;
  const data = {
    empty,
    rows: kept.map(([kind, rows]) => ({ text: `${t(`networks.privacy.kinds.${kind}`)}: ${rows.length}` })),
    name: person.name ? t('networks.privacy.about', { name: escapeMarkdown(person.name) }) : '',
    link: empty ? '' : (link ?? ''),
    file: empty ? '' : t(link ? 'networks.privacy.link' : 'networks.privacy.noLink', { minutes: LINK_MINUTES }),
  };
  return { kind: 'card', card: { template: 'networks/my-data', data }, summary: t('cards.networks.my-data.title') };
}

/** What is deleted and what stays, before anything is. */
export const eraseMeReply = ({ t }: Pick<Turn, 't'>): CardReply => fixedCard('networks/erase-me', t('cards.networks.erase-me.title'));

export const erasedReply = ({ t }: Pick<Turn, 't'>): CardReply => fixedCard('networks/erased', t('cards.networks.erased.title'));
