import type { Reply, Turn } from '../../src/features/feature';
import { approveReply, channelsReply, codeReply, linkedReply, statusReply, unlinkedReply, unlinkReply } from '../../src/features/networks/channels/cards';
import type { OpenCode } from '../../src/features/networks/channels/channel-codes';
import type { Channel, Network } from '../../src/features/networks';
import { doneReply, formReply, noticesReply, previewReply, stateReply, withdrawReply } from '../../src/features/networks/notices/cards';
import { noticeReply } from '../../src/features/networks/notices/notice-card';
import type { Notice } from '../../src/features/networks/notices/records';
import type { ChannelStatus } from '../../src/delivery';
import { personRef } from '../../src/lib/ids';

const DAY_MS = 24 * 60 * 60 * 1000;
const NETWORK = 'Nettverk *Romsdal* [2026](https://example.org)';

/** A channel that asks, is approved, stands on lists of several lengths, and goes; with and without names. */
export function* channelsReplies(turn: Turn): Generator<[string, Reply]> {
  const request = {
    tenantId: 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb', conversationId: '19:demo@thread.tacv2', askedBy: '0'.repeat(20), name: 'Demo _Kontakt_',
    language: turn.language, askedAt: turn.now, expiresAt: turn.now + 1,
  };
  const code = (more: object): OpenCode => ({ hash: '0'.repeat(32), request: { ...request, ...more }, row: { partition: 'code', row: 'r', v: 1, data: '{}', etag: 'e', opId: 'o' } });
  yield ['code', codeReply(turn, 'ABCD2345', turn.now)];
  yield ['approve a named channel', approveReply(turn, 'romsdal', NETWORK, code({ channel: 'Rus *og* helse', team: 'Demo Molde' }))];
  yield ['approve a channel without names', approveReply(turn, 'romsdal', NETWORK, code({ name: '' }))];
  for (const command of ['channels', 'network'] as const) yield [`status with ${command}`, statusReply(turn.language, { heading: 'x'.repeat(300), text: 'y', command })];
  yield ['linked', linkedReply(turn.language, NETWORK)];
  yield ['unlinked', unlinkedReply(turn.language, NETWORK)];
  const channel: Channel = { tenantId: request.tenantId, conversationId: '19:a', team: 'Demo Molde', name: '1. Rus *og* helse', linkedAt: turn.now - DAY_MS };
  const gone: Channel = { tenantId: 'tenant', conversationId: '19:b', unreachableSince: turn.now };
  const many = Array.from({ length: 30 }, (_, at) => ({ ...channel, conversationId: `19:${at}`, name: 'Svært langt navn '.repeat(20) }));
  for (const coordinator of [true, false]) {
    for (const channels of [[], [channel, gone], many]) {
      yield [`${channels.length} channels, ${coordinator}`, channelsReply(turn, { networkId: 'romsdal', networkName: NETWORK, channels, from: 0, coordinator })];
    }
    yield [`the last of many, ${coordinator}`, channelsReply(turn, { networkId: 'romsdal', networkName: NETWORK, channels: many, from: 28, coordinator })];
  }
  for (const last of [true, false]) yield [`unlink, last ${last}`, unlinkReply(turn, 'romsdal', { channel, last })];
}

/** A notice that is written, seen before it goes, stands, is edited, does not reach everybody, and is withdrawn. */
export function* noticeReplies(turn: Turn): Generator<[string, Reply]> {
  const text = `1. Ring **vakta**.\n- Eller <b>leiar</b> ${'x '.repeat(450)}`;
  const notice: Notice = { id: '8205000000000-abc', tenantId: 'tenant', by: personRef('tenant', 'person'), text, version: 1, postedAt: turn.now };
  const { text: _, ...rest } = notice;
  const withdrawn: Notice = { ...rest, editedAt: turn.now, withdrawnAt: turn.now };
  const edited: Notice = { ...notice, version: 2, editedAt: turn.now };
  const network: Network = { id: 'romsdal', name: NETWORK, organisers: [], language: turn.language, targetGroups: [], rhythm: 'meetings' };
  const author = { tenantId: 'tenant', personId: 'person', name: 'Demo *Koordinator*', roles: ['coordinator' as const] };
  const municipalities = [{ number: '1506', name: 'Molde' }];
  const readers = [{ municipality: '1506' }, { municipality: '9999' }, { organisation: 'RIO [midt]' }, {}].map((each) => ({ ...each, tenantId: 'tenant', at: turn.now }));
  for (const [state, each] of Object.entries({ notice, edited, withdrawn })) {
    yield [`notice: ${state}`, noticeReply({ network, notice: each, readers, members: [author], municipalities })];
    yield [`notice: ${state}, read by nobody, from nobody`, noticeReply({ network, notice: each, readers: [], members: [], municipalities })];
  }
  const channels: Channel[] = ['sent', 'waiting', 'uncertain', 'unreachable'].map((name) => ({ tenantId: 'tenant', conversationId: name, team: 'Demo *team*', name }));
  const states = channels.map(({ tenantId, conversationId }): ChannelStatus => ({ address: { tenantId, conversationId }, state: conversationId as ChannelStatus['state'] }));
  for (const count of [1, 4]) {
    for (const each of [notice, edited, withdrawn]) yield [`state of a notice in ${count}`, stateReply(turn, 'romsdal', { notice: each, states: states.slice(0, count) }, channels)];
  }
  yield ['no notices', noticesReply(turn, 'romsdal', [], channels, 0)];
  yield ['notices', noticesReply(turn, 'romsdal', [notice, withdrawn].map((each) => ({ notice: each, states })), channels, 2)];
  yield ['new notice', formReply(turn, 'romsdal.x', '', false)];
  yield ['notice form with a fault', formReply(turn, 'romsdal.x', text, true, 'networks.notices.wrong.person')];
  for (const version of [0, 1]) {
    yield ['preview', previewReply(turn, 'romsdal.x', { networkId: 'romsdal', text, version, at: turn.now }, channels)];
    yield ['preview without channels', previewReply(turn, 'romsdal.x', { networkId: 'romsdal', text, version, at: turn.now }, [])];
  }
  yield ['done', doneReply(turn, 'networks.notices.sent', 'networks.notices.sentText')];
  yield ['withdraw?', withdrawReply(turn, 'romsdal', notice)];
}
