import { changeRow, Conflict, key, NotFound, readAll, type Row, type TableStore } from '../../storage';
import type { Address } from '../../delivery';
import type { PersonId } from '../feature';
import { channelRecord, linkRecord, memberRecord, municipalityRecord, networkRecord } from './records';
import type { Channel, Member, Municipality, Network } from './types';
import { partitionOfPerson } from './person-partition';

const NETWORK_ROW = 'network';
/** The list of all networks. */
const NETWORKS = key('networks');

/** Networks, their municipalities, channels and members in the store; the keys are those of design/storage.md. */
export class NetworkStore {
  constructor(private readonly table: TableStore) {}

  async network(id: string): Promise<Network | undefined> {
    const row = await this.table.get(partitionOf(id), NETWORK_ROW);
    return row && networkRecord.decode(row);
  }

  /** Every network's id: those that were saved since there is this list. */
  async ids(): Promise<string[]> {
    const rows = await readAll(this.table, NETWORKS);
    return rows.map((row) => linkRecord.decode(row).networkId);
  }

  /** Whether the list has it: it does not when saving the network was cut short. */
  async isListed(id: string): Promise<boolean> {
    return (await this.table.get(NETWORKS, key(id))) !== undefined;
  }

  async saveNetwork(network: Network): Promise<void> {
    await this.table.upsert({ partition: partitionOf(network.id), row: NETWORK_ROW, ...networkRecord.encode(network) });
    await this.list(network.id);
  }

  /** Puts it on the list of all networks. What stands there before the network is stored points to none, and means nothing. */
  async list(networkId: string): Promise<void> {
    await this.table.upsert({ partition: NETWORKS, row: key(networkId), ...linkRecord.encode({ networkId }) });
  }

  /** By number. */
  async municipalities(networkId: string): Promise<Municipality[]> {
    const rows = await readAll(this.table, partitionOf(networkId), { prefix: 'k:' });
    return rows.map((row) => municipalityRecord.decode(row));
  }

  async saveMunicipality(networkId: string, municipality: Municipality): Promise<void> {
    const row = key('k', municipality.number);
    await this.table.upsert({ partition: partitionOf(networkId), row, ...municipalityRecord.encode(municipality) });
  }

  async removeMunicipality(networkId: string, number: string): Promise<void> {
    await this.table.delete(partitionOf(networkId), key('k', number));
  }

  async member(networkId: string, { tenantId, id }: PersonId): Promise<Member | undefined> {
    const row = await this.table.get(partitionOf(networkId), key('u', tenantId, id));
    return row && memberRecord.decode(row);
  }

  async members(networkId: string): Promise<Member[]> {
    const rows = await readAll(this.table, partitionOf(networkId), { prefix: 'u:' });
    return rows.map((row) => memberRecord.decode(row));
  }

  /** Both in one read: what lies between them are few rows. Municipalities by number. */
  async whoIsIn(networkId: string): Promise<{ municipalities: Municipality[]; members: Member[] }> {
    const rows = await readAll(this.table, partitionOf(networkId), { from: 'k:', to: 'u;' });
    const having = (prefix: string) => rows.filter(({ row }) => row.startsWith(prefix));
    return {
      municipalities: having('k:').map((row) => municipalityRecord.decode(row)), members: having('u:').map((row) => memberRecord.decode(row)),
    };
  }

  /** Whatever was there. Where rules apply to who is a member, `Memberships` is the way. */
  async saveMember(networkId: string, member: Member): Promise<void> {
    const { tenantId, personId } = member;
    await this.index(networkId, { tenantId, id: personId }, member.joinedAt);
    await this.table.upsert({ partition: partitionOf(networkId), row: key('u', tenantId, personId), ...memberRecord.encode(member) });
  }

  /**
   * The person's list of networks points here. Written before the member and taken away after, so that whoever is a member is
   * found; what points to no member means nothing, and `Directory` takes it away.
   */
  async index(networkId: string, person: PersonId, at?: number): Promise<void> {
    const row = { partition: partitionOfPerson(person), row: key('n', networkId) };
    await this.table.upsert({ ...row, ...linkRecord.encode({ networkId, ...(at !== undefined && { at }) }) });
  }

  async unindex(networkId: string, person: PersonId): Promise<void> {
    await this.table.delete(partitionOfPerson(person), key('n', networkId));
  }

  /** The network that the channel points to and that has it among its own rows: the pointer alone was left by an unlink cut short. */
  async networkOfChannel(address: Address): Promise<string | undefined> {
    return this.ownerBy(await this.pointer(address), address);
  }

  /** The network that the channel points to, whether or not it has the channel: `hasChannel` tells that. */
  async pointedAt(address: Address): Promise<string | undefined> {
    const row = await this.pointer(address);
    return row && linkRecord.decode(row).networkId;
  }

