import { LRUCache } from 'lru-cache';
import type { Turn } from '../../feature';
import type { Raad } from '../../meetings';
import { planLines } from '../plans/words';
import type { Checkins } from '../parts';
import type { Plan } from '../types';

/** A plan is shown beside the questions and decides nothing, so that it may be as old as this; saving a part then needs no more calls. */
const RECENT_MS = 60_000;
const MOST = 1_000;

/** The municipalities' plans as they were read a moment ago. */
export class RecentPlans {
  private readonly recent = new LRUCache<string, { readAt: number; plans: Plan[] }>({ max: MOST });

  constructor(private readonly checkins: Pick<Checkins, 'plans'>) {}

  /** What the municipality's plan for a råd says, escaped; nothing when it has none. */
  async lines({ t, language, now }: Turn, networkId: string, municipality: string, raad: Raad): Promise<string[]> {
    const name = `${networkId} ${municipality}`;
    const known = this.recent.get(name);
    const isRecent = known !== undefined && now >= known.readAt && now - known.readAt < RECENT_MS;
    const plans = isRecent ? known.plans : await this.checkins.plans.of(networkId, municipality);
    if (!isRecent) this.recent.set(name, { readAt: now, plans });
    const plan = plans.find((each) => each.raad === raad);
    return plan ? planLines(t, language, plan) : [];
  }
}
