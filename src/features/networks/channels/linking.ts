import { personRef } from '../../../lib/ids';
import type { CoordinatorScope } from '../../authority';
import type { Person, Turn } from '../../feature';
import type { Networks } from '../parts';
import type { Channel } from '../types';
import { linkedReply, unlinkedReply } from './cards';
import { ChannelCodes, type OpenCode } from './channel-codes';
import { channelRef } from './channel-name';

/** Channels come into a network by a code that one of its coordinators approves, and leave it again. */
export class Linking {
  readonly codes: ChannelCodes;

  constructor(private readonly networks: Networks) {
    this.codes = new ChannelCodes(networks.table, networks.ids);
  }

  /** A code for the channel of the turn. Throws what the store throws. */
  async ask({ place, person, language, now }: Turn): Promise<{ code: string; expiresAt: number }> {
    const { tenantId, conversationId } = place;
    return this.codes.issue({
      tenantId, conversationId, ...(await this.networks.teams.names(place)),
      askedBy: personRef(person.tenantId, person.id), name: person.name, language, askedAt: now,
    });
  }

  /**
   * What an open code is for, and the id of the network that has the channel already. Teams tells us names only of a channel
   * that we have answered in, so that of a first message is asked for here.
   */
  async look(hash: string, now: number): Promise<{ code: OpenCode; owner?: string } | undefined> {
    const found = await this.codes.find(hash, now);
    if (!found) return undefined;
    const owner = await this.networks.store.networkOfChannel(found.request);
    if (owner !== undefined || found.request.channel || found.request.team) return { code: found, ...(owner && { owner }) };
    const names = await this.networks.teams.names(found.request);
    return { code: names.channel || names.team ? await this.codes.name(found, names) : found };
  }

  /** Links the channel; false when it belongs to another network. Done again it does no harm: what was cut short is completed. */
  async link({ networkId }: CoordinatorScope, { request }: OpenCode, now: number): Promise<boolean> {
    const { tenantId, conversationId, channel: name, team } = request;
    const channel = { tenantId, conversationId, ...(name && { name }), ...(team && { team }), linkedAt: now };
    const linked = await this.networks.store.saveChannel(networkId, channel);
    this.networks.directory.forgetAll();
    return linked;
  }

  /** What comes after a channel is linked, once for presses at the same time. The code goes last: until then all can be done again. */
  async afterLinking(scope: CoordinatorScope, code: OpenCode, by: Person): Promise<void> {
    if (!(await this.codes.claim(code, this.networks.clock.now()))) return;
    const { request } = code;
    await this.networks.audit.write(scope.networkId, 'channel.linked', { by });
    await this.networks.teams.post(request, linkedReply(request.language, scope.networkName), request.language);
    await this.codes.remove(code.hash);
  }

  /** The channel of that reference, and whether it is the network's only one. */
  async find({ networkId }: CoordinatorScope, ref: string): Promise<{ channel: Channel; last: boolean } | undefined> {
    const channels = await this.networks.store.channels(networkId);
    const channel = channels.find((each) => channelRef(each) === ref);
    return channel && { channel, last: channels.length === 1 };
  }

  async unlink({ networkId }: CoordinatorScope, channel: Channel): Promise<void> {
    await this.networks.store.removeChannel(networkId, channel).finally(() => this.networks.directory.forgetAll());
  }

  /** A last word to the channel, in the network's language. */
  async afterUnlinking({ networkId, networkName, part }: CoordinatorScope, channel: Channel, by: Person): Promise<void> {
    await this.networks.audit.write(networkId, 'channel.unlinked', { by });
    await this.networks.teams.post(channel, unlinkedReply(part.language, networkName), part.language);
  }
}
