import type { Address } from '../../delivery';
import { personRef } from '../../lib/ids';
import type { Mention } from '../feature';
import type { Channel, Member } from './types';

/** Where a card of the board stands. */
export type Stand = Address & { thread: string };

/** What Teams or a card would take for markup; a name is found again among those called only when it is the same in both places. */
const MARKUP = /[<>&*_`[\]~|\\]/g;

/** A channel as the outbox may call it. */
export const recipientOf = ({ tenantId, conversationId }: Address): string => `channel-${personRef(tenantId, conversationId)}`;

/** Who is called by name in which channel: one of the organisation that they write from, or else the first. */
export function placesFor(people: readonly Member[], stands: readonly Stand[]): { stand: Stand; people: Member[] }[] {
  const placeOf = ({ tenantId }: Member) => stands.find((stand) => stand.tenantId === tenantId) ?? stands[0];
  const places = stands.map((stand) => ({ stand, people: people.filter((person) => placeOf(person) === stand) }));
  return places.filter((place) => place.people.length > 0);
}

/** A member as a card in a channel names them; `mention` calls them too, and is only for those of the channel's own tenant. */
export function calledIn(tenantId: string, member: Member): { name: string; mention?: Mention } {
  const name = member.name.replaceAll(MARKUP, ' ').replaceAll(/\s+/g, ' ').trim();
  return member.tenantId === tenantId ? { name: `<at>${name}</at>`, mention: { id: member.personId, name } } : { name };
}

/**
 * The recipients of what coordinators are told by itself: each of them, and when nobody of them can be reached the first channel that can.
 * `refused`: the recipients that could not be reached with it.
 */
export function coordinatorsOrChannel(members: readonly Member[], channels: readonly Channel[], refused: readonly string[]): string[] {
  const coordinators = members.filter(({ roles }) => roles.includes('coordinator')).map(({ tenantId, personId }) => personRef(tenantId, personId));
  const channel = channels.map(recipientOf).find((each) => !refused.includes(each));
  const nobody = coordinators.every((ref) => refused.includes(ref));
  return [...coordinators, ...(nobody && channel ? [channel] : [])];
}
