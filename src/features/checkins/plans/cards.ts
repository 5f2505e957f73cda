import type { Translate } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { formatSourceDate, dayOf } from '../../../lib/time';
import type { CardReply } from '../../feature';
import { RAAD, type Raad } from '../../meetings';
import type { Municipality } from '../../networks';
import type { Plan } from '../types';
import { differing, fieldsOf, isFilled, type PlanFields } from './plan';
import type { Said } from './plan-fields';
import { planRef } from './plan-ref';
import { fieldText, planLines, planStanding, type Wording } from './words';

/** A municipality's plans as somebody may see them. */
export interface PlansView {
  networkId: string;
  /** Four digits, and its name. */
  number: string;
  municipality: string;
  plans: readonly Plan[];
  /** The reader may change them. */
  changes: boolean;
  /** The reader may go to another municipality's: a coordinator. */
  chooses: boolean;
  /** Only this one, as in a reminder. */
  only?: Raad;
}

/** How a municipality puts each råd into practice; `intro` says why it comes, or what was just done. */
export function plansReply(wording: Wording, view: PlansView, intro = ''): CardReply {
  const { t, language } = wording;
  const { networkId, number, plans, changes, chooses, only } = view;
  const heading = t('checkins.plans.heading', { municipality: escapeMarkdown(view.municipality) });
  const rows = RAAD.filter((raad) => only === undefined || raad === only).map((raad) => {
    const plan = plans.find((each) => each.raad === raad);
    return {
      id: `${networkId}.${planRef({ municipality: number, raad })}`,
      title: t(`checkins.plans.raad.${raad}`),
      lines: plan && isFilled(plan) ? planLines(t, language, plan).map((text) => ({ text })) : [{ text: t('checkins.plans.empty') }],
      standing: plan ? planStanding(wording, plan) : '',
      label: changes ? t(plan && isFilled(plan) ? 'checkins.plans.change' : 'checkins.plans.fill', { raad }) : '',
      changes,
    };
  });
  const data = {
    id: `${networkId}.${number}`, network: networkId, heading, intro, rows, chooses, all: only !== undefined,
    whose: changes ? '' : t('checkins.plans.whoChanges'),
  };
  return { kind: 'card', card: { template: 'checkins/plans', data }, summary: shortened(intro || t('checkins.plans.summary', { municipality: view.municipality }), 200) };
}

/** What the form is about, and what is to be said above it. */
export interface PlanForm {
  networkId: string;
  municipality: string;
  number: string;
  raad: Raad;
  fields: PlanFields;
  /** Of the plan that the form was opened on. */
  version: number;
  wrong?: Said;
  /** Stored only when the person says so once more. */
  asked?: true;
  /** Changed meanwhile by somebody else: what stands is shown beside what was written. */
  stands?: Plan;
  onBehalf: boolean;
}

/** The plan of one råd, to be filled in. */
export function planFormReply({ t, language }: Pick<Wording, 't' | 'language'>, form: PlanForm): CardReply {
  const { networkId, number, raad, version, fields, wrong, asked, stands } = form;
  const ref = { municipality: number, raad, version };
  const data = {
    id: `${networkId}.${planRef(ref)}`,
    back: `${networkId}.${number}`,
    heading: t(`checkins.plans.raad.${raad}`),
    onBehalf: form.onBehalf ? t('checkins.plans.forMunicipality', { municipality: escapeMarkdown(form.municipality) }) : '',
    wrong: wrong ? t(wrong.text, wrong.values) : '',
    asked: asked ? t('checkins.plans.asked') : '',
    theirs: stands ? theirs(t, language, fields, stands) : [],
    clash: stands ? t('checkins.plans.clash', { day: formatSourceDate(dayOf(stands.at), language) }) : '',
    ...fields,
  };
  return { kind: 'card', card: { template: 'checkins/plan-form', data }, summary: t('checkins.plans.formSummary', { raad }) };
}

/** What somebody else has saved, where it is not what was written here. */
function theirs(t: Translate, language: string, mine: PlanFields, stands: Plan): { text: string }[] {
  const fields = fieldsOf(stands);
  return differing(fields, mine).map((field) => {
    const text = fieldText(language, field, fields[field]) || t('checkins.plans.nothingThere');
    return { text: t(`checkins.plans.lines.${field}`, { text }) };
  });
}

/** Whose plans a coordinator is to see. */
export function choosePlansReply({ t }: Pick<Wording, 't'>, networkId: string, municipalities: readonly Municipality[], wrong = ''): CardReply {
  const choices = municipalities.map(({ number, name }) => ({ value: number, title: name }));
  const data = { id: networkId, choices, wrong, empty: choices.length === 0 ? t('checkins.plans.noMunicipalities') : '', any: choices.length > 0 };
  return { kind: 'card', card: { template: 'checkins/plan-municipalities', data }, summary: t('cards.checkins.plan-municipalities.title') };
}
