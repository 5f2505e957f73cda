import { escapeMarkdown, shortened } from '../../../lib/people-text';
import type { CardReply, NetworkHere, Turn } from '../../feature';
import { isComing } from '../coming';
import { whenText } from '../planning/words';
import type { Meeting } from '../types';
import type { Listing } from './listing';

/** When the next one is, and a page of all; who is no member sees dates only. */
export function listReply(turn: Turn, { networkId, networkName, roles }: NetworkHere, { shown, next, more }: Listing): CardReply {
  const { t, now, language } = turn;
  const isMember = roles.length > 0;
  const network = escapeMarkdown(networkName);
  const heading = next
    ? t('meetings.next', { title: escapeMarkdown(next.title), when: whenText(next, language) })
    : t('meetings.noneComing');
  const row = (meeting: Meeting) => ({
    id: `${networkId}.${meeting.id}`,
    text: t('meetings.item', { title: escapeMarkdown(meeting.title), when: whenText(meeting, language), state: stateOf(meeting) }),
    title: t('meetings.open', { title: shortened(meeting.title, 40) }),
    open: isMember,
  });
  function stateOf(meeting: Meeting): string {
    if (meeting.cancelledAt !== undefined) return t('meetings.cancelled');
    return t(isComing(meeting, now) ? 'meetings.coming' : 'meetings.held');
  }
  const data = {
    title: t('meetings.title', { network }), next: heading, meetings: shown.map(row), more: more > 0 && isMember ? `${networkId}.${more}` : '',
    coordinates: roles.includes('coordinator'),
  };
  return { kind: 'card', card: { template: 'meetings/list', data }, summary: shortened(`${t('meetings.title', { network: networkName })}. ${heading}`, 200) };
}
