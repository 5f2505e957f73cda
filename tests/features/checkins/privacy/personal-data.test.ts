import { partitionOfCheckins, partitionOfHistory, partitionOfReports, keptRow, planRow } from '../../../../src/features/checkins/keys';
import { checkinsPersonalData } from '../../../../src/features/checkins/personal-data';
import { draftRecord, keptRecord, pastReportRecord, planRecord, reportRecord, roundRecord } from '../../../../src/features/checkins/records';
import { personRef } from '../../../../src/lib/ids';
import { translator } from '../../../../src/lib/language';
import { openStore, type TableStore } from '../../../../src/storage';
import { networksOn } from '../../../support/a-turn';
import { testClock } from '../../../support/test-clock';
import { aRound, AUKRA, FIRST, MOLDE, NETWORK } from '../reporting/routes-support';

const NAME = 'Ida Ørjasæter';
const GONE = translator('nb')('networks.privacy.nameGone');
const ida = { tenantId: 'tenant', id: 'ida', name: NAME, knownAs: [NAME], knownIn: async () => [NAME] };
const [mine, other] = [personRef(ida.tenantId, ida.id), personRef('tenant', 'other')];

let table: TableStore;
beforeEach(async () => { table = await openStore({ kind: 'sqlite', file: ':memory:' }); });
afterEach(() => table.close());
const networks = () => networksOn(table, testClock('2026-05-04T08:00:00Z'));
const data = () => checkinsPersonalData(networks());

async function leaveTraces(by = mine): Promise<void> {
  const { store } = networks();
  await store.saveNetwork({ id: NETWORK, name: 'Romsdal', organisers: [], language: 'nb', targetGroups: [], rhythm: 'none' });
  await store.saveMunicipality(NETWORK, { number: AUKRA, name: 'Aukra' });
  const put = (partition: string, row: string, record: { v: number; data: string }) => table.upsert({ partition, row, ...record });
  const ofReports = partitionOfReports(NETWORK, FIRST);
  const form = { ...aRound().form, own: [{ id: 'own1-1', text: `Kjenner dere ${NAME}?`, kind: 'text' as const }] };
  const answers = { 'r1-plan': { text: `Planen til ${NAME}` }, 'r1-status': { step: 'na', reason: `${NAME} sier det` }, 'r1-meetings': { number: 3 } };
  const report = { municipality: MOLDE, roundId: FIRST, revision: 1, answers, submittedAt: 1, by, as: 'contact' as const, reason: `Rettet for ${NAME}`, draftVersion: 1 };
  const past = { roundId: FIRST, period: aRound().period, dueAt: 1, form, report };
  const kept = { part: 'r1', by, at: 1, answers: { 'r1-plan': { mine: { text: 'Min plan' }, theirs: { text: `Hos ${NAME}` }, rev: 1 } } };
  await put(partitionOfCheckins(NETWORK), `r:${FIRST}`, roundRecord.encode({ ...aRound(FIRST, { municipalities: [MOLDE] }), form, by, reminded: [{ what: 'asked-2026-05-04', due: 1, at: 1, by }] }));
  const plan = planRecord.encode({ municipality: MOLDE, raad: 1, responsible: NAME, version: 3, at: 1, by });
  await put(partitionOfCheckins(NETWORK), planRow(MOLDE, 1), plan);
  for (const row of [`s:${MOLDE}`, `h:${MOLDE}:000001`]) await put(ofReports, row, reportRecord.encode(report));
  const entry = { answer: answers['r1-plan'], was: { text: `Før: ${NAME}` }, rev: 2 };
  await put(ofReports, `d:${MOLDE}`, draftRecord.encode({ municipality: MOLDE, roundId: FIRST, version: 4, answers: { 'r1-plan': entry, 'r1-meetings': { answer: { number: 3 }, rev: 1 } }, done: [], at: 1, by }));
  await put(ofReports, `d:${MOLDE}:before`, pastReportRecord.encode(past));
  await put(ofReports, keptRow(MOLDE, 'r1', by), keptRecord.encode(kept));
  await put(ofReports, keptRow(MOLDE, 'r1', other), keptRecord.encode({ ...kept, by: other }));
  await put(ofReports, `u:week:${by}:1`, { v: 1, data: JSON.stringify({ what: 'week', ref: by, version: 1, at: 1 }) });
  // Molde has left the network: its history is found by its round.
  await put(partitionOfHistory(NETWORK, MOLDE), 'h1', pastReportRecord.encode(past));
}

