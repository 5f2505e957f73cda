import { formatDay, formatWallTime } from '../../../lib/time';
import { escapeMarkdown } from '../../../lib/people-text';
import type { CardReply, Turn } from '../../feature';
import { LINK_MINUTES } from '../../files';
import type { Meeting } from '../types';
import { versionOf } from './feeds';
import type { FeedLink } from './records';

/** The subscriptions that somebody may see and change here. */
export interface Subscriptions {
  networkId: string;
  networkName: string;
  own: FeedLink | undefined;
  /** Absent for who does not coordinate the network. */
  network?: { link: FeedLink | undefined };
  /** Whether the service has an address that calendars can reach. */
  reachable: boolean;
}

/** What there is, and buttons to make, make anew and delete. `note`: what has just happened, if anything. */
export function calendarReply({ t, language }: Pick<Turn, 't' | 'language'>, given: Subscriptions, note = ''): CardReply {
  const { networkId, networkName, own, network, reachable } = given;
  const state = (link: FeedLink | undefined) => (
    link ? t('meetings.calendar.hasLink', { end: escapeMarkdown(link.end), day: formatDay(link.at, language) }) : t('meetings.calendar.noLink')
  );
  const make = (link: FeedLink | undefined, first: 'make' | 'share') => {
    if (!reachable) return '';
    return t(link ? (first === 'make' ? 'meetings.calendar.makeAgain' : 'meetings.calendar.shareAgain') : `meetings.calendar.${first}`);
  };
  const data = {
    note, unreachable: reachable ? '' : t('meetings.calendar.noAddress'),
    own: state(own), ownId: `${networkId}.${versionOf(own)}`, hasOwn: own !== undefined, make: make(own, 'make'),
    shared: network ? state(network.link) : '',
    about: network ? t('meetings.calendar.ofNetwork', { network: escapeMarkdown(networkName) }) : '',
    sharedId: `${networkId}.${versionOf(network?.link)}`,
    hasShared: network?.link !== undefined, share: network ? make(network.link, 'share') : '',
  };
  return { kind: 'card', card: { template: 'meetings/calendar', data }, summary: t('cards.meetings.calendar.title') };
}

/** A link that was just made: the only time that it is shown. */
export function calendarLinkReply({ t }: Pick<Turn, 't'>, networkId: string, of: string, link: string): CardReply {
  return { kind: 'card', card: { template: 'meetings/calendar-link', data: { of, link, id: networkId } }, summary: t('cards.meetings.calendar-link.title') };
}

/** One meeting as a file; `link` is undefined where the service has no address. */
export function addReply({ t, language, place }: Pick<Turn, 't' | 'language' | 'place'>, meeting: Meeting, link: string | undefined): CardReply {
  const personal = place.scope === 'personal';
  const data = {
    name: escapeMarkdown(meeting.title),
    when: formatWallTime(meeting.start, language),
    text: link ? t('meetings.calendar.file', { minutes: LINK_MINUTES }) : t('meetings.calendar.noAddress'),
    follow: link ? t(personal ? 'meetings.calendar.follow' : 'meetings.calendar.followThere') : '',
    link: link ?? '',
    subscribe: personal && link !== undefined,
  };
  return { kind: 'card', card: { template: 'meetings/calendar-add', data }, summary: t('cards.meetings.calendar-add.title') };
}
