import { personRef } from '../../../lib/ids';
import type { PersonId } from '../../feature';
import type { Raad } from '../../meetings';
import type { Networks } from '../../networks';
import type { Reporter } from '../reporting/reporter';
import type { Plan } from '../types';
import { changed, type Change, type PlanFields } from './plan';
import { planRef } from './plan-ref';
import { PlanStore } from './plan-store';

/** How the outbox calls plans; a source's id is `planRef`. */
export const PLAN_KIND = 'plan';

/** How each municipality puts each råd into practice. Everything throws what the store throws. */
export class Plans {
  private readonly store: PlanStore;

  constructor(private readonly networks: Pick<Networks, 'table' | 'audit' | 'outbox'>) {
    this.store = new PlanStore(networks.table);
  }

  /** A municipality's plans, by råd; none for a råd that nobody has planned. */
  of(networkId: string, municipality: string): Promise<Plan[]> {
    return this.store.of(networkId, municipality);
  }

  /** Those of all municipalities. */
  ofNetwork(networkId: string): Promise<Plan[]> {
    return this.store.ofNetwork(networkId);
  }

  find(networkId: string, municipality: string, raad: Raad): Promise<Plan | undefined> {
    return this.store.find(networkId, municipality, raad);
  }

  /** What was written is checked by the caller. `seen`: the version that the person had before them, 0 for none. */
  async save(
    { networkId, municipality, as }: Reporter, raad: Raad, fields: PlanFields, seen: number, person: PersonId, now: number,
  ): Promise<Change> {
    const act = { by: personRef(person.tenantId, person.id), at: now, as };
    let outcome: Change = { kind: 'saved', plan: undefined, changed: false };
    await this.store.change(networkId, { municipality, raad }, (old) => {
      outcome = changed(old, { municipality, raad }, fields, seen, act);
      return outcome.kind === 'saved' && outcome.changed ? outcome.plan : undefined;
    });
    return outcome;
  }

  /** Whether this is the first time that somebody could not be reached about this version of a plan: the coordinators hear of it once. */
  async isFirstUnreached(networkId: string, { municipality, raad, version }: Plan): Promise<boolean> {
    let first = false;
    await this.store.change(networkId, { municipality, raad }, (old) => {
      first = old?.version === version && !old.told;
      return old && first ? { ...old, told: true } : undefined;
    });
    return first;
  }

  /** After a plan is saved, also when it stood so before: reminders follow it, and a change is written down. */
  async afterwards(networkId: string, { plan, changed: isNew }: Extract<Change, { kind: 'saved' }>, by: PersonId): Promise<void> {
    if (!plan) return;
    const { municipality, raad } = plan;
    await this.networks.outbox.changed({ networkId, kind: PLAN_KIND, id: planRef({ municipality, raad }) });
    if (isNew) await this.networks.audit.write(networkId, 'plan.changed', { by, municipality });
  }
}
