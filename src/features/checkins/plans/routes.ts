import { z } from 'zod';
import { UserError } from '../../../lib/errors';
import { coordinator, member, type MemberScope } from '../../authority';
import { defineCommand, defineVerb, NetworkOnly, NetworkRef } from '../../define';
import type { CardReply, Turn, VerbResult } from '../../feature';
import type { Routes } from '../../networks';
import type { Raad } from '../../meetings';
import { NotYours } from '../../refusals';
import { ownView } from '../own-view';
import type { Checkins } from '../parts';
import { reporterFor } from '../reporting/reporter';
import type { Plan } from '../types';
import { choosePlansReply, planFormReply, plansReply, type PlanForm, type PlansView } from './cards';
import { fieldsOf } from './plan';
import { PlanInputs, readPlan } from './plan-fields';
import { readPlanRef, type PlanRef } from './plan-ref';
import { PLAN_KIND } from './plans';
import { planReminders } from './reminders';
import { mayChange, mayRead } from './rights';

const own = ownView('checkins.plans.inPublic');
const Saving = NetworkRef.and(PlanInputs);
const Choosing = NetworkOnly.and(z.object({ municipality: z.string().max(100).default('') }));

/** `vår plan`: how a municipality puts each råd into practice, for its own people and the coordinators. */
export function planRoutes({ networks, plans }: Pick<Checkins, 'networks' | 'plans'>): Routes {
  networks.outbox.register(PLAN_KIND, planReminders({ networks, plans }));

  /** The municipality's name; the same words for one that is not of the network and for another's. */
  async function nameOf({ networkId, part }: MemberScope, number: string): Promise<string> {
    const municipality = (await networks.store.municipalities(networkId)).find((each) => each.number === number);
    if (!municipality || !mayRead(part, number)) throw new UserError('checkins.plans.notHere');
    return municipality.name;
  }

  const viewOf = ({ networkId, part }: MemberScope, number: string): Omit<PlansView, 'municipality' | 'plans'> => (
    { networkId, number, changes: mayChange(part, number), chooses: part.roles.includes('coordinator') }
  );

  async function overview(turn: Turn, scope: MemberScope, number: string): Promise<CardReply> {
    const municipality = await nameOf(scope, number);
    const stand = await plans.of(scope.networkId, number);
    return plansReply(turn, { ...viewOf(scope, number), municipality, plans: stand });
  }

  async function choose(turn: Turn, { networkId }: MemberScope, wrong = ''): Promise<CardReply> {
    return choosePlansReply(turn, networkId, await networks.store.municipalities(networkId), wrong);
  }

  /** For who may change it. */
  async function toChange(scope: MemberScope, id: string): Promise<Required<Omit<PlanRef, 'version'>> & { name: string; seen: number }> {
    const { municipality, raad, version: seen = 0 } = readPlanRef(id) ?? {};
    if (municipality === undefined || raad === undefined) throw new NotYours();
    const name = await nameOf(scope, municipality);
    if (!mayChange(scope.part, municipality)) throw new UserError('checkins.plans.notForYou');
    return { municipality, raad, name, seen };
  }

  function formOf(scope: MemberScope, about: { municipality: string; name: string; raad: Raad }): Omit<PlanForm, 'fields' | 'version'> {
    const onBehalf = reporterFor(scope, about.municipality).as === 'coordinator';
    return { networkId: scope.networkId, number: about.municipality, municipality: about.name, raad: about.raad, onBehalf };
  }

  const wasChanged = (stands: Plan | undefined, seen: number) => (stands && stands.version !== seen ? { stands } : {});

  async function save(turn: Turn, scope: MemberScope, id: string, given: z.infer<typeof PlanInputs>, sure: boolean): Promise<VerbResult> {
    const about = await toChange(scope, id);
    const { municipality, raad, name, seen } = about;
    const reporter = reporterFor(scope, municipality);
    const before = await plans.find(scope.networkId, municipality, raad);
    const { fields, wrong, asked } = readPlan(given, turn.now, before?.revisedOn);
    const form = { ...formOf(scope, about), fields };
    if (wrong) return own(turn, planFormReply(turn, { ...form, version: seen, wrong }));
    if (asked && !sure) return own(turn, planFormReply(turn, { ...form, version: seen, asked }));
    const change = await plans.save(reporter, raad, fields, seen, turn.person, turn.now);
    if (change.kind === 'clash') {
      return own(turn, planFormReply(turn, { ...form, version: change.plan?.version ?? 0, ...wasChanged(change.plan, seen) }));
    }
    const stand = change.plan ? [change.plan] : [];
    const view = { ...viewOf(scope, municipality), municipality: name, plans: stand, only: raad };
    const after = () => plans.afterwards(scope.networkId, change, turn.person);
    const said = change.plan?.revisedOn === undefined ? 'checkins.plans.savedNoDay' : 'checkins.plans.saved';
    return { ...own(turn, plansReply(turn, view, turn.t(said))), after };
  }

  return {
    commands: [
      defineCommand({
        id: 'plans', access: member, about: 'network', scopes: ['personal'],
        run: async (turn, _, scope) => {
          const { municipality, roles } = scope.part;
          if (municipality !== undefined) return overview(turn, scope, municipality);
          if (roles.includes('coordinator')) return choose(turn, scope);
          throw new UserError('checkins.plans.noMunicipality');
        },
      }),
    ],
    verbs: [
      defineVerb('checkins.plans.choose', coordinator, NetworkOnly, async (turn, _, scope) => own(turn, await choose(turn, scope))),
      defineVerb('checkins.plans.of', coordinator, Choosing, async (turn, { municipality }, scope) => {
        const known = (await networks.store.municipalities(scope.networkId)).some(({ number }) => number === municipality);
        return own(turn, known ? await overview(turn, scope, municipality) : await choose(turn, scope, turn.t('checkins.plans.wrong.municipality')));
      }),
      defineVerb('checkins.plans.open', member, NetworkRef, async (turn, { id }, scope) => {
        const { municipality } = readPlanRef(id) ?? {};
        if (municipality === undefined) throw new NotYours();
        return own(turn, await overview(turn, scope, municipality));
      }),
      defineVerb('checkins.plans.edit', member, NetworkRef, async (turn, { id }, scope) => {
        const about = await toChange(scope, id);
        const plan = await plans.find(scope.networkId, about.municipality, about.raad);
        return own(turn, planFormReply(turn, { ...formOf(scope, about), fields: fieldsOf(plan), version: plan?.version ?? 0 }));
      }),
      defineVerb('checkins.plans.save', member, Saving, (turn, { id, ...given }, scope) => save(turn, scope, id, given, false)),
      defineVerb('checkins.plans.sure', member, Saving, (turn, { id, ...given }, scope) => save(turn, scope, id, given, true)),
    ],
  };
}
