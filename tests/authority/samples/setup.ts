import { DraftStore, type Draft } from '../../../src/features/networks/setup/drafts';
import { networkIdOf } from '../../../src/features/networks/setup/network-id';
import { cardAction } from '../../support/activities';
import type { TestApp } from '../../support/running-app';
import type { Samples } from '../sample';
import { FOREIGN, worldOf, type Actor } from '../world';

const FIELDS = {
  name: 'Demo Nytt nettverk', municipalities: 'Rauma', organisers: 'KORUS midt', targetGroups: 'users', language: 'nb', quorum: '', rhythm: 'meetings',
};

let drafts = 0;

/** Drafts belong to people: one for each who may make networks from that one, all under the same id. */
async function begun(bot: TestApp, networkId: string, filled = true): Promise<{ id: string }> {
  const id = `matrix-draft-${++drafts}`;
  const owners: Actor[] = networkId === FOREIGN ? ['otherCoordinator'] : ['coordinator', 'admin'];
  for (const owner of owners) {
    const { tenantId, from } = worldOf(bot, owner);
    const draft: Draft = { id, at: 1, channel: { tenantId, conversationId: `19:demo-${id}@thread.tacv2` } };
    const wanted = { name: FIELDS.name, municipalities: 'Rauma', organisers: [], targetGroups: [], language: 'nb' as const, rhythm: 'meetings' as const };
    const recognised = [{ typed: 'Rauma', number: '1539', name: 'Rauma', by: 'name' as const }];
    const understood = { recognised, ambiguous: [], unknown: [] };
    const all = filled ? { ...draft, filled: { networkId: networkIdOf(FIELDS.name, id), wanted, understood } } : draft;
    await new DraftStore(bot.store).save({ tenantId, id: from.aadObjectId }, all);
  }
  return { id };
}

/** The network is made already, by the coordinator. */
async function made(bot: TestApp, networkId: string): Promise<{ id: string }> {
  const data = await begun(bot, networkId);
  const owner = worldOf(bot, networkId === FOREIGN ? 'otherCoordinator' : 'coordinator');
  await bot.post(cardAction(owner, 'networks.setup.create', data, { id: `sample-setup-${drafts}` }));
  return data;
}

/** Making and changing networks. */
export const samples: Samples = {
  'networks.setup.fill': {
    open: async (bot, networkId) => ({ ...FIELDS, ...(await begun(bot, networkId, false)) }),
    closed: async (bot, networkId) => ({ ...FIELDS, ...(await made(bot, networkId)) }),
  },
  'networks.setup.reopen': { open: (bot, networkId) => begun(bot, networkId), closed: made },
  'networks.setup.create': { open: (bot, networkId) => begun(bot, networkId), closed: made },
  'networks.setup.save': { open: (_bot, networkId) => ({ ...FIELDS, id: `${networkId}.0123456789abcdef` }) },
};
