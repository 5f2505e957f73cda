import type { ChannelStatus } from '../../../delivery';
import type { TextKey } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { formatDay } from '../../../lib/time';
import type { CardReply, Turn } from '../../feature';
import { channelName, isSameChannel } from '../channels/channel-name';
import type { Channel } from '../types';
import type { Draft, Notice } from './records';

/** Each is looked up in the store by itself. */
export const PAGE = 2;
const PREVIEW = 160;
/** Of all the channels' names together. */
const NAMES = 1_000;

/** Where to write. `wrong`: what is wrong with what stands in it. */
export function formReply({ t }: Turn, id: string, text: string, edited: boolean, wrong?: TextKey): CardReply {
  const heading = t(edited ? 'networks.notices.editTitle' : 'networks.notices.newTitle');
  const data = { id, heading, text, wrong: wrong ? t(wrong) : '' };
  return { kind: 'card', card: { template: 'networks/notice-form', data }, summary: heading };
}

/** What will stand in the channels, before it does. */
export function previewReply({ t }: Turn, id: string, { text, version }: Draft, channels: readonly Channel[]): CardReply {
  const names = shortened(channels.map((channel) => escapeMarkdown(channelName(channel, t))).join(', '), NAMES);
  const any = channels.length > 0;
  const data = {
    id,
    text: escapeMarkdown(text),
    channels: any ? t('networks.notices.goesTo', { count: channels.length, names }) : t('networks.notices.noChannels'),
    send: any ? t(version > 0 ? 'networks.notices.sendEdit' : 'networks.notices.send') : '',
  };
  const summary = t('cards.networks.notice-preview.title');
  return { kind: 'card', card: { template: 'networks/notice-preview', data }, summary };
}

/** A word about what has happened, with the way to the list of notices. */
export function doneReply({ t }: Turn, heading: TextKey, text: TextKey): CardReply {
  return { kind: 'card', card: { template: 'networks/notice-done', data: { heading: t(heading), text: t(text) } }, summary: t(heading) };
}

/** Where a notice stands, and where it does not, of the channels that are linked now. */
function stateText({ t }: Pick<Turn, 't'>, states: readonly ChannelStatus[], channels: readonly Channel[]): string {
  const linked = channels.map((channel) => ({
    name: escapeMarkdown(channelName(channel, t)),
    state: states.find(({ address }) => isSameChannel(address, channel))?.state,
  })).filter(({ state }) => state !== undefined);
  const named = (wanted: ChannelStatus['state'], text: TextKey): string[] => {
    const names = linked.filter(({ state }) => state === wanted).map(({ name }) => name);
    return names.length > 0 ? [t(text, { names: shortened(names.join(', '), NAMES) })] : [];
  };
  const sent = linked.filter(({ state }) => state === 'sent').length;
  return [
    t('networks.notices.standsIn', { sent, count: linked.length }),
    ...named('waiting', 'networks.notices.waiting'),
    ...named('uncertain', 'networks.notices.uncertain'),
    ...named('unreachable', 'networks.notices.unreachable'),
  ].join(' ');
}

export interface Listed {
  notice: Notice;
  states: readonly ChannelStatus[];
}

/** A page of the notices, newest first. `next`: where the next page begins; 0 for none. */
export function noticesReply(
  turn: Turn, networkId: string, notices: readonly Listed[], channels: readonly Channel[], next: number,
): CardReply {
  const { t } = turn;
  const rows = notices.map(({ notice, states }) => ({
    id: `${networkId}.${notice.id}`,
    about: aboutOf(turn, notice),
    text: notice.text === undefined ? '' : escapeMarkdown(shortened(notice.text, PREVIEW)),
    state: stateText(turn, states, channels),
    open: t('networks.notices.open'),
    tip: shortened(notice.text ?? aboutOf(turn, notice), 100),
  }));
  const data = { rows, empty: rows.length === 0, more: next > 0 ? `${networkId}.${next}` : '' };
  return { kind: 'card', card: { template: 'networks/notices', data }, summary: t('cards.networks.notices.title') };
}

/** One notice, with what a coordinator may do with it. */
export function stateReply(turn: Turn, networkId: string, { notice, states }: Listed, channels: readonly Channel[]): CardReply {
  const { t } = turn;
  const linked = states.filter(({ address }) => channels.some((channel) => isSameChannel(address, channel)));
  const heading = t('networks.notices.one');
  const data = {
    id: `${networkId}.${notice.id}`,
    heading,
    about: aboutOf(turn, notice),
    text: notice.text === undefined ? '' : escapeMarkdown(notice.text),
    state: stateText(turn, states, channels),
    open: notice.text !== undefined,
    again: linked.some(({ state }) => state === 'uncertain' || state === 'unreachable'),
  };
  return { kind: 'card', card: { template: 'networks/notice-state', data }, summary: heading };
}

/** Before a notice is withdrawn. */
export function withdrawReply({ t }: Turn, networkId: string, { id, text = '' }: Notice): CardReply {
  const data = { id: `${networkId}.${id}`, text: escapeMarkdown(shortened(text, PREVIEW)) };
  return { kind: 'card', card: { template: 'networks/notice-withdraw', data }, summary: t('cards.networks.notice-withdraw.title') };
}

function aboutOf({ t, language }: Turn, { postedAt, editedAt, withdrawnAt }: Notice): string {
  const dateOf = (ms: number) => formatDay(ms, language);
  const posted = t('networks.notices.postedOn', { date: dateOf(postedAt) });
  if (withdrawnAt !== undefined) return `${posted} · ${t('networks.notices.withdrawnOn', { date: dateOf(withdrawnAt) })}`;
  return editedAt === undefined ? posted : `${posted} · ${t('networks.notices.edited', { date: dateOf(editedAt) })}`;
}
