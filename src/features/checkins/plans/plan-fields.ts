import { z } from 'zod';
import type { TextKey, TextValues } from '../../../lib/language';
import { cleaned, cutTo } from '../../../lib/people-text';
import { addMonths, dayOf, isDay } from '../../../lib/time';
import { checkWords, maskDigits } from '../guards';
import { PLAN_FIELDS, type PlanField, type PlanFields } from './plan';

/** Characters of each. */
export const MOST_WORDS = 300;
/** Of a text that is too long to be stored: what fits on the card together with the rest. */
const LONGEST_SHOWN = 1_000;
/** A plan that is to be revised later than this is written wrong. */
const MOST_MONTHS = 120;

const field = z.string().max(20_000).default('');
export const PlanInputs = z.object({ responsible: field, time: field, standsIn: field, revisedOn: field, buildsOn: field });

/** A sentence above the form. */
export interface Said {
  text: TextKey;
  values?: TextValues;
}

export interface ReadPlan {
  /** As it may be stored; with `wrong`, as it may be shown again to be corrected. */
  fields: PlanFields;
  wrong?: Said;
  /** May be about one person: to be asked about before it is stored. */
  asked?: true;
}

/** What was written in the form. `stands`: the day that stands in the plan, which may have passed; `now`: UTC ms. */
export function readPlan(given: PlanFields, now: number, stands = ''): ReadPlan {
  const fields = mapped(given, (text, name) => (name === 'revisedOn' ? text.trim() : cleaned(text)));
  const words = checkWords(WORDS.map((name) => fields[name]));
  if (words === 'refused') return { fields: forAnotherTry(mapped(fields, wordsOnly(maskDigits))), wrong: { text: 'checkins.plans.wrong.person' } };
  const wrong = wrongWith(fields, now, stands);
  if (wrong) return { fields: forAnotherTry(fields), wrong };
  return { fields, ...(words === 'asked' && { asked: true }) };
}

const WORDS = PLAN_FIELDS.filter((name) => name !== 'revisedOn');

function wrongWith(fields: PlanFields, now: number, stands: string): Said | undefined {
  const long = WORDS.find((name) => fields[name].length > MOST_WORDS);
  if (long) return { text: `checkins.plans.wrong.long.${long}`, values: { most: MOST_WORDS } };
  const { revisedOn } = fields;
  if (revisedOn === '' || revisedOn === stands) return undefined;
  if (!isDay(revisedOn)) return { text: 'checkins.plans.wrong.day' };
  const today = dayOf(now);
  if (revisedOn < today) return { text: 'checkins.plans.wrong.past' };
  return revisedOn > addMonths(today, MOST_MONTHS) ? { text: 'checkins.plans.wrong.far' } : undefined;
}

const mapped = (fields: PlanFields, change: (text: string, name: PlanField) => string): PlanFields => {
  const { responsible, time, standsIn, revisedOn, buildsOn } = fields;
  return {
    responsible: change(responsible, 'responsible'), time: change(time, 'time'), standsIn: change(standsIn, 'standsIn'),
    revisedOn: change(revisedOn, 'revisedOn'), buildsOn: change(buildsOn, 'buildsOn'),
  };
};

const wordsOnly = (change: (text: string) => string) => (text: string, name: PlanField): string => (name === 'revisedOn' ? text : change(text));

/** What was written is not lost; a day that is none cannot stand in its field. */
const forAnotherTry = (fields: PlanFields): PlanFields => (
  mapped(fields, (text, name) => (name === 'revisedOn' ? (isDay(text) ? text : '') : cutTo(text, LONGEST_SHOWN)))
);
