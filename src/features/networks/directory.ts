import { LRUCache } from 'lru-cache';
import type { Clock } from '../../lib/time';
import type { Language } from '../../lib/language';
import type { NetworkHere, Person, Place } from '../feature';
import type { NetworkStore } from './store';

/** A role that is taken away stops working within this time (design/reliability.md). */
const FRESH_MS = 60_000;
const MAX_KEPT = 10_000;

/** What the store knows of a person here: the language they chose, and their part in the network of this conversation. */
export interface Known {
  chosenLanguage?: Language;
  networkLanguage?: Language;
  network?: NetworkHere;
}

/** Looks people up for every turn, from memory when it was read less than a minute ago. */
export class Directory {
  private readonly kept: LRUCache<string, Known>;
  private changes = 0;

  constructor(
    private readonly store: NetworkStore,
    clock: Clock,
  ) {
    this.kept = new LRUCache({ max: MAX_KEPT, ttl: FRESH_MS, perf: clock, ttlResolution: 0 });
  }

  /** Throws what the store throws. */
  async lookUp(person: Person, place: Place): Promise<Known> {
    const at = placeKey(person, place);
    const kept = this.kept.get(at);
    if (kept) return kept;
    const before = this.changes;
    const [chosenLanguage, networkId] = await Promise.all([this.store.language(person), this.networkHere(person, place)]);
    const known = { chosenLanguage, ...(networkId ? await this.partIn(networkId, person) : {}) };
    // What was read while something changed may be older than the change.
    if (this.changes === before) this.kept.set(at, known);
    return known;
  }

  /** After a write about this person. Other places the person writes from follow within a minute. */
  forget(person: Person): void {
    this.changes++;
    for (const at of [...this.kept.keys()]) if (at.startsWith(personKey(person))) this.kept.delete(at);
  }

  /** The conversation's network; in a personal chat the person's only one. Who is in several must say which. */
  private async networkHere(person: Person, place: Place): Promise<string | undefined> {
    if (place.scope !== 'personal') return this.store.networkOfChannel(place);
    const networks = await this.store.networksOf(person);
    return networks.length === 1 ? networks[0] : undefined;
  }

  private async partIn(networkId: string, person: Person): Promise<Known> {
    const [network, member] = await Promise.all([this.store.network(networkId), this.store.member(networkId, person)]);
    if (!network) return {};
    const municipality = member?.municipality;
    const here = { networkId, networkName: network.name, roles: member?.roles ?? [], ...(municipality ? { municipality } : {}) };
    return { networkLanguage: network.language, network: here };
  }
}

const personKey = (person: Person) => `${person.tenantId}\u0000${person.id}\u0000`;
const placeKey = (person: Person, place: Place) => personKey(person) + place.conversationId;
