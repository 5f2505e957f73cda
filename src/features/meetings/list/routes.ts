import { z } from 'zod';
import { anyone, member } from '../../authority';
import { defineVerb, NetworkRef } from '../../define';
import type { NetworkHere, Reply, Turn } from '../../feature';
import type { Routes } from '../../networks';
import type { Meetings } from '../parts';
import { listReply } from './list-card';
import { listed } from './listing';

const Offset = z.coerce.number().int().min(0).max(10_000);

/** `samlinger`: what comes, and what there was. */
export function listRoutes({ store }: Pick<Meetings, 'store'>): Routes {
  async function list(turn: Turn, here: NetworkHere, from: number): Promise<Reply> {
    const all = await store.ofNetwork(here.networkId);
    if (all.length === 0) return { kind: 'text', text: turn.t('meetings.none', { network: here.networkName }) };
    return listReply(turn, here, listed(all, turn.now, from));
  }

  return {
    commands: [{
      id: 'meetings', access: anyone, ofNetwork: true, about: 'network', scopes: ['personal', 'group', 'channel'],
      run: (turn) => {
        const here = turn.network();
        return here ? list(turn, here, 0) : { kind: 'text', text: turn.t('networks.none') };
      },
    }],
    verbs: [
      defineVerb('meetings.list.page', member, NetworkRef, async (turn, { id }, { part }) => {
        const from = Offset.safeParse(id);
        return { show: 'instead', reply: await list(turn, part, from.success ? from.data : 0) };
      }),
    ],
  };
}
