import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MUNICIPALITIES, meet, NETWORK, personOf, pollsOn, postPoll, SCOPE, seed } from '../features/meetings/polls/support';
import { startAzurite } from '../support/azurite';
import { startTestApp } from '../support/running-app';
import { rank } from '../../src/features/meetings/polls/ranking';
import { systemClock } from '../../src/lib/time';
import { openStore, type StoreConfig } from '../../src/storage';
import { countedBy, lost, percentile, seedVoters, voteAll, votersOf } from './votes-load';

/**
 * `npm run bench:votes [-- --azurite] [--voters N]`: 1,000 voters change their mind three times each, 64 presses at once, through HTTP into
 * the whole service with a fake Teams, all in this process. Reports, and fails only when a ballot is lost (design/reliability.md, Gates).
 */
const GATES = { sqlite: { perSecond: 300, p95: 150 }, azurite: { perSecond: 120, p95: 500 } };
const [CHANGES, AT_ONCE] = [3, 64];
const ROOMY = { lookUpMs: 20_000, pressMs: 20_000 };

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { azurite: { type: 'boolean', default: false }, voters: { type: 'string', default: '1000' } } });
  const kind = values.azurite ? 'azurite' : 'sqlite';
  const folder = mkdtempSync(join(tmpdir(), 'votes-'));
  const azurite = values.azurite ? await startAzurite() : undefined;
  const config: StoreConfig = azurite
    ? { kind: 'azure', connectionString: azurite.connectionString, table: 'votes' }
    : { kind: 'sqlite', file: join(folder, 'votes.db') };
  const store = await openStore(config);
  // Without tokens, as the bare ceiling was measured; the limits are roomy, so that what is slow is measured and not cut off.
  const bot = await startTestApp({
    appId: '', store, clock: systemClock, logLevel: 'warn', limits: ROOMY,
    boardLimits: { roundEveryMs: 2_000 }, meetingLimits: { closingMs: 15_000, tallyMs: 2_000 },
  });
  const voters = votersOf(bot, Number(values.voters));
  await seed(bot)(bot.app);
  await seedVoters(bot.app, voters, MUNICIPALITIES);
  await meet(bot);
  const deadline = { local: '2099-01-01T12:00', zone: 'Europe/Oslo' };
  await voteAll(bot, await postPoll(bot, systemClock, { deadline }), voters.slice(0, 200), 1, AT_ONCE);
  const poll = await postPoll(bot, systemClock, { deadline });
  const load = await voteAll(bot, poll, voters, CHANGES, AT_ONCE);

  const polls = pollsOn(store, systemClock);
  const ballots = await polls.ballots(NETWORK, poll.id);
  const missing = lost(load, ballots);
  const independent = countedBy(load.acknowledged.values());
  const tally = Object.fromEntries(rank(poll, ballots, MUNICIPALITIES).map(({ slot, people }) => [slot, people]));
  const equal = poll.slots.every(({ id }) => JSON.stringify(independent[id]) === JSON.stringify(tally[id]));
  const [perSecond, p50, p95] = [load.times.length / load.seconds, percentile(load.times, 0.5), percentile(load.times, 0.95)];
  const gate = GATES[kind];
  const met = perSecond >= gate.perSecond && p95 <= gate.p95;
  console.log([
    `${kind}: ${voters.length} voters × ${CHANGES} changes, ${AT_ONCE} at once`,
    `votes/s ${perSecond.toFixed(0)} (wanted ≥ ${gate.perSecond}), p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms (wanted ≤ ${gate.p95}): ${met ? 'met' : 'NOT met'}`,
    `processor ${((1000 * load.cpuSeconds) / load.times.length).toFixed(1)} ms a vote, the fake Teams and the voters in it; busy ${((100 * load.cpuSeconds) / load.seconds).toFixed(0)} % of the time`,
    `acknowledged voters ${load.acknowledged.size}, stored ballots ${ballots.length}, unconfirmed presses ${load.unconfirmed}, lost answers ${missing.length}`,
    `tally ${JSON.stringify(tally)}; independent count ${equal ? 'equal' : JSON.stringify(independent)}`,
  ].join('\n'));
  if (missing.length > 0 || !equal) process.exitCode = 1;
  await polls.cancel(SCOPE, poll.id, personOf(bot.statsforvalteren), systemClock.now());
  await bot.stop();
  await azurite?.stop();
  rmSync(folder, { recursive: true, force: true });
}

void main();
