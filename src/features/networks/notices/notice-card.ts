import { personRef } from '../../../lib/ids';
import { translator, type Translate } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { formatDay } from '../../../lib/time';
import type { CardReply } from '../../feature';
import type { Member, Municipality, Network } from '../types';
import type { Notice, Reader } from './records';

/** A notice with all that its card tells, as the store has it now. */
export interface NoticeView {
  network: Network;
  notice: Notice;
  readers: readonly Reader[];
  members: readonly Member[];
  municipalities: readonly Municipality[];
}

/** The card that stands in every channel, in the network's language. */
export function noticeReply({ network, notice, readers, members, municipalities }: NoticeView): CardReply {
  const { language } = network;
  const t = translator(language);
  const dateOf = (ms: number) => formatDay(ms, language);
  const author = members.find(({ tenantId, personId }) => personRef(tenantId, personId) === notice.by)?.name ?? '';
  const heading = author ? t('networks.notices.from', { name: escapeMarkdown(author) }) : t('networks.notices.fromCoordinator');
  const edited = notice.editedAt === undefined ? [] : [t('networks.notices.edited', { date: dateOf(notice.editedAt) })];
  const data = {
    id: `${network.id}.${notice.id}`,
    heading,
    about: [escapeMarkdown(network.name), dateOf(notice.postedAt), ...edited].join(' · '),
    text: notice.text === undefined ? t('networks.notices.withdrawn', { date: dateOf(notice.withdrawnAt ?? notice.postedAt) }) : escapeMarkdown(notice.text),
    open: notice.text !== undefined,
    readBy: notice.text === undefined ? '' : readByText(t, readers, municipalities),
  };
  const summary = shortened([author ? t('networks.notices.from', { name: author }) : heading, notice.text ?? data.text].join(': '), 200);
  return { kind: 'card', card: { template: 'networks/notice', data }, summary, language };
}

/** «Lest av: Aukra, Molde, RIO»: municipalities, then organisations, by name. */
function readByText(t: Translate, readers: readonly Reader[], municipalities: readonly Municipality[]): string {
  if (readers.length === 0) return t('networks.notices.readByNobody');
  const byName = (names: string[]) => names.sort((a, b) => a.localeCompare(b, 'nb'));
  const places = byName(readers.flatMap(({ municipality }) => (
    municipality ? [municipalities.find(({ number }) => number === municipality)?.name ?? municipality] : []
  )));
  const organisations = byName(readers.flatMap(({ organisation }) => organisation ?? []));
  const others = readers.some(({ municipality, organisation }) => !municipality && !organisation) ? [t('networks.notices.others')] : [];
  return t('networks.notices.readBy', { names: [...places, ...organisations, ...others].map(escapeMarkdown).join(', ') });
}
