import type { Translate } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { dayOf, formatSourceDate } from '../../../lib/time';
import type { Turn } from '../../feature';
import type { Plan } from '../types';
import { fieldsOf, PLAN_FIELDS, type PlanField } from './plan';
import { MOST_WORDS } from './plan-fields';

/** In which language, and when: what words need of a turn, and a reminder has too. */
export type Wording = Pick<Turn, 't' | 'language' | 'now'>;

/** What stands in a field, for a card: escaped, on one line; a day as one reads it. Empty for nothing. */
export function fieldText(language: string, field: PlanField, value: string): string {
  if (value === '') return '';
  return field === 'revisedOn' ? formatSourceDate(value, language) : escapeMarkdown(shortened(value, MOST_WORDS));
}

/** A plan as its municipality reads it, a line for each thing that is filled in. Escaped for cards; empty when nothing is. */
export function planLines(t: Translate, language: string, plan: Plan): string[] {
  const fields = fieldsOf(plan);
  return PLAN_FIELDS.filter((field) => fields[field] !== '').map((field) => (
    t(`checkins.plans.lines.${field}`, { text: fieldText(language, field, fields[field]) })
  ));
}

/** When it was last changed, and that its day has passed when it has. */
export function planStanding({ t, language, now }: Wording, { revisedOn, at, onBehalf }: Plan): string {
  const saved = t(onBehalf ? 'checkins.plans.savedOnBehalf' : 'checkins.plans.savedOn', { day: formatSourceDate(dayOf(at), language) });
  const passed = revisedOn !== undefined && revisedOn < dayOf(now);
  return passed ? `${t('checkins.plans.passed')} ${saved}` : saved;
}
