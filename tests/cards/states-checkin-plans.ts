import { choosePlansReply, planFormReply, plansReply, type PlanForm, type PlansView } from '../../src/features/checkins/plans/cards';
import { fieldsOf, PLAN_FIELDS } from '../../src/features/checkins/plans/plan';
import { MOST_WORDS, readPlan } from '../../src/features/checkins/plans/plan-fields';
import type { Plan } from '../../src/features/checkins/types';
import type { Reply, Turn } from '../../src/features/feature';
import type { Municipality } from '../../src/features/networks';

const networkId = 'romsdal-2026';
const long = (text: string, length = MOST_WORDS) => text.repeat(length).slice(0, length);

const plan = (parts: Partial<Plan> = {}): Plan => ({
  municipality: '1506', raad: 2, responsible: 'Kommuneoverlegen', time: '1. Én dag i uka', standsIn: '[Rusplan](https://x.no)', revisedOn: '2027-05-01',
  buildsOn: '- Overdoseteamet\n- RIO', version: 3, at: 1, by: 'ref', ...parts,
});
const [passed, onBehalf] = [plan({ raad: 1, revisedOn: '2026-05-01' }), plan({ raad: 3, onBehalf: true })];
const full = ([1, 2, 3] as const).map((raad) => plan({ raad, responsible: long('å *'), time: long('x '), standsIn: long('_y_ '), buildsOn: long('ø\n') }));
const emptied: Plan = { municipality: '1506', raad: 2, version: 4, at: 1, by: 'ref' };
const many: Municipality[] = Array.from({ length: 357 }, (_, at) => ({ number: String(1000 + at), name: `Demokommune nummer ${at}` }));

/** A municipality's plans as each may see them, and the form with whatever can be said above it. */
export function* checkinPlanReplies(turn: Turn): Generator<[string, Reply]> {
  const view: PlansView = { networkId, number: '1506', municipality: 'Molde *by*', plans: [], changes: true, chooses: false };
  const { t } = turn;
  for (const [name, plans] of [['no plan', []], ['a plan', [plan()]], ['an emptied plan', [emptied]], ['all kinds of plans', [passed, plan(), onBehalf]], ['long plans', full]] as const) {
    for (const chooses of [true, false]) yield [`${name}, to be changed, ${chooses}`, plansReply(turn, { ...view, plans, chooses })];
    yield [`${name}, to be read`, plansReply(turn, { ...view, plans, changes: false })];
  }
  yield ['a plan that was saved', plansReply(turn, { ...view, plans: [plan()], only: 2 }, t('checkins.plans.saved'))];
  for (const what of ['month', 'day'] as const) {
    yield [`a reminder of a plan, ${what}`, plansReply(turn, { ...view, plans: [plan()], only: 2 }, t(`checkins.plans.remind.${what}`, { raad: 2, day: '1. mai 2027' }))];
  }
  const form: PlanForm = { networkId, municipality: 'Molde', number: '1506', raad: 2, fields: fieldsOf(undefined), version: 0, onBehalf: false };
  yield ['an empty plan', planFormReply(turn, form)];
  yield ['a plan on behalf', planFormReply(turn, { ...form, fields: fieldsOf(plan()), version: 3, onBehalf: true })];
  yield ['a plan that may be about a person', planFormReply(turn, { ...form, fields: fieldsOf(plan()), asked: true })];
  for (const [at, field] of PLAN_FIELDS.entries()) {
    const { fields, wrong } = readPlan({ ...fieldsOf(plan()), [field]: field === 'revisedOn' ? 'x' : long('🙂ab', 10_000) }, turn.now);
    yield [`a wrong plan ${at}`, planFormReply(turn, { ...form, fields, ...(wrong && { wrong }) })];
  }
  const evil = readPlan({ responsible: long('å', 9_000), time: long('å', 9_000), standsIn: long('å', 9_000), revisedOn: '', buildsOn: long('å', 9_000) }, turn.now);
  yield ['a plan that is much too long', planFormReply(turn, { ...form, fields: evil.fields, ...(evil.wrong && { wrong: evil.wrong }), stands: full[1], onBehalf: true })];
  for (const stands of [plan(), emptied, full[1]]) {
    yield ['a plan that was changed meanwhile', planFormReply(turn, { ...form, fields: fieldsOf(passed), version: 3, ...(stands && { stands }) })];
  }
  for (const municipalities of [[], many.slice(0, 2), many]) {
    yield [`${municipalities.length} municipalities to choose among`, choosePlansReply(turn, networkId, municipalities)];
  }
  yield ['a municipality that is not there', choosePlansReply(turn, networkId, many.slice(0, 2), t('checkins.plans.wrong.municipality'))];
}
