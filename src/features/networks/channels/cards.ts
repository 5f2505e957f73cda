import { translator, type Language } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { formatDay, formatWallTime, wallTimeOf } from '../../../lib/time';
import type { CardReply, Turn } from '../../feature';
import type { Channel } from '../types';
import type { OpenCode } from './channel-codes';
import { channelName, channelRef, shortTenant } from './channel-name';
import { writtenCode } from './code-text';

const ROWS = 8;
/** With a button each, two buttons of the card's own beside them. */
const ROWS_WITH_BUTTON = 4;

/** The code, shown in the channel that wants to be linked. `expiresAt`: UTC ms. */
export function codeReply({ t, language }: Turn, code: string, expiresAt: number): CardReply {
  const until = t('networks.channels.until', { time: formatWallTime(wallTimeOf(expiresAt), language) });
  const summary = t('cards.networks.channel-code.title');
  return { kind: 'card', card: { template: 'networks/channel-code', data: { code: writtenCode(code), until } }, summary };
}

/** What a coordinator decides about. */
export function approveReply({ t, language }: Turn, networkId: string, networkName: string, { hash, request }: OpenCode): CardReply {
  const heading = t('networks.channels.approve', { network: escapeMarkdown(networkName) });
  const data = {
    id: `${networkId}.${hash}`,
    heading,
    channel: escapeMarkdown(channelName({ team: request.team, name: request.channel }, t)),
    tenant: shortTenant(request.tenantId),
    asked: t('networks.channels.asked', {
      name: escapeMarkdown(request.name) || t('networks.channels.somebody'),
      time: formatWallTime(wallTimeOf(request.askedAt), language),
    }),
  };
  return { kind: 'card', card: { template: 'networks/channel-approve', data }, summary: heading };
}

/** A word about what has happened, with a way on: a command's id. */
export function statusReply(language: Language, { heading, text, command }: { heading: string; text: string; command: 'channels' | 'network' }): CardReply {
  const button = translator(language)(`networks.channels.button.${command}`);
  return { kind: 'card', card: { template: 'networks/channel-status', data: { heading, text, command, button } }, summary: shortened(heading, 200) };
}

/** To the channel, when it has been linked. */
export function linkedReply(language: Language, networkName: string): CardReply {
  const t = translator(language);
  const heading = t('networks.channels.linkedHere', { network: escapeMarkdown(networkName) });
  return statusReply(language, { heading, text: t('networks.channels.linkedHereText'), command: 'network' });
}

/** The last word to a channel that is not the network's any more. */
export function unlinkedReply(language: Language, networkName: string): CardReply {
  const t = translator(language);
  const heading = t('networks.channels.unlinkedHere', { network: escapeMarkdown(networkName) });
  const data = { heading, text: t('networks.channels.unlinkedHereText'), command: '', button: '' };
  return { kind: 'card', card: { template: 'networks/channel-status', data }, summary: heading };
}

export interface ChannelsView {
  networkId: string;
  networkName: string;
  channels: readonly Channel[];
  from: number;
  /** Whether the reader may unlink. */
  coordinator: boolean;
}

export function channelsReply({ t, language }: Turn, { networkId, networkName, channels, from, coordinator }: ChannelsView): CardReply {
  const most = coordinator ? ROWS_WITH_BUTTON : ROWS;
  const start = from < channels.length ? from : 0;
  const rows = channels.slice(start, start + most).map((channel) => ({
    id: `${networkId}.${channelRef(channel)}`,
    name: escapeMarkdown(channelName(channel, t)),
    about: aboutOf(channel),
    unreachable: channel.unreachableSince === undefined ? '' : t('networks.channels.unreachable', { date: formatDay(channel.unreachableSince, language) }),
    unlink: coordinator ? t('networks.channels.unlink') : '',
    tip: shortened(channelName(channel, t), 100),
  }));
  const next = start + most;
  const data = {
    heading: t('networks.channels.title', { network: escapeMarkdown(networkName) }),
    rows, empty: rows.length === 0, more: next < channels.length ? `${networkId}.${next}` : '',
  };
  const summary = t('networks.channels.summary', { network: networkName, count: channels.length });
  return { kind: 'card', card: { template: 'networks/channels', data }, summary: shortened(summary, 200) };

  function aboutOf({ tenantId, linkedAt }: Channel): string {
    const tenant = t('networks.channels.tenant', { tenant: shortTenant(tenantId) });
    return linkedAt === undefined ? tenant : `${tenant} · ${t('networks.channels.since', { date: formatDay(linkedAt, language) })}`;
  }
}

/** Before a channel is unlinked. */
export function unlinkReply({ t }: Turn, networkId: string, { channel, last }: { channel: Channel; last: boolean }): CardReply {
  const name = escapeMarkdown(channelName(channel, t));
  const data = { id: `${networkId}.${channelRef(channel)}`, back: `${networkId}.0`, name, last };
  const summary = t('cards.networks.channel-unlink.title');
  return { kind: 'card', card: { template: 'networks/channel-unlink', data }, summary };
}

