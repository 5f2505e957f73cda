import { personRef } from '../../../lib/ids';
import { dayOf } from '../../../lib/time';
import type { Address } from '../../../delivery';
import { isSpokesperson, whoSpeaksFor, type Member, type Municipality } from '../../networks';

/** Where a poll's card stands. */
export type Stand = Address & { thread: string };

/** Who is to be reminded at an instant (UTC ms) of municipalities that have not answered: whoever speaks for each then. */
export function spokespeopleOf(members: readonly Member[], municipalities: readonly Pick<Municipality, 'number'>[], at: number): Member[] {
  return municipalities.flatMap(({ number }) => whoSpeaksFor(members, number, dayOf(at)).people);
}

/** The municipality that a person is to answer for, among those that have not. */
export function waitedFor(member: Member, missing: readonly Municipality[]): Municipality | undefined {
  return isSpokesperson(member) ? missing.find(({ number }) => number === member.municipality) : undefined;
}

/** A channel as the outbox may call it. */
export const recipientOf = ({ tenantId, conversationId }: Address): string => `channel-${personRef(tenantId, conversationId)}`;

/** Who is called by name in which channel: one of the organisation that they write from, or else the first. */
export function placesFor(people: readonly Member[], stands: readonly Stand[]): { stand: Stand; people: Member[] }[] {
  const placeOf = ({ tenantId }: Member) => stands.find((stand) => stand.tenantId === tenantId) ?? stands[0];
  const places = stands.map((stand) => ({ stand, people: people.filter((person) => placeOf(person) === stand) }));
  return places.filter((place) => place.people.length > 0);
}
