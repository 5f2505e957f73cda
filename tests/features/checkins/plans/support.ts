import { PlanStore } from '../../../../src/features/checkins/plans/plan-store';
import type { PlanFields } from '../../../../src/features/checkins/plans/plan';
import type { Plan } from '../../../../src/features/checkins/types';
import { translator } from '../../../../src/lib/language';
import type { World } from '../../../support/activities';
import { cardOf } from '../../../support/replies';
import { NETWORK, press, pressOn, say, type Pressed, type Stage } from '../../meetings/minutes/support';

export const t = translator('nb');

export const someFields: PlanFields = {
  responsible: 'Kommuneoverlegen', time: 'Én dag i uka', standsIn: 'Ruspolitisk handlingsplan', revisedOn: '2026-09-01', buildsOn: 'Overdoseteamet',
};

export const aPlan = (parts: Partial<Plan> = {}): Plan => (
  { municipality: '1506', raad: 2, ...someFields, version: 1, at: Date.parse('2026-01-02T09:00:00Z'), by: 'ref', ...parts }
);

export const saved = ({ store }: Stage, raad: 1 | 2 | 3 = 2, municipality = '1506') => new PlanStore(store).find(NETWORK, municipality, raad);
export const put = async ({ store }: Stage, plan: Plan): Promise<void> => {
  await new PlanStore(store).change(NETWORK, plan, () => plan);
};

export const label = (key: 'save' | 'sure' | 'back') => t(`cards.checkins.plan-form.${key}`);

/** «vår plan», and then the form of a råd. */
export async function openForm(stage: Stage, world: World, raad: 1 | 2 | 3 = 2): Promise<Pressed> {
  const card = cardOf(await say(stage, world, 'vår plan'));
  const title = [t('checkins.plans.fill', { raad }), t('checkins.plans.change', { raad })].find((each) => JSON.stringify(card).includes(each));
  return pressOn(stage, world, card, title ?? '');
}

/** As a card of the municipality's own would send it. */
export const pressPlan = (stage: Stage, world: World, verb: string, id: string, fields: object = {}) => (
  press(stage, world, `checkins.plans.${verb}`, { id: `${NETWORK}.${id}`, ...fields })
);
