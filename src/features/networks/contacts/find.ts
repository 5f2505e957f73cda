import { dayOf } from '../../../lib/time';
import type { MemberScope } from '../../authority';
import type { NetworkStore } from '../store';
import type { Member, Municipality } from '../types';
import type { Consents } from './consent';
import { isSpokesperson, whoSpeaksFor, type Spokespeople } from './speaking';
import { isTitle, type Wanted } from './words';

export type Place = Pick<Municipality, 'number' | 'name'>;

/**
 * Who was found. `instead`: nobody is what was asked for, and these speak for the municipality. `elsewhere`: of another network, by
 * the municipality's consent.
 */
export type Found =
  | { kind: 'people' | 'instead'; members: Member[]; place?: Place; speaking: Spokespeople }
  | { kind: 'elsewhere'; members: Member[]; place: Place; speaking: Spokespeople }
  | { kind: 'nobody'; place?: Place };

const NOBODY: Spokespeople = { people: [], standIns: false };

/** Looks for people in the network of the scope; for whoever speaks for another network's municipality only where it consents. */
export class ContactFinder {
  constructor(
    private readonly store: Pick<NetworkStore, 'members'>,
    private readonly consents: Pick<Consents, 'networksOf' | 'holds'>,
  ) {}

  /** Who is wanted, in one place or anywhere. One read; three more where the place has nobody in this network. */
  async find({ networkId }: MemberScope, wanted: Wanted, place: Place | undefined, now: number): Promise<Found> {
    const members = await this.store.members(networkId);
    if (!place) {
      const found = members.filter((member) => isWanted(member, wanted));
      return found.length > 0 ? { kind: 'people', members: found, speaking: NOBODY } : { kind: 'nobody' };
    }
    const today = dayOf(now);
    const speaking = whoSpeaksFor(members, place.number, today);
    const local = members.filter(({ municipality }) => municipality === place.number);
    const found = local.filter((member) => isWanted(member, wanted));
    if (isForSpokespeople(wanted) && speaking.people.length > 0) {
      const others = local.filter((member) => isSpokesperson(member) && !speaking.people.includes(member));
      return { kind: 'people', members: [...speaking.people, ...others], place, speaking };
    }
    if (found.length > 0) return { kind: 'people', members: found, place, speaking };
    if (speaking.people.length > 0) return { kind: 'instead', members: speaking.people, place, speaking };
    return (isForSpokespeople(wanted) && (await this.elsewhere(networkId, place, today))) || { kind: 'nobody', place };
  }

  /** The first network where the municipality consents and somebody speaks for it; nearly always there is one. */
  private async elsewhere(here: string, place: Place, today: string): Promise<Found | undefined> {
    for (const networkId of await this.consents.networksOf(place.number)) {
      if (networkId === here) continue;
      const [holds, members] = await Promise.all([this.consents.holds(networkId, place.number), this.store.members(networkId)]);
      const speaking = whoSpeaksFor(members, place.number, today);
      if (holds && speaking.people.length > 0) return { kind: 'elsewhere', members: speaking.people, place, speaking };
    }
    return undefined;
  }
}

/** The contact, of nothing in particular. */
const isForSpokespeople = ({ role, topic, title }: Wanted): boolean => role === 'contact' && !topic && !title;

function isWanted(member: Member, { role, topic, title }: Wanted): boolean {
  if (role && !member.roles.includes(role)) return false;
  if (title && !isTitle(member.title ?? '', title)) return false;
  return !topic || (member.topics ?? []).includes(topic);
}
