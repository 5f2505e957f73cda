import { coordinator, type CoordinatorScope } from '../../authority';
import { defineCommand, defineVerb, NetworkRef } from '../../define';
import type { Reply, Turn } from '../../feature';
import { NotYours } from '../../refusals';
import type { Networks, Routes } from '../parts';
import { logReply } from './log-card';

/** Who did what in the network, for its coordinators: in their own chats only, as a channel is read by everybody. */
export function logRoutes({ audit, store, municipalities }: Pick<Networks, 'audit' | 'store' | 'municipalities'>): Routes {
  /** At most four reads: the members, and three months. */
  async function page(turn: Turn, { networkId, networkName }: CoordinatorScope, place?: string): Promise<Reply> {
    const [members, found] = await Promise.all([store.members(networkId), audit.page(networkId, place)]);
    const municipalityOf = (number: string) => municipalities.byNumber(number)?.name ?? number;
    return logReply(turn, { networkId, networkName, members, municipalityOf, newest: place === undefined, ...found });
  }

  return {
    commands: [
      defineCommand({ id: 'log', access: coordinator, about: 'coordinators', scopes: ['personal'], run: (turn, _, scope) => page(turn, scope) }),
    ],
    verbs: [
      defineVerb('networks.log', coordinator, NetworkRef, async (turn, { id }, scope) => {
        if (turn.place.scope !== 'personal') throw new NotYours();
        return { show: 'instead', reply: await page(turn, scope, id) };
      }),
    ],
  };
}
