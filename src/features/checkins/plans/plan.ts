import type { ReporterRole, Plan } from '../types';

/** What a plan says, in the order of the form: the lessons of the pilot municipalities (domain/facts-network.md, 6). */
export const PLAN_FIELDS = ['responsible', 'time', 'standsIn', 'revisedOn', 'buildsOn'] as const;
export type PlanField = (typeof PLAN_FIELDS)[number];

/** As the form has it: empty for what is not filled in. `revisedOn` is a day, `2027-05-01`. */
export type PlanFields = Record<PlanField, string>;

/** Who changed a plan, when, and in which capacity. */
export interface Act {
  /** As `personRef`. */
  by: string;
  /** UTC ms. */
  at: number;
  as: ReporterRole;
}

/** What stands in a plan; all is empty in one that nobody has made. */
export function fieldsOf(plan: Partial<Plan> | undefined): PlanFields {
  const { responsible = '', time = '', standsIn = '', revisedOn = '', buildsOn = '' } = plan ?? {};
  return { responsible, time, standsIn, revisedOn, buildsOn };
}

/** In which fields two of them differ, in the order of the form. */
export const differing = (a: PlanFields, b: PlanFields): PlanField[] => PLAN_FIELDS.filter((field) => a[field] !== b[field]);

export const isFilled = (plan: Plan | undefined): boolean => PLAN_FIELDS.some((field) => fieldsOf(plan)[field] !== '');

/** What becomes of a plan when somebody saves what they wrote, having seen version `seen` of it (0: none). */
export type Change =
  | { kind: 'saved'; plan: Plan; changed: true }
  /** It stands so already: pressed twice, or written by somebody else too. */
  | { kind: 'saved'; plan: Plan | undefined; changed: false }
  /** Somebody else changed it meanwhile: nothing is written over before both have been seen. */
  | { kind: 'clash'; plan: Plan | undefined };

export function changed(
  old: Plan | undefined, { municipality, raad }: Pick<Plan, 'municipality' | 'raad'>, fields: PlanFields, seen: number, { by, at, as }: Act,
): Change {
  if (differing(fieldsOf(old), fields).length === 0) return { kind: 'saved', plan: old, changed: false };
  const version = old?.version ?? 0;
  if (version !== seen) return { kind: 'clash', plan: old };
  const filled = Object.fromEntries(PLAN_FIELDS.filter((field) => fields[field] !== '').map((field) => [field, fields[field]]));
  const onBehalf = as === 'coordinator' && { onBehalf: true as const };
  return { kind: 'saved', changed: true, plan: { municipality, raad, ...filled, version: version + 1, at, by, ...onBehalf } };
}