  async hasChannel(networkId: string, address: Address): Promise<boolean> {
    return (await this.table.get(partitionOf(networkId), channelRow(address))) !== undefined;
  }

  /** Ids of the networks that have a channel in this tenant, each once. */
  async networksIn(tenantId: string): Promise<string[]> {
    const rows = await readAll(this.table, key('ch', tenantId));
    return [...new Set(rows.map((row) => linkRecord.decode(row).networkId))];
  }

  /**
   * Links a channel, or writes it anew. False when it belongs to another network. The network's own row comes first: cut short,
   * the network has a channel that does not know it yet, and the next time mends it.
   */
  async saveChannel(networkId: string, channel: Channel): Promise<boolean> {
    const pointer = await this.pointer(channel);
    const owner = await this.ownerBy(pointer, channel);
    if (owner !== undefined && owner !== networkId) return false;
    await this.table.upsert({ partition: partitionOf(networkId), row: channelRow(channel), ...channelRecord.encode(channel) });
    if (owner === networkId || (await this.point(networkId, channel, pointer))) return true;
    if ((await this.claimChannel(networkId, channel)) !== 'taken') return true;
    await this.table.delete(partitionOf(networkId), channelRow(channel));
    return false;
  }

  /** The channel points to the network, which has it among its own rows: the second half of linking. One call where nobody was first. */
  async claimChannel(networkId: string, address: Address): Promise<'claimed' | 'already' | 'taken'> {
    if (await this.point(networkId, address, undefined)) return 'claimed';
    const pointer = await this.pointer(address);
    if (pointer && linkRecord.decode(pointer).networkId === networkId) return 'already';
    if ((await this.ownerBy(pointer, address)) !== undefined) return 'taken';
    return (await this.point(networkId, address, pointer)) ? 'claimed' : 'taken';
  }

  /**
   * The network's own row goes first: from then on nothing of the network comes to the channel. Cut short, the channel points to a
   * network that does not have it, which counts as no network, and which the next one to link it takes over.
   */
  async removeChannel(networkId: string, address: Address): Promise<void> {
    await this.table.delete(partitionOf(networkId), channelRow(address));
    const pointer = await this.pointer(address);
    if (!pointer || linkRecord.decode(pointer).networkId !== networkId) return;
    await this.table.delete(pointer.partition, pointer.row, pointer.etag).catch((error: unknown) => {
      // Somebody has linked it again meanwhile.
      if (!(error instanceof Conflict)) throw error;
    });
  }

  private pointer({ tenantId, conversationId }: Address): Promise<Row | undefined> {
    return this.table.get(key('ch', tenantId), key(conversationId));
  }

  private async ownerBy(pointer: Row | undefined, address: Address): Promise<string | undefined> {
    if (!pointer) return undefined;
    const { networkId } = linkRecord.decode(pointer);
    return (await this.hasChannel(networkId, address)) ? networkId : undefined;
  }

  /** Points the channel to the network, instead of what it was seen to point to. False when somebody else was first. */
  private async point(networkId: string, { tenantId, conversationId }: Address, seen: Row | undefined): Promise<boolean> {
    const link = linkRecord.encode({ networkId });
    try {
      if (seen) await this.table.replace({ ...seen, ...link });
      else await this.table.create({ partition: key('ch', tenantId), row: key(conversationId), ...link });
      return true;
    } catch (error) {
      if (error instanceof Conflict || error instanceof NotFound) return false;
      throw error;
    }
  }

  /** Those linked first come first. */
  async channels(networkId: string): Promise<Channel[]> {
    const rows = await readAll(this.table, partitionOf(networkId), { prefix: 'ch:' });
    return rows.map((row) => channelRecord.decode(row)).sort((a, b) => (a.linkedAt ?? 0) - (b.linkedAt ?? 0));
  }

  /** Since when a channel cannot be reached; undefined: it can. False when it is not linked any more or nothing changed. */
  async markChannel(networkId: string, address: Address, unreachableSince: number | undefined): Promise<boolean> {
    let changed = false;
    await changeRow(this.table, channelRecord, { partition: partitionOf(networkId), row: channelRow(address) }, (old) => {
      changed = old !== undefined && (old.unreachableSince === undefined) !== (unreachableSince === undefined);
      if (!old || !changed) return undefined;
      const { unreachableSince: _, ...rest } = old;
      return unreachableSince === undefined ? rest : { ...rest, unreachableSince };
    });
    return changed;
  }
}

export const partitionOf = (networkId: string) => key('n', networkId);
const channelRow = ({ tenantId, conversationId }: Address) => key('ch', tenantId, conversationId);
