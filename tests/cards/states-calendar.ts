import type { Reply, Turn } from '../../src/features/feature';
import { addReply, calendarLinkReply, calendarReply } from '../../src/features/meetings/calendar/cards';

const NETWORK = { networkId: 'romsdal', networkName: 'Nettverk *Romsdal*' };
const LINK = { hash: '0', end: '_a-_', at: 1, version: 3 };

/** Subscriptions: none, one's own, the network's, where nothing can be made; a link just made; and one meeting as a file. */
export function* calendarReplies(turn: Turn): Generator<[string, Reply]> {
  for (const reachable of [true, false]) {
    yield [`no calendar link, ${reachable}`, calendarReply(turn, { ...NETWORK, own: undefined, reachable })];
    yield [`own calendar link, ${reachable}`, calendarReply(turn, { ...NETWORK, own: LINK, reachable }, turn.t('meetings.calendar.removed'))];
    yield [`no calendar link of the network, ${reachable}`, calendarReply(turn, { ...NETWORK, own: undefined, network: { link: undefined }, reachable })];
    const both = { ...NETWORK, own: LINK, network: { link: LINK }, reachable };
    yield [`both calendar links, ${reachable}`, calendarReply(turn, both, turn.t('meetings.calendar.changedMeanwhile'))];
  }
  const address = `https://assistent.example.no/calendar/${'_-'.repeat(21)}A.ics`;
  yield ['calendar link', calendarLinkReply(turn, 'romsdal', turn.t('meetings.calendar.ofYou'), address)];
  const meeting = { id: 'm1', networkId: 'romsdal', title: 'Samling [her](https://example.org)', start: { local: '2026-04-21T14:00', zone: 'Europe/Oslo' } };
  for (const link of [`https://assistent.example.no/files/${'A'.repeat(400)}`, undefined]) yield [`meeting as a file, ${!link}`, addReply(turn, meeting, link)];
}
