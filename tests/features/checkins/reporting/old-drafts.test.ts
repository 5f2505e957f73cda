import { ofType } from '../../../cards/elements';
import { aTurn, checkinsOn, networksOn } from '../../../support/a-turn';
import { ADDED, BOTH, FORM, OTHER_FORM, REMOVED, RESCALED } from '../forms/other-form';
import { CONTACT, MOLDE, NETWORK, NOW, person } from './core-support';
import { aRound } from './routes-support';
import { loadCards } from '../../../../src/bot/render';
import { overviewReply } from '../../../../src/features/checkins/reporting/overview-card';
import { partReply } from '../../../../src/features/checkins/reporting/part-card';
import { previewReply } from '../../../../src/features/checkins/reporting/preview-card';
import type { ReportView } from '../../../../src/features/checkins/reporting/report-view';
import type { CardReply } from '../../../../src/features/feature';
import { openStore, type TableStore } from '../../../../src/storage';

/** A draft that was begun before a new version of the form came is of the version of its round, to the end. */
const NEXT = '8204000000000-next';
const [ADA, turn, render] = [person('ada'), aTurn(), loadCards()];
const GIVEN = { [RESCALED]: { step: '4' }, [REMOVED]: { number: 7 }, 'r1-plan': { text: 'Rusplanen' } };
const REST = { 'r2-status': { step: '3' }, 'r3-status': { step: '2' } };

let table: TableStore;
let view: ReportView;
let reports: ReturnType<typeof newer>['reports'];
const older = () => checkinsOn(networksOn(table, { now: () => NOW }));
/** The same store, served by the version of the service that has the new form. */
const newer = () => checkinsOn(networksOn(table, { now: () => NOW }), BOTH);
const cardOf = ({ card }: CardReply) => render(card, 'nb', 'personal');
const work = () => ({ reporter: CONTACT, name: 'Molde', view, coordinates: false });
const part = () => {
  const found = view.form.parts.find(({ id }) => id === 'r1');
  if (!found) throw new Error('No such part');
  return cardOf(partReply(turn, work(), found));
};
const values = (card: ReturnType<typeof cardOf>) => Object.fromEntries(ofType(card, /^Input\./).map(({ id, value }) => [id, value]));

beforeEach(async () => {
  table = await openStore({ kind: 'sqlite', file: ':memory:' });
  const before = older();
  const round = aRound();
  await before.roundStore.create({ ...round, networkId: NETWORK, form: before.forms.use() });
  await before.reports.save(CONTACT, round.id, 'r1', GIVEN, 0, ADA, NOW);
  const after = newer();
  await after.roundStore.create({ ...aRound(NEXT, { due: { local: '2026-09-15T15:00', zone: 'Europe/Oslo' } }), networkId: NETWORK, form: after.forms.use() });
  ({ reports } = after);
  view = await reports.view(CONTACT, round.id, ADA);
});
afterEach(() => table.close());

test('it opens as it was: the question that is gone, the old scale, and nothing of what is new', () => {
  expect(view).toMatchObject({ source: 'draft', version: 1, done: ['r1'], answers: GIVEN, form: { version: FORM.version } });
  const card = part();
  expect(values(card)).toMatchObject({ [RESCALED]: '4', [REMOVED]: '7', 'r1-plan': 'Rusplanen' });
  expect(Object.keys(values(card))).not.toContain(ADDED);
  const [status] = ofType(card, /^Input\.ChoiceSet$/).filter(({ id }) => id === RESCALED);
  const scale = FORM.scales.find(({ id }) => id === 'status');
  expect((status?.choices as { value: string }[]).map(({ value }) => value)).toEqual(expect.arrayContaining(scale?.steps.map(({ id }) => id) ?? ['none']));
  expect(JSON.stringify(cardOf(overviewReply(turn, work())))).toContain('✓ Råd 1');
});

test('it is filled in, reviewed and sent in its own version', async () => {
  const { id } = view.round;
  await reports.save(CONTACT, id, 'r2', { 'r2-status': REST['r2-status'] }, 1, ADA, NOW);
  ({ view } = await reports.save(CONTACT, id, 'r3', { 'r3-status': REST['r3-status'] }, 2, ADA, NOW));
  expect(JSON.stringify(cardOf(previewReply(turn, work())))).toContain('4 – på plass');
  const sent = await reports.submit(CONTACT, id, view.version, ADA, NOW);
  expect(sent).toMatchObject({ kind: 'sent', report: { answers: { ...GIVEN, ...REST } } });
  await reports.afterSubmit(sent, CONTACT, ADA);
  view = await reports.view(CONTACT, NEXT, ADA);
  expect(view.form.version).toBe(OTHER_FORM.version);
  expect(Object.keys(view.answers)).not.toEqual(expect.arrayContaining([RESCALED]));
  expect(Object.keys(view.answers)).not.toEqual(expect.arrayContaining([REMOVED]));
  expect(view.answers).toMatchObject({ 'r1-plan': { text: 'Rusplanen' }, ...REST });
  expect(view).toMatchObject({ before: { report: { municipality: MOLDE } } });
});
