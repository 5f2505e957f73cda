import { PlanStore } from '../../../src/features/checkins/plans/plan-store';
import type { Plan } from '../../../src/features/checkins/types';
import type { TestApp } from '../../support/running-app';
import type { Sample, Samples } from '../sample';

const plan: Plan = { municipality: '1506', raad: 2, responsible: 'Kommuneoverlegen', revisedOn: '2027-05-01', version: 1, at: 1, by: 'ref' };

/** As it was first filled in; there is always one, so the version of the sample's button is what stands. */
async function filled(bot: TestApp, networkId: string): Promise<void> {
  await new PlanStore(bot.store).change(networkId, plan, () => plan);
}

const about = (id: string, fields: object = {}): Sample['open'] => async (bot, networkId) => {
  await filled(bot, networkId);
  return { id: `${networkId}.${id}`, ...fields };
};

const fields = { responsible: 'Kommuneoverlegen', time: 'Én dag i uka', standsIn: '', revisedOn: '2027-06-01', buildsOn: '' };

/** How a municipality puts each råd into practice; a plan is never over. */
export const samples: Samples = {
  'checkins.plans.choose': { open: (_bot, networkId) => ({ id: networkId }) },
  'checkins.plans.of': { open: async (bot, networkId) => {
    await filled(bot, networkId);
    return { id: networkId, municipality: '1506' };
  } },
  'checkins.plans.open': { open: about('1506') },
  'checkins.plans.edit': { open: about('1506-2') },
  'checkins.plans.save': { open: about('1506-2-1', fields) },
  'checkins.plans.sure': { open: about('1506-2-1', fields) },
};
