import { z } from 'zod';
import { UserError } from '../../../lib/errors';
import { escapeMarkdown } from '../../../lib/people-text';
import { anyone, coordinator, member, type CoordinatorScope, type MemberScope } from '../../authority';
import { defineCommand, defineVerb, NetworkRef } from '../../define';
import type { CardReply, Reply, Turn } from '../../feature';
import { NotYours } from '../../refusals';
import type { Networks, Routes } from '../parts';
import { approveReply, channelsReply, codeReply, statusReply, unlinkReply } from './cards';
import { channelName } from './channel-name';
import { codeHash, looksLikeCode, readCode } from './code-text';
import { Linking } from './linking';
import { mendChannels } from './mend-channels';

const EVERYWHERE = ['personal', 'group', 'channel'] as const;
const Offset = z.coerce.number().int().min(0).max(100_000);

/** Which channels a network has: asked for in the channel, approved and taken away by a coordinator. */
export function channelRoutes(networks: Networks): Routes {
  const { store, audit } = networks;
  const linking = new Linking(networks);

  /** For anyone, so that an organisation that is new can ask. Strangers learn no more than that the channel is taken. */
  async function ask(turn: Turn): Promise<Reply> {
    const { t, place } = turn;
    if (place.scope !== 'channel') return { kind: 'text', text: t('networks.channels.how') };
    const here = turn.network();
    if (here && here.roles.length > 0) return { kind: 'text', text: t('networks.channels.taken', { network: escapeMarkdown(here.networkName) }) };
    if (here) return { kind: 'text', text: t('networks.channels.takenToStrangers') };
    const { code, expiresAt } = await linking.ask(turn);
    return codeReply(turn, code, expiresAt);
  }

  async function look(turn: Turn, written: string, scope: CoordinatorScope): Promise<Reply> {
    const read = readCode(written);
    const found = read === undefined ? undefined : await linking.look(codeHash(read), turn.now);
    if (!found) return { kind: 'text', text: turn.t('networks.channels.noSuchCode') };
    const { code, owner } = found;
    const channel = escapeMarkdown(channelName({ team: code.request.team, name: code.request.channel }, turn.t));
    if (owner !== undefined) {
      const text = owner === scope.networkId ? 'networks.channels.alreadyOurs' as const : 'networks.channels.others' as const;
      return { kind: 'text', text: turn.t(text, { channel }) };
    }
    const noted = () => audit.write(scope.networkId, 'channel.asked', { by: turn.person });
    return { ...approveReply(turn, scope.networkId, scope.networkName, code), sent: noted };
  }

  async function list(turn: Turn, { networkId, networkName, part }: MemberScope, from: number): Promise<CardReply> {
    const channels = await store.channels(networkId);
    const mend = () => mendChannels(networks, networkId, channels);
    return {
      ...channelsReply(turn, { networkId, networkName, channels, from, coordinator: part.roles.includes('coordinator') }), sent: mend,
    };
  }

  /** The channel that the button stands for; one that is not this network's, or not any more, is as unknown as one that never was. */
  async function channelOf(scope: CoordinatorScope, ref: string) {
    const found = await linking.find(scope, ref);
    if (!found) throw new NotYours();
    return found;
  }

  /** The code that the button stands for, if it is still open. */
  async function codeOf(hash: string, now: number) {
    const code = await linking.codes.find(hash, now);
    if (!code) throw new UserError('networks.channels.settled');
    return code;
  }

  return {
    commands: [
      defineCommand({ id: 'link-channel', access: anyone, about: 'network', scopes: EVERYWHERE, run: ask }),
      defineCommand({
        id: 'approve-channel', access: coordinator, about: 'coordinators', scopes: ['personal', 'channel'],
        accepts: looksLikeCode, run: look,
      }),
      defineCommand({ id: 'channels', access: member, about: 'network', scopes: EVERYWHERE, run: (turn, _, scope) => list(turn, scope, 0) }),
    ],
    verbs: [
      defineVerb('networks.channels.link', coordinator, NetworkRef, async (turn, { id }, scope) => {
        const code = await codeOf(id, turn.now);
        const { request } = code;
        const channel = escapeMarkdown(channelName({ team: request.team, name: request.channel }, turn.t));
        if (!(await linking.link(scope, code, turn.now))) throw new UserError('networks.channels.others', { channel });
        const heading = turn.t('networks.channels.linked', { channel, network: escapeMarkdown(scope.networkName) });
        const reply = statusReply(turn.language, { heading, text: turn.t('networks.channels.linkedText'), command: 'channels' });
        return { show: 'instead', reply, after: () => linking.afterLinking(scope, code, turn.person) };
      }),
      defineVerb('networks.channels.decline', coordinator, NetworkRef, async (turn, { id }) => {
        const { request } = await codeOf(id, turn.now);
        await linking.codes.remove(id);
        const channel = escapeMarkdown(channelName({ team: request.team, name: request.channel }, turn.t));
        const heading = turn.t('networks.channels.declined', { channel });
        return { show: 'instead', reply: statusReply(turn.language, { heading, text: turn.t('networks.channels.declinedText'), command: 'channels' }) };
      }),
      defineVerb('networks.channels.list', member, NetworkRef, async (turn, { id }, scope) => {
        const from = Offset.safeParse(id);
        return { show: 'instead', reply: await list(turn, scope, from.success ? from.data : 0) };
      }),
      defineVerb('networks.channels.ask-unlink', coordinator, NetworkRef, async (turn, { id }, scope) => (
        { show: 'instead', reply: unlinkReply(turn, scope.networkId, await channelOf(scope, id)) }
      )),
      defineVerb('networks.channels.unlink', coordinator, NetworkRef, async (turn, { id }, scope) => {
        const { channel, last } = await channelOf(scope, id);
        await linking.unlink(scope, channel);
        const heading = turn.t('networks.channels.unlinked', { channel: escapeMarkdown(channelName(channel, turn.t)) });
        const text = turn.t(last ? 'networks.channels.unlinkedLast' : 'networks.channels.unlinkedText', { network: escapeMarkdown(scope.networkName) });
        const reply = statusReply(turn.language, { heading, text, command: 'channels' });
        return { show: 'instead', reply, after: () => linking.afterUnlinking(scope, channel, turn.person) };
      }),
    ],
  };
}
