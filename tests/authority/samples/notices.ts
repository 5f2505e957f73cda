import type { TestApp } from '../../support/running-app';
import type { Samples } from '../sample';
import { FOREIGN, worldOf } from '../world';
import { Drafts } from '../../../src/features/networks/notices/drafts';
import { NoticeStore } from '../../../src/features/networks/notices/notice-store';

const TEXT = 'Ny dato for samlingen.';
let notices = 0;

const newId = () => `82050000${String(10_000 + ++notices)}-demo`;

function coordinatorOf(bot: TestApp, networkId: string) {
  const { tenantId, from } = worldOf(bot, networkId === FOREIGN ? 'otherCoordinator' : 'coordinator');
  return { tenantId, id: from.aadObjectId, name: from.name };
}

/** What the network's coordinator has written and not sent. */
async function draft(bot: TestApp, networkId: string) {
  const id = newId();
  await new Drafts(bot.store).save(coordinatorOf(bot, networkId), id, { networkId, text: TEXT, version: 0, at: 1 });
  return { id: `${networkId}.${id}` };
}

async function gone(bot: TestApp, networkId: string) {
  const { id } = await draft(bot, networkId);
  await new Drafts(bot.store).remove(coordinatorOf(bot, networkId), id.slice(networkId.length + 1));
  return { id };
}

/** Straight into the store: posted to the channels it would keep to the pace of Teams. */
async function sent(bot: TestApp, networkId: string) {
  const id = newId();
  await new NoticeStore(bot.store).save(networkId, id, { networkId, text: TEXT, version: 0, at: 1 }, coordinatorOf(bot, networkId), 1);
  return { id: `${networkId}.${id}` };
}

async function withdrawn(bot: TestApp, networkId: string) {
  const { id } = await sent(bot, networkId);
  await new NoticeStore(bot.store).withdraw(networkId, id.slice(networkId.length + 1), 2);
  return { id };
}

/** What coordinators write to a network, and what members do with it. */
export const samples: Samples = {
  'networks.notices.preview': { open: (_bot, networkId) => ({ id: `${networkId}.${newId()}`, text: TEXT }) },
  'networks.notices.rework': { open: draft, closed: gone },
  'networks.notices.discard': { open: draft, closed: gone },
  'networks.notices.send': { open: draft, closed: gone },
  'networks.notices.list': { open: (_bot, networkId) => ({ id: `${networkId}.0` }) },
  'networks.notices.open': { open: sent, closed: withdrawn },
  'networks.notices.edit': { open: sent, closed: withdrawn },
  'networks.notices.ask-withdraw': { open: sent, closed: withdrawn },
  'networks.notices.withdraw': { open: sent, closed: withdrawn },
  'networks.notices.again': { open: sent, closed: withdrawn },
  'networks.notices.read': { open: sent, closed: withdrawn },
};
