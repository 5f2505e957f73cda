/**
 * `npm run bench:votes [-- --azurite] [--voters N]`: 1,000 voters change their mind three times each, 64 presses at once, through HTTP
 * into the service as it is run. Who votes and a Connector are processes of their own on the same cores. Ends with 1 when a ballot is
 * lost or counted wrong; being slow is reported and no failure (design/reliability.md, Gates).
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { rank } from '../../src/features/meetings/polls/ranking';
import { systemClock } from '../../src/lib/time';
import { openStore, type StoreConfig } from '../../src/storage';
import { MUNICIPALITIES, NETWORK, NEW_POLL, personOf, pollsOn, SCOPE, seed } from '../features/meetings/polls/support';
import { networksOn } from '../support/a-turn';
import { channelMessage, molde, statsforvalteren } from '../support/activities';
import { startAzurite } from '../support/azurite';
import { postActivity } from '../support/http-client';
import { cpuSecondsOf, startScript, stop } from './children';
import { startService } from './service';
import { serviceFlags, settingsOf, TYPESCRIPT } from './service-settings';
import { countedBy, lost, percentile, seedVoters, votersOf, type Load, type Voting } from './votes-load';

const GATES = { sqlite: { perSecond: 300, p95: 150 }, azurite: { perSecond: 120, p95: 500 } };
const [CHANGES, AT_ONCE] = [3, 64];
/** Votes on another poll before those that are measured, so that the code is compiled. */
const WARM_UP = 1_000;

const { values: options } = parseArgs({
  options: {
    azurite: { type: 'boolean', default: false },
    voters: { type: 'string', default: '1000' },
    /** The service from src, without a build. */
    source: { type: 'boolean', default: false },
    /** Where to put a profile of the service's processor time. */
    profile: { type: 'string' },
  },
});

async function main(): Promise<void> {
  const kind = options.azurite ? 'azurite' : 'sqlite';
  const voters = Number(options.voters);
  const folder = mkdtempSync(join(os.tmpdir(), 'votes-'));
  const azurite = options.azurite ? await startAzurite() : undefined;
  const config: StoreConfig = azurite
    ? { kind: 'azure', connectionString: azurite.connectionString, table: 'votes' }
    : { kind: 'sqlite', file: join(folder, 'votes.db') };
  const store = await openStore(config);
  const connector = await startScript('connector.js');
  const serviceUrl = `${connector.url}/`;
  const worlds = { molde: { ...molde, serviceUrl }, statsforvalteren: { ...statsforvalteren, serviceUrl } };
  const networks = networksOn(store, systemClock);
  await seed(worlds)({ networks: networks.store });
  await seedVoters(networks.store, votersOf(serviceUrl, voters), MUNICIPALITIES);
  const service = await startService({ store: settingsOf(config), ...serviceFlags(options) });
  const children = fork(join(__dirname, 'voters.ts'), { execArgv: TYPESCRIPT });
  await once(children, 'message');
  await postActivity(service.url, channelMessage(worlds.statsforvalteren, 'hjelp', { id: 'first-a' }));
  await postActivity(service.url, channelMessage(worlds.molde, 'hjelp', { id: 'first-b' }));

  const polls = pollsOn(store, systemClock);
  const post = (id: string) => polls.post(
    SCOPE, { ...NEW_POLL, deadline: { local: '2099-01-01T12:00', zone: 'Europe/Oslo' } }, id, personOf(worlds.statsforvalteren), systemClock.now(),
  );
  const voting = { url: service.url, serviceUrl, voters, atOnce: AT_ONCE };
  await vote(children, { ...voting, poll: await post('8205000010000-warm-up'), changes: Math.ceil(WARM_UP / voters) });
  const poll = await post('8205000010000-measured');
  const [before, [busy = Number.NaN]] = [cpuSecondsOf(service), os.loadavg()];
  const load = await vote(children, { ...voting, poll, changes: CHANGES });
  const cpuSeconds = cpuSecondsOf(service) - before;

  const ballots = await polls.ballots(NETWORK, poll.id);
  const missing = lost(load, ballots);
  const independent = countedBy(load.acknowledged.map(([, answers]) => answers));
  const tally = Object.fromEntries(rank(poll, ballots, MUNICIPALITIES).map(({ slot, people }) => [slot, people]));
  const equal = poll.slots.every(({ id }) => JSON.stringify(independent[id]) === JSON.stringify(tally[id]));
  const [perSecond, p50, p95] = [load.times.length / load.seconds, percentile(load.times, 0.5), percentile(load.times, 0.95)];
  const gate = GATES[kind];
  const met = perSecond >= gate.perSecond && p95 <= gate.p95;
  console.log([
    `Votes, ${kind}: ${voters} voters × ${CHANGES} changes, ${AT_ONCE} at once; ${os.availableParallelism()} cores, load before ${busy.toFixed(2)}`,
    `votes/s ${perSecond.toFixed(0)} (wanted ≥ ${gate.perSecond}), p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms (wanted ≤ ${gate.p95}): ${met ? 'met' : 'NOT met'}`,
    `processor ${((1000 * cpuSeconds) / load.times.length).toFixed(2)} ms a vote, the service alone; busy ${((100 * cpuSeconds) / load.seconds).toFixed(0)} % of the time`,
    `acknowledged voters ${load.acknowledged.length}, stored ballots ${ballots.length}, unconfirmed presses ${load.unconfirmed}, lost answers ${missing.length}`,
    `tally ${JSON.stringify(tally)}; independent count ${equal ? 'equal' : JSON.stringify(independent)}`,
  ].join('\n'));
  if (missing.length > 0 || !equal) process.exitCode = 1;
  children.disconnect();
  await service.stop();
  await stop(connector);
  await store.close();
  await azurite?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function vote(children: ChildProcess, voting: Voting & { url: string }): Promise<Load> {
  const ended = once(children, 'exit').then(() => {
    throw new Error('Who votes has ended before they were done.');
  });
  children.send(voting);
  const [load] = await Promise.race([once(children, 'message'), ended]) as [Load];
  return load;
}

void main();
