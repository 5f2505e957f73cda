import type { Planned } from '../../../delivery';
import { toInstant, ZONE } from '../../../lib/time';
import { addDays } from '../../../lib/time/holidays';
import { addWorkingDays, toWorkingHours } from '../../../lib/time/working-days';
import { isAway, whoSpeaksFor, type Member } from '../../networks';
import type { Plan } from '../types';

/** What is said by itself of a plan that is to be revised: a month before, and on the last working day before. */
export const PLAN_WHATS = ['month', 'day'] as const;
export type PlanWhat = (typeof PLAN_WHATS)[number];

const MONTH_DAYS = 30;
/** A month before is no hurry: after these working days it is too old to be said. */
const MONTH_STALE = 5;
const MORNING = '09:00';

type Revised = Pick<Plan, 'municipality' | 'version' | 'at'> & { revisedOn: string };

/** Who is to hear of it: those who speak for the municipality and are there; `today`: `2026-11-16`. */
export const concerned = (municipality: string, members: readonly Member[], today: string): Member[] => (
  whoSpeaksFor(members, municipality, today).people.filter((member) => !isAway(member, today))
);

/** All that is to be said of a plan; what would have been due before the plan was last saved is left out. */
export function planOf(plan: Revised, members: readonly Member[], today: string, refOf: (member: Member) => string): Planned[] {
  const { municipality, version, at } = plan;
  return PLAN_WHATS.flatMap((what) => {
    const { dueAt, staleAt } = timeOf(plan.revisedOn, what);
    if (dueAt < at) return [];
    return concerned(municipality, members, today).map((member) => ({ what, recipient: refOf(member), version, dueAt, staleAt }));
  });
}

/** UTC ms; in working hours. */
function timeOf(revisedOn: string, what: PlanWhat): Pick<Planned, 'dueAt' | 'staleAt'> {
  const morning = (day: string) => toInstant({ local: `${day}T${MORNING}`, zone: ZONE });
  if (what === 'day') return { dueAt: morning(addWorkingDays(revisedOn, -1)), staleAt: morning(addDays(revisedOn, 1)) };
  const before = addDays(revisedOn, -MONTH_DAYS);
  return { dueAt: toWorkingHours(morning(before)), staleAt: morning(addWorkingDays(before, MONTH_STALE)) };
}
