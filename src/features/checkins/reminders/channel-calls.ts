import type { Planned, Reminder, Resolution } from '../../../delivery';
import { placesFor, recipientOf, type Member, type Message, type Municipality, type Networks } from '../../networks';
import { ROUND_KIND } from '../rounds/round';
import type { Round } from '../types';
import { remindedOf, unreachedOf } from './missing';
import { channelReply } from './reminder-cards';
import { GATHER_MS, gathered, isLast, ordinalOf, type Numbered } from './reminder-times';
import type { Unreached } from './unreached';

/** An open round, those that have sent nothing, and who was not reached with what. */
export interface Waiting {
  round: Round;
  missing: readonly Municipality[];
  members: readonly Member[];
  unreached: readonly Unreached[];
}

/**
 * Those who cannot be written to in a chat of their own, as guests often: called by name below the round's card, together, some minutes
 * after the first is known, in working hours, each where they write from; never for which municipality. Everything throws what the store
 * throws.
 */
export function channelCalls({ store, board }: Pick<Networks, 'store' | 'board'>) {
  const standsAt = ({ networkId, id }: Round) => board.standsAt({ networkId, kind: ROUND_KIND, subject: id });

  async function plan({ round, missing, members, unreached }: Waiting, reminders: readonly Numbered[]): Promise<Planned[]> {
    if (unreached.length === 0) return [];
    const stands = await standsAt(round);
    return reminders.flatMap(({ what, due, ordinal, dueAt: at, staleAt }) => {
      const { people, since } = unreachedOf(remindedOf(members, missing, isLast(round, what, ordinal), at), unreached, { what, due });
      if (people.length === 0) return [];
      const { dueAt, usefulUntil } = gathered(since, GATHER_MS);
      return placesFor(people.map(({ member }) => member), stands).map(({ stand }) => (
        { what, recipient: recipientOf(stand), version: due, dueAt, staleAt: Math.max(staleAt, usefulUntil) }
      ));
    });
  }

  async function resolve({ what, recipient, version }: Reminder, waiting: Waiting, now: number): Promise<Resolution<Message>> {
    const { round, missing, members, unreached } = waiting;
    const [network, stands] = await Promise.all([store.network(round.networkId), standsAt(round)]);
    const everybody = remindedOf(members, missing, isLast(round, what, ordinalOf(round, what, version)), now);
    const { people } = unreachedOf(everybody, unreached, { what, due: version });
    const place = placesFor(people.map(({ member }) => member), stands).find(({ stand }) => recipientOf(stand) === recipient);
    if (!network || !place) return { do: 'drop', reason: 'nobody to call' };
    const called = people.map(({ member }) => member).filter((member) => place.people.includes(member));
    const reply = channelReply(network, round, called, place.stand.tenantId);
    return { do: 'send', to: place.stand, message: { reply, language: network.language } };
  }

  return { plan, resolve };
}
