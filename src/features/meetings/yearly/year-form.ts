import { z } from 'zod';
import type { TextKey } from '../../../lib/language';
import { cleaned } from '../../../lib/people-text';
import { hasNationalId } from '../../../lib/person-data';
import { addMonths, isDay } from '../../../lib/time';
import { NetworkOnly } from '../../define';
import type { Plan, Year } from './records';

/** Also what the form takes. */
const LONGEST_PLAN = 100;
/** Further ahead is a mistake in the year. */
const MOST_YEARS_AHEAD = 10;
/** Every how many years a plan is revised; 0 for once. */
export const RHYTHMS = ['0', '1', '2', '3', '4'] as const;

const Field = z.string().max(5_000).default('');
const Fields = z.object({ overdoseDay: Field, summer: Field, plan: Field, planOn: Field, planEvery: Field });
export type YearFields = z.infer<typeof Fields>;
export const YearForm = NetworkOnly.and(Fields);

export interface Wanted {
  overdoseDay: boolean;
  summer: boolean;
  plan?: Omit<Plan, 'since'>;
}

/**
 * What the form says, or what is wrong with it. `today` is `2026-11-16`; a plan needs what and when, and one
 * that comes once, a day to come.
 */
export function readYear(fields: YearFields, today: string): Wanted | { wrong: TextKey } {
  const what = cleaned(fields.plan).replaceAll('\n', ' ');
  const on = fields.planOn.trim();
  const choices = { overdoseDay: fields.overdoseDay === 'true', summer: fields.summer === 'true' };
  if (!what && !on) return choices;
  const wrong = wrongWith(what, on, fields.planEvery, today);
  return wrong ? { wrong } : { ...choices, plan: { what, on, everyYears: Number(fields.planEvery) } };
}

function wrongWith(what: string, on: string, every: string, today: string): TextKey | undefined {
  if (!/[\p{L}\d]/u.test(what)) return 'meetings.yearly.wrong.what';
  if (what.length > LONGEST_PLAN) return 'meetings.yearly.wrong.long';
  if (hasNationalId(what)) return 'meetings.yearly.wrong.person';
  if (!isDay(on) || on > addMonths(today, 12 * MOST_YEARS_AHEAD)) return 'meetings.yearly.wrong.day';
  if (!RHYTHMS.some((each) => each === every)) return 'meetings.yearly.wrong.every';
  if (on < addMonths(today, -12 * MOST_YEARS_AHEAD)) return 'meetings.yearly.wrong.day';
  return every === '0' && on < today ? 'meetings.yearly.wrong.past' : undefined;
}

/** The fields of the form for what is stored. */
export function fieldsOf({ overdoseDay, summer, plan }: Year): YearFields {
  return {
    overdoseDay: String(overdoseDay !== undefined), summer: String(summer !== undefined),
    plan: plan?.what ?? '', planOn: plan?.on ?? '', planEvery: String(plan?.everyYears ?? 1),
  };
}
