import { startTestApp, type TestApp } from '../../../support/running-app';
import { testClock } from '../../../support/test-clock';
import { down, only, unrulyStore, type UnrulyStore } from '../../../support/unruly-store';
import { waitFor } from '../../../support/wait-for';
import { partitionOfCheckins, partitionOfReports, planRow } from '../../../../src/features/checkins/keys';
import { planRecord, reportRecord } from '../../../../src/features/checkins/records';
import { ReportStore } from '../../../../src/features/checkins/reporting/report-store';
import { RoundStore } from '../../../../src/features/checkins/rounds/round-store';
import { openStore } from '../../../../src/storage';
import { aRound, AUKRA, FIRST, MOLDE, NETWORK, SECOND } from '../reporting/routes-support';

/** What was stored, and cut off before anything else heard of it; then the service starts. */
let table: UnrulyStore;
let bot: TestApp | undefined;
beforeEach(async () => { table = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' })); });
afterEach(async () => {
  await bot?.stop();
  await table.close();
});

async function start(): Promise<void> {
  bot = await startTestApp({
    store: table, clock: testClock('2026-05-04T08:00:00Z'),
    seed: async ({ networks }) => {
      await networks.saveNetwork({ id: NETWORK, name: 'Romsdal', organisers: [], language: 'nb', targetGroups: [], rhythm: 'none' });
      await networks.saveMunicipality(NETWORK, { number: MOLDE, name: 'Molde' });
      await networks.saveChannel(NETWORK, { tenantId: 'tenant', conversationId: '19:channel@thread.tacv2' });
    },
  });
}
const listed = async (partition: RegExp): Promise<string[]> => (
  (await table.scan()).rows.filter((each) => partition.test(each.partition)).map(({ row }) => row)
);

test('open rounds and plans come on the outbox’s list, a missing card is posted, a missing history is made', async () => {
  const rounds = new RoundStore(table);
  await rounds.create(aRound());
  await rounds.create(aRound(SECOND, { state: 'cancelled' }));
  const plan = planRecord.encode({ municipality: MOLDE, raad: 2, revisedOn: '2027-05-01', version: 1, at: 1, by: 'ref' });
  await table.create({ partition: partitionOfCheckins(NETWORK), row: planRow(MOLDE, 2), ...plan });
  const report = { municipality: AUKRA, roundId: FIRST, revision: 2, answers: {}, submittedAt: 1, by: 'ref', as: 'contact' as const, draftVersion: 1 };
  await table.create({ partition: partitionOfReports(NETWORK, FIRST), row: `s:${AUKRA}`, ...reportRecord.encode(report) });
  await start();
  const open = (await listed(/^open/)).join('\n');
  expect(open).toContain(FIRST);
  expect(open).toContain(`${MOLDE}-2`);
  expect(open).not.toContain(SECOND);
  expect((await listed(/^po/)).join('\n')).toContain(FIRST);
  const history = () => new ReportStore(table).history(NETWORK, AUKRA);
  await waitFor(async () => (await history()).length > 0, { what: 'the history' });
  expect((await history()).map(({ report: { revision } }) => revision)).toEqual([2]);
});

test('a service listens before its histories are looked after, and asks for a network’s plans at once', async () => {
  await new RoundStore(table).create(aRound());
  let answered = false;
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => { answer = resolve; });
  table.interfere(only(({ method, partition }) => method === 'query' && partition === partitionOfReports(NETWORK, FIRST), async () => {
    await held;
    answered = true;
  }));
  await start();
  expect(answered).toBe(false);
  answer();
  await bot?.stop();
  bot = undefined;
  expect(answered).toBe(true);
  const plans = table.calls.filter(({ method, partition, row }) => method === 'query' && partition === partitionOfCheckins(NETWORK) && row?.startsWith('p:'));
  expect(plans.map(({ row }) => row)).toEqual(['p:']);
});

test('a service whose store is away starts all the same, and says in its log what was not looked for', async () => {
  await new RoundStore(table).create(aRound());
  table.interfere(only(({ method, partition }) => method === 'query' && partition === partitionOfCheckins(NETWORK), down));
  await start();
  table.behave();
  expect(bot?.logLines.some(({ msg }) => msg.startsWith('Not all check-ins'))).toBe(true);
});
