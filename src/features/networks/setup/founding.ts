import { withinBudget } from '../../../lib/errors';
import { cleaned } from '../../../lib/people-text';
import { Conflict, key, type Operation } from '../../../storage';
import type { FounderScope } from '../../authority';
import type { Turn } from '../../feature';
import { NotYours } from '../../refusals';
import { isSame } from '../memberships';
import { chosen, understand, type Understood } from '../municipalities/understand';
import type { Networks } from '../parts';
import { channelRecord, municipalityRecord, networkRecord } from '../records';
import { partitionOf } from '../store';
import type { Channel, Member, Municipality, Network } from '../types';
import { DraftStore, type Draft } from './drafts';
import { networkIdOf } from './network-id';
import { networkOf, type Wanted } from './network-form';

/** What the channel is called is nice to have; a press does not wait for it. */
const NAMES_MS = 1_000;

export type Filled = Draft & Required<Pick<Draft, 'filled'>>;

/** `channelTaken`: the network is there, but its channel became another network's meanwhile. */
export interface Founded {
  network: Network;
  municipalities: Pick<Municipality, 'number' | 'name'>[];
  founder: Member;
  channelTaken: boolean;
}

/** Makes networks, from a draft that lies with the person who began it. */
export class Founding {
  private readonly drafts: DraftStore;

  constructor(private readonly networks: Networks) {
    this.drafts = new DraftStore(networks.table);
  }

  /** One write. Gives the draft's id. */
  async begin(_scope: FounderScope, { person, place, now }: Turn): Promise<string> {
    const id = this.networks.ids.unique().toLowerCase();
    const { tenantId, conversationId } = place;
    await this.drafts.begin(person, { id, at: now, channel: { tenantId, conversationId } });
    return id;
  }

  /** Throws NotYours for a draft that is not this person's, or is not there any more. */
  async find(_scope: FounderScope, { person }: Turn, id: string): Promise<Draft> {
    const draft = await this.drafts.find(person, id);
    if (!draft) throw new NotYours();
    return draft;
  }

  /**
   * What the form says, and what was understood of it. The network's id is settled the first time, so that a draft makes one
   * network however often it is changed; one that is made is not a draft any more (`made`).
   */
  async fill(scope: FounderScope, turn: Turn, id: string, wanted: Wanted): Promise<Filled | { made: Network }> {
    const { store, teams, municipalities } = this.networks;
    const draft = await this.find(scope, turn, id);
    const networkId = draft.filled?.networkId ?? networkIdOf(wanted.name, id);
    const [made, names] = await Promise.all([
      store.network(networkId), withinBudget(NAMES_MS, teams.names(draft.channel)).catch((): { channel?: string; team?: string } => ({})),
    ]);
    if (made) return { made };
    const channel = { ...draft.channel, ...(names.channel && { name: names.channel }), ...(names.team && { team: names.team }) };
    const filled = { networkId, wanted, understood: understand(wanted.municipalities, municipalities) };
    await this.drafts.save(turn.person, { ...draft, channel, filled });
    return { ...draft, channel, filled };
  }

  /**
   * In this order, so that whatever cuts it short leaves the whole network or none, and the next press goes on from there:
   * the list of networks and the founder's own list point to it (what points to no network means nothing) → the network, its
   * municipalities, its channel and the founder in one transaction → the channel points to it. Seven store calls with the draft:
   * the five places that know of a network are five partitions. Throws NotYours for a network that is not the person's.
   */
  async create(_scope: FounderScope, { person, now }: Turn, draft: Filled, municipalities: Founded['municipalities']): Promise<Founded> {
    const { store, directory, audit } = this.networks;
    const { channel: at, filled: { networkId, wanted } } = draft;
    const network = networkOf(networkId, wanted);
    const channel: Channel = { ...at, linkedAt: draft.at };
    const founder: Member = {
      tenantId: person.tenantId, personId: person.id, name: cleaned(person.name), roles: ['coordinator'], joinedAt: now,
    };
    await store.list(networkId);
    if (!(await this.write(network, municipalities, channel, founder))) return this.again(network, channel, founder);
    const claim = await store.claimChannel(networkId, channel);
    if (claim === 'taken') await store.removeChannel(networkId, channel);
    directory.forgetAll();
    await audit.write(networkId, 'network.created', { by: person });
    return { network, municipalities, founder, channelTaken: claim === 'taken' };
  }

  /** A second press: what the first one did not come to, and the network as it stands now. */
  private async again(draft: Network, channel: Channel, founder: Member): Promise<Founded> {
    const { store, directory, audit } = this.networks;
    const [network = draft, municipalities, channels] = await Promise.all([
      store.network(draft.id), store.municipalities(draft.id), store.channels(draft.id),
    ]);
    // A channel that was unlinked since stays unlinked.
    const isOurs = (each: Channel) => each.tenantId === channel.tenantId && each.conversationId === channel.conversationId;
    const claim = channels.some(isOurs) ? await store.claimChannel(draft.id, channel) : 'already';
    if (claim === 'taken') await store.removeChannel(draft.id, channel);
    directory.forgetAll();
    if (claim !== 'already') await audit.write(draft.id, 'network.created', { by: { tenantId: founder.tenantId, id: founder.personId } });
    return { network, municipalities, founder, channelTaken: claim === 'taken' };
  }

  /** False when it was there already, and is this person's. */
  private async write(
    network: Network, municipalities: Founded['municipalities'], channel: Channel, founder: Member,
  ): Promise<boolean> {
    const partition = partitionOf(network.id);
    const rows = [
      { row: 'network', ...networkRecord.encode(network) },
      { row: key('ch', channel.tenantId, channel.conversationId), ...channelRecord.encode(channel) },
      ...municipalities.map((each) => ({ row: key('k', each.number), ...municipalityRecord.encode(each) })),
    ];
    const together = rows.map((row): Operation => ({ op: 'create', row: { partition, ...row } }));
    return this.networks.memberships.change(network.id, (members) => {
      if (members.length === 0) return { put: [founder], together, result: true };
      if (!members.some((each) => isSame(each, founder))) throw new NotYours();
      return { result: false };
    }).catch((error: unknown) => {
      // A network without members, whose rows are there: nobody's to make again.
      if (error instanceof Conflict) throw new NotYours();
      throw error;
    });
  }
}

/** The municipalities of a draft, with one chosen for each name that may be several; undefined while one is not clear. */
export function settled({ recognised, ambiguous, unknown }: Understood, choices: readonly string[]): Founded['municipalities'] | undefined {
  const picked = ambiguous.map(({ candidates }, at) => candidates.find(({ number }) => number === choices[at]));
  if (unknown.length > 0 || picked.includes(undefined)) return undefined;
  const all = chosen([...recognised, ...picked.filter((each) => each !== undefined)]);
  return all.length > 0 ? all : undefined;
}