const scanned = async (): Promise<string> => (
  (await table.scan()).rows.filter(({ partition }) => /^(?:ci|r|k):/.test(partition)).map(({ row, data: text }) => `${row} ${text}`).join('\n')
);

test('«slett meg» takes the pseudonym and the name out of every row, and the municipality keeps its reports', async () => {
  await leaveTraces();
  expect((await scanned()).split(NAME).length).toBeGreaterThan(12);
  expect((await scanned()).split(mine).length).toBeGreaterThan(9);
  await data().erase(ida);
  const all = await scanned();
  expect(all).not.toContain(NAME);
  expect(all).not.toContain(mine);
  expect(all).toContain(`Planen til ${GONE}`);
  expect(all.split('"number":3').length).toBeGreaterThan(4);
  expect(all.split('"by":"nobody"').length).toBeGreaterThan(6);
  // The answers of somebody else that wait are still theirs.
  expect(all).toContain(keptRow(MOLDE, 'r1', other));
  expect(await data().of(ida)).toEqual({ checkins: [] });
});

test('who was writing has another version to look at, and nothing is taken for unchanged', async () => {
  await leaveTraces();
  await data().erase(ida);
  const [draft, plan] = await Promise.all([table.get(partitionOfReports(NETWORK, FIRST), `d:${MOLDE}`), table.get(partitionOfCheckins(NETWORK), planRow(MOLDE, 1))]);
  expect(draft && draftRecord.decode(draft)).toMatchObject({ version: 5, by: 'nobody', answers: { 'r1-plan': { rev: 5, was: { text: `Før: ${GONE}` } }, 'r1-meetings': { rev: 1 } } });
  expect(plan && planRecord.decode(plan)).toMatchObject({ version: 4, responsible: GONE, by: 'nobody' });
});

test('what is kept of somebody is what stands under their pseudonym, and the texts that name them', async () => {
  await leaveTraces();
  const { checkins = [] } = await data().of(ida);
  const at = (key: string) => checkins.find((each) => (each as { key: string }).key.endsWith(` ${key}`));
  expect(checkins).toHaveLength(9);
  expect(at(`s:${MOLDE}`)).toMatchObject({ from: 'report', by: mine, texts: [`Planen til ${NAME}`, `${NAME} sier det`, `Rettet for ${NAME}`] });
  expect(at(keptRow(MOLDE, 'r1', mine))).toMatchObject({ part: 'r1' });
  expect(at(`u:week:${mine}:1`)).toMatchObject({ what: 'week' });
  // What is not sent is read by the municipality's own people only.
  expect(at(`d:${MOLDE}`)).toEqual({ networkId: NETWORK, key: `${partitionOfReports(NETWORK, FIRST)} d:${MOLDE}`, from: 'draft of a report', by: mine });
  await networks().store.saveMember(NETWORK, { tenantId: 'tenant', personId: 'ida', name: NAME, roles: ['participant'], joinedAt: 1, municipality: MOLDE });
  expect(JSON.stringify(await data().of(ida))).toContain(`Før: ${NAME}`);
});

test('a namesake finds nothing and changes nothing', async () => {
  await leaveTraces(other);
  const namesake = { ...ida, id: 'namesake', knownIn: async () => [] };
  const before = await scanned();
  expect(await data().of(namesake)).toEqual({ checkins: [] });
  await data().erase(namesake);
  expect(await scanned()).toBe(before);
});
