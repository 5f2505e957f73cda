import { LRUCache } from 'lru-cache';
import type { Language } from '../../lib/language';
import { dayOf, type Clock } from '../../lib/time';
import { readAll, type TableStore } from '../../storage';
import type { NetworkHere, NetworkName, Person, PersonId, Place } from '../feature';
import { PREFERENCES_ROW, type PreferenceStore } from './preferences';
import { linkRecord, preferencesRecord } from './records';
import type { NetworkStore } from './store';
import type { Network, Preferences } from './types';
import { partitionOfPerson } from './person-partition';

/** A role that is taken away stops working within this time (design/reliability.md). */
const FRESH_MS = 60_000;
/** What points to no member, and is as old as this, is not about to be one. */
const ABANDONED_MS = 10 * 60_000;
const MAX_KEPT = 10_000;

/** What the store knows of a person here: the language they chose, and their part in the network of this conversation. */
export interface Known {
  chosenLanguage?: Language;
  network?: NetworkHere;
  /** The person's parts in all their networks, where none of them is the one here. */
  choices?: readonly NetworkHere[];
  /** Whether they are in more than one. */
  several?: boolean;
}

interface Link {
  networkId: string;
  at?: number;
}

interface Self {
  preferences: Preferences;
  links: Link[];
}

export interface DirectoryParts {
  table: TableStore;
  store: NetworkStore;
  preferences: PreferenceStore;
  clock: Clock;
}

/** Looks people up for every turn, from memory when it was read less than a minute ago. */
export class Directory {
  private readonly kept: LRUCache<string, Known>;
  private changes = 0;

  constructor(private readonly parts: DirectoryParts) {
    this.kept = new LRUCache({ max: MAX_KEPT, ttl: FRESH_MS, perf: parts.clock, ttlResolution: 0 });
  }

  /** Throws what the store throws. */
  async lookUp(person: Person, place: Place): Promise<Known> {
    return this.remembered(personKey(person) + place.conversationId, async () => {
      if (place.scope === 'personal') return this.inPersonalChat(person);
      const [{ preferences, links }, networkId] = await Promise.all([this.self(person), this.parts.store.pointedAt(place)]);
      if (!networkId) return { chosenLanguage: preferences.language };
      const [network, has] = await Promise.all([this.read(networkId, person, links), this.parts.store.hasChannel(networkId, place)]);
      return { chosenLanguage: preferences.language, ...(network && has && { network }) };
    });
  }

  /** The person's part in a network that is named; undefined when there is no such network. Throws what the store throws. */
  async part(person: PersonId, networkId: string): Promise<NetworkHere | undefined> {
    const known = await this.remembered(`${personKey(person)}\u0000${networkId}`, async () => {
      const network = await this.read(networkId, person, undefined);
      return network ? { network } : {};
    });
    return known.network;
  }

  /** The person's parts in all networks where they have a role. Throws what the store throws. */
  async partsOf(person: PersonId): Promise<NetworkHere[]> {
    const { links } = await this.self(person);
    const parts = await Promise.all(links.map(({ networkId }) => this.part(person, networkId)));
    return parts.filter((part) => part !== undefined).filter(({ roles }) => roles.length > 0);
  }

  /** The names of networks, those that are still there. */
  async names(networkIds: readonly string[]): Promise<NetworkName[]> {
    const networks = await Promise.all(networkIds.map((id) => this.parts.store.network(id)));
    return networks.flatMap((network) => (network ? [{ networkId: network.id, networkName: network.name }] : []));
  }

  /** Which network the personal chat is about, for the rest of the day. */
  async choose(person: PersonId, networkId: string): Promise<void> {
    await this.parts.preferences.change(person, { network: { id: networkId, day: dayOf(this.parts.clock.now()) } });
    this.forget(person);
  }

  /** After a write about this person. Other instances follow within a minute. */
  forget(person: PersonId): void {
    this.changes++;
    for (const at of [...this.kept.keys()]) if (at.startsWith(personKey(person))) this.kept.delete(at);
  }

  /** After a write about a network or a channel: what was read of them before is not used again. */
  forgetAll(): void {
    this.changes++;
    this.kept.clear();
  }

  private async remembered(at: string, read: () => Promise<Known>): Promise<Known> {
    const kept = this.kept.get(at);
    if (kept) return kept;
    const before = this.changes;
    const known = await read();
    // What was read while something changed may be older than the change.
    if (this.changes === before) this.kept.set(at, known);
    return known;
  }

  /** The person's only network, or the one they chose today. Who is in several and has not chosen must say which. */
  private async inPersonalChat(person: Person): Promise<Known> {
    const { preferences, links } = await this.self(person);
    const chosenLanguage = preferences.language;
    const chosen = preferences.network?.day === dayOf(this.parts.clock.now()) ? preferences.network.id : undefined;
    const ids = links.map(({ networkId }) => networkId);
    const wanted = chosen && ids.includes(chosen) ? [chosen] : ids;
    const parts = await Promise.all(wanted.map((id) => this.read(id, person, links)));
    const real = parts.filter((part) => part !== undefined).filter(({ roles }) => roles.length > 0);
    const [network] = real;
    if (network && real.length === 1) return { chosenLanguage, network, ...(ids.length > 1 && { several: true }) };
    return { chosenLanguage, ...(real.length > 1 && { several: true }), choices: real };
  }

  /** One query: the person's networks and choices lie side by side. */
  private async self(person: PersonId): Promise<Self> {
    const rows = await readAll(this.parts.table, partitionOfPerson(person), { from: 'n:', to: `${PREFERENCES_ROW};` });
    const preferences = rows.find(({ row }) => row === PREFERENCES_ROW);
    return {
      preferences: preferences ? preferencesRecord.decode(preferences) : {},
      links: rows.filter(({ row }) => row.startsWith('n:')).map((row) => linkRecord.decode(row)),
    };
  }

  /** The truth is the member's own row; the person's list of networks is mended by it, where it was read. */
  private async read(networkId: string, person: PersonId, links: Link[] | undefined): Promise<NetworkHere | undefined> {
    const { store } = this.parts;
    const [network, member] = await Promise.all([store.network(networkId), store.member(networkId, person)]);
    const link = links?.find((each) => each.networkId === networkId);
    if (links && network && member && !link) await store.index(networkId, person, member.joinedAt);
    if (link && !member && this.isAbandoned(link)) await store.unindex(networkId, person);
    if (!network) return undefined;
    const { municipality, organisation, manages, roles = [] } = member ?? {};
    const place = municipality ? { municipality } : organisation && { organisation };
    return { ...nameOf(network), roles, ...place, ...(manages && { manages }) };
  }

  private isAbandoned({ at = 0 }: Link): boolean {
    return this.parts.clock.now() - at > ABANDONED_MS;
  }
}

const nameOf = ({ id, name, language }: Network) => ({ networkId: id, networkName: name, language });
const personKey = ({ tenantId, id }: PersonId) => `${tenantId}\u0000${id}\u0000`;
