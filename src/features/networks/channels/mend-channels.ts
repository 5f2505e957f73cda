import type { Networks } from '../parts';
import type { Channel } from '../types';
import { isSameChannel } from './channel-name';

/**
 * A channel that the network lists without it knowing was left by a link that was cut short: it is the network's. (Unlinking takes
 * it off the list first.) One that another network has meanwhile is taken off it.
 */
export async function mendChannels({ store, directory }: Networks, networkId: string, channels: readonly Channel[]): Promise<void> {
  for (const channel of channels) {
    const owner = await store.networkOfChannel(channel);
    if (owner === networkId) continue;
    if (owner === undefined) await claim(channel);
    else await store.removeChannel(networkId, channel);
    directory.forgetAll();
  }

  async function claim(channel: Channel): Promise<void> {
    if ((await store.claimChannel(networkId, channel)) !== 'claimed') return;
    // Whoever was in the middle of unlinking it has the last word.
    const still = (await store.channels(networkId)).some((each) => isSameChannel(each, channel));
    if (!still) await store.removeChannel(networkId, channel);
  }
}
