/**
 * `npm run bench:checkins [-- --azurite] [-- --municipalities N]`: 357 municipalities fill in three parts, send their report and correct it
 * four times, 64 presses at once, through HTTP into the service as it is run. Who reports and a Connector are processes of their own on
 * the same cores. Ends with 1 when a revision is lost, the history has gaps or is behind; being slow is reported and no failure
 * (design/reliability.md, Gates).
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Forms } from '../../src/features/checkins/forms/forms';
import { ReportStore } from '../../src/features/checkins/reporting/report-store';
import { RoundStore } from '../../src/features/checkins/rounds/round-store';
import type { Round } from '../../src/features/checkins/types';
import { inGroups } from '../../src/lib/in-groups';
import { systemClock } from '../../src/lib/time';
import { openStore, type StoreConfig, type TableStore } from '../../src/storage';
import { networksOn } from '../support/a-turn';
import { startAzurite } from '../support/azurite';
import { waitFor } from '../support/wait-for';
import { MARK, municipalitiesOf, NETWORK, type Reporting, type ReportLoad } from './checkins-load';
import { cpuSecondsOf, startScript, stop } from './children';
import { startService } from './service';
import { serviceFlags, settingsOf, TYPESCRIPT } from './service-settings';
import { percentile } from './votes-load';

const GATES = { sqlite: { perSecond: 200, p95: 200 }, azurite: { perSecond: 80, p95: 600 } };
const [REVISIONS, AT_ONCE] = [5, 64];
const SAVED_AT_ONCE = 16;

const { values: options } = parseArgs({
  options: {
    azurite: { type: 'boolean', default: false },
    municipalities: { type: 'string', default: '357' },
    /** The service from src, without a build. */
    source: { type: 'boolean', default: false },
    /** Where to put a profile of the service's processor time. */
    profile: { type: 'string' },
  },
});

