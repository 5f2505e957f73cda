import { channelMessage } from '../../support/activities';
import { wordsOf } from '../../support/replies';
import type { TestApp } from '../../support/running-app';
import type { Samples } from '../sample';
import { worldOf } from '../world';
import { channelRef } from '../../../src/features/networks/channels/channel-name';
import { codeHash, readCode } from '../../../src/features/networks/channels/code-text';

let asked = 0;

/** A channel that has asked to be linked, with its code. */
async function askingChannel(bot: TestApp) {
  const channel = { id: `19:demo-spor-${++asked}@thread.tacv2`, name: 'Demo Ny Kanal' };
  const world = { ...worldOf(bot, 'stranger'), channel };
  const [code = ''] = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(wordsOf(await bot.ask(channelMessage(world, 'koble kanal', { id: `code-${asked}` })))) ?? [];
  return { hash: codeHash(readCode(code) ?? ''), address: { tenantId: world.tenantId, conversationId: channel.id } };
}

const code = async (bot: TestApp, networkId: string) => ({ id: `${networkId}.${(await askingChannel(bot)).hash}` });

async function usedCode(bot: TestApp, networkId: string) {
  const { hash } = await askingChannel(bot);
  await bot.store.delete('code', hash);
  return { id: `${networkId}.${hash}` };
}

async function channel(bot: TestApp, networkId: string) {
  const { address } = await askingChannel(bot);
  await bot.app.networks.saveChannel(networkId, { ...address, linkedAt: 2 });
  return { address, id: `${networkId}.${channelRef(address)}` };
}

const linked = async (bot: TestApp, networkId: string) => ({ id: (await channel(bot, networkId)).id });

async function unlinked(bot: TestApp, networkId: string) {
  const { address, id } = await channel(bot, networkId);
  await bot.app.networks.removeChannel(networkId, address);
  return { id };
}

/** Channels that ask to be linked, and those that are. */
export const samples: Samples = {
  'networks.channels.link': { open: code, closed: usedCode },
  'networks.channels.decline': { open: code, closed: usedCode },
  'networks.channels.list': { open: (_bot, networkId) => ({ id: `${networkId}.0` }) },
  'networks.channels.ask-unlink': { open: linked, closed: unlinked },
  'networks.channels.unlink': { open: linked, closed: unlinked },
};
