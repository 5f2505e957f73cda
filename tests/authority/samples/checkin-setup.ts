import { FormDrafts } from '../../../src/features/checkins/form-setup/draft';
import type { TestApp } from '../../support/running-app';
import type { Samples } from '../sample';
import { FOREIGN, worldOf } from '../world';

let drafts = 0;
const newId = () => `82060000${String(10_000 + ++drafts)}-demo`;

function coordinatorOf(bot: TestApp, networkId: string) {
  const { tenantId, from } = worldOf(bot, networkId === FOREIGN ? 'otherCoordinator' : 'coordinator');
  return { tenantId, id: from.aadObjectId };
}

/** What the network's coordinator has put together and not saved, on what stands then. */
async function draft(bot: TestApp, networkId: string) {
  const id = newId();
  await new FormDrafts(bot.store).save(coordinatorOf(bot, networkId), id, { networkId, at: 1, parts: ['r1'], own: [{ text: 'Har dere folie?', kind: 'yes-no' }] });
  return { id: `${networkId}.${id}-v0` };
}

async function gone(bot: TestApp, networkId: string) {
  const { id } = await draft(bot, networkId);
  await new FormDrafts(bot.store).remove(coordinatorOf(bot, networkId), id.slice(networkId.length + 1, -'-v0'.length));
  return { id };
}

/** What the rounds of a network ask. */
export const samples: Samples = {
  'checkins.form.edit': { open: (_bot, networkId) => ({ id: networkId }) },
  'checkins.form.preview': {
    open: (_bot, networkId) => ({ id: `${networkId}.${newId()}-v0`, parts: 'r1,r2', text1: 'Har dere folie?', kind1: 'yes-no' }),
  },
  'checkins.form.rework': { open: draft, closed: gone },
  'checkins.form.look': { open: draft, closed: gone },
  'checkins.form.save': { open: draft, closed: gone },
};