async function main(): Promise<void> {
  const kind = options.azurite ? 'azurite' : 'sqlite';
  const count = Number(options.municipalities);
  const folder = mkdtempSync(join(os.tmpdir(), 'checkins-'));
  const azurite = options.azurite ? await startAzurite() : undefined;
  const config: StoreConfig = azurite
    ? { kind: 'azure', connectionString: azurite.connectionString, table: 'checkins' }
    : { kind: 'sqlite', file: join(folder, 'checkins.db') };
  const table = await openStore(config);
  const connector = await startScript('connector.js');
  const serviceUrl = `${connector.url}/`;
  const numbers = await seed(table, serviceUrl, count);
  const service = await startService({ store: settingsOf(config), ...serviceFlags(options) });
  const children = fork(join(__dirname, 'checkin-reporters.ts'), { execArgv: TYPESCRIPT });
  await once(children, 'message');

  const reporting = { url: service.url, serviceUrl, municipalities: count, atOnce: AT_ONCE };
  // So that the code is compiled, and who everybody is has been looked up once.
  await report(children, { ...reporting, roundId: await aRound(table, '8205000010000-warm', numbers), revisions: 1 });
  const roundId = await aRound(table, '8205000000000-measured', numbers);
  const [before, [busy = Number.NaN]] = [cpuSecondsOf(service), os.loadavg()];
  const load = await report(children, { ...reporting, roundId, revisions: REVISIONS });
  const cpuSeconds = cpuSecondsOf(service) - before;

  const wrong = await wrongIn(new ReportStore(table), roundId, load);
  const times = [...load.saves, ...load.submits];
  const [perSecond, p50, p95] = [times.length / load.seconds, percentile(times, 0.5), percentile(times, 0.95)];
  const gate = GATES[kind];
  const met = perSecond >= gate.perSecond && p95 <= gate.p95;
  const sent = load.acknowledged.reduce((sum, [, marks]) => sum + marks.length, 0);
  const each = (name: string, of: readonly number[]) => (
    `${name} ${of.length}, p50 ${percentile(of, 0.5).toFixed(0)} ms, p95 ${percentile(of, 0.95).toFixed(0)} ms`
  );
  console.log([
    `Check-ins, ${kind}: ${count} municipalities × ${REVISIONS} revisions, ${AT_ONCE} at once; ${os.availableParallelism()} cores, load before ${busy.toFixed(2)}`,
    `presses/s ${perSecond.toFixed(0)} (wanted ≥ ${gate.perSecond}), p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms (wanted ≤ ${gate.p95}): ${met ? 'met' : 'NOT met'}`,
    `revisions/s ${(sent / load.seconds).toFixed(0)}; ${each('saves', load.saves)}; ${each('submits', load.submits)}`,
    `processor ${((1000 * cpuSeconds) / times.length).toFixed(2)} ms a press, the service alone; busy ${((100 * cpuSeconds) / load.seconds).toFixed(0)} % of the time`,
    `acknowledged revisions ${sent}, unconfirmed presses ${load.unconfirmed.length}, wrong ${wrong.length}`,
    ...load.unconfirmed.slice(0, 3), ...wrong.slice(0, 5),
  ].join('\n'));
  if (wrong.length > 0 || load.unconfirmed.length > 0) process.exitCode = 1;
  children.disconnect();
  await service.stop();
  await stop(connector);
  await table.close();
  await azurite?.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** A network with so many municipalities, and a contact in each. Gives their numbers. */
async function seed(table: TableStore, serviceUrl: string, count: number): Promise<string[]> {
  const { store } = networksOn(table, systemClock);
  const municipalities = municipalitiesOf(serviceUrl, count);
  await store.saveNetwork({ id: NETWORK, name: 'Hele landet', organisers: [], language: 'nb', targetGroups: [], rhythm: 'none' });
  await inGroups(municipalities, SAVED_AT_ONCE, async ({ number, world: { tenantId, from } }) => {
    await store.saveMunicipality(NETWORK, { number, name: `Demokommune ${number}` });
    await store.saveMember(NETWORK, { tenantId, personId: from.aadObjectId, name: from.name, roles: ['contact'], municipality: number });
  });
  return municipalities.map(({ number }) => number);
}

async function aRound(table: TableStore, id: string, municipalities: string[]): Promise<string> {
  const now = systemClock.now();
  const round: Round = {
    id, networkId: NETWORK, period: { from: '2026-01-01', to: '2026-04-30' }, form: new Forms().use(['r1', 'r2', 'r3']), opensAt: now,
    due: { local: id.endsWith('warm') ? '2098-01-01T12:00' : '2099-01-01T12:00', zone: 'Europe/Oslo' }, closesAt: now + 1e12, municipalities,
    rhythm: 'none', state: 'open', version: 1, createdAt: now, openedAt: now,
  };
  await new RoundStore(table).create(round);
  return id;
}

/** Revisions that are not as they were told, gaps, a report that is not the newest, and a history that does not come to it. */
async function wrongIn(store: ReportStore, roundId: string, { acknowledged }: ReportLoad): Promise<string[]> {
  const found = await inGroups(acknowledged, SAVED_AT_ONCE, async ([number, marks]) => {
    const revisions = await store.revisions(NETWORK, roundId, number);
    const latest = await store.report(NETWORK, roundId, number);
    const stored = revisions.map(({ answers: { [MARK]: mark } }) => (mark && 'number' in mark ? mark.number : undefined));
    const inHistory = () => store.history(NETWORK, number).then((all) => all.find((each) => each.roundId === roundId)?.report);
    const copied = await waitFor(async () => (await inHistory())?.revision === revisions.length, { timeoutMs: 10_000 }).catch(() => false);
    return [
      marks.every((mark) => stored.includes(mark)) ? '' : `${number} told ${marks.join()}, stored ${stored.join()}`,
      revisions.every(({ revision }, at) => revision === at + 1) ? '' : `${number} has gaps`,
      JSON.stringify(latest) === JSON.stringify(revisions.at(-1)) ? '' : `${number}: the report is not the newest revision`,
      copied ? '' : `${number}: the history is behind`,
    ].filter((what) => what !== '');
  });
  return found.flat();
}

async function report(children: ChildProcess, reporting: Reporting & { url: string }): Promise<ReportLoad> {
  const ended = once(children, 'exit').then(() => {
    throw new Error('Who reports has ended before they were done.');
  });
  children.send(reporting);
  const [load] = await Promise.race([once(children, 'message'), ended]) as [ReportLoad];
  return load;
}

void main();
