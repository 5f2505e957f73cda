/**
 * `npm run bench`: how many turns a second this service does, beside the SDK's echo bot in the same run. Everything is on this
 * machine and without tokens: the load, the bot and the connector share its cores, so only the ratio says something about
 * another machine. Then the votes of votes.ts, with fewer voters. Ends with 1 when a turn or a vote was lost; being slow is reported
 * and no failure.
 */
const { spawnSync } = require('node:child_process');
const { mkdirSync, writeFileSync } = require('node:fs');
const os = require('node:os');
const { join } = require('node:path');
const { questionCount } = require('./activities');
const { memoryOf, startScript, stop } = require('./children');
const { measure } = require('./measure');
const { readOptions } = require('./options');
const { measureStarts, startService } = require('./service');
const { gateOf, median, summarise, table } = require('./summary');

const VOTES = ['-r', join(__dirname, '..', 'support', 'register-swc.js'), join(__dirname, 'votes.ts')];
const ARTIFACTS = join(__dirname, '..', '..', 'artifacts');

async function main() {
  const options = readOptions(process.argv.slice(2));
  const { model } = os.cpus()[0] ?? {};
  const machine = { cores: os.availableParallelism(), cpu: model, node: process.version, loadBefore: os.loadavg()[0] };
  console.log(`${machine.cores} cores (${model}), node ${machine.node}, load before ${machine.loadBefore.toFixed(2)}`);
  const startMs = Math.round(median(await measureStarts(options.starts)));
  console.log(`Start-up, spawn to ready: ${startMs} ms (median of ${options.starts})`);
  console.log(`Measuring ${options.rounds} s each; ${questionCount} questions …`);
  const { results, memory } = await run(options);
  const gate = gateOf(results);
  console.log(`\n${table(results)}\n`);
  console.log(`Memory after the load: service ${memory.service} MiB, echo ${memory.echo} MiB`);
  const ratio = `${gate.ratio.toFixed(2)} (by processor time ${gate.cpuRatio ?? '?'})`;
  console.log(`${gate.workload} / echo at ${gate.connections}: ${ratio}, wanted ${gate.wanted} or more`);
  mkdirSync(ARTIFACTS, { recursive: true });
  const report = { at: new Date().toISOString(), machine, options, startMs, memory, results, gate };
  writeFileSync(join(ARTIFACTS, 'bench.json'), `${JSON.stringify(report, null, 2)}\n`);
  console.log('');
  const { status } = spawnSync(process.execPath, [...VOTES, '--voters', options.voters], { stdio: 'inherit' });
  if (status !== 0) throw new Error('Votes were lost, or could not be measured.');
}

async function run(options) {
  const connector = await startScript('connector.js');
  const echo = await startScript('echo-bot.js');
  const service = await startService();
  try {
    const cells = await measure({ targets: { echo, service }, connector, ...options });
    return { results: summarise(cells), memory: { service: memoryOf(service), echo: memoryOf(echo) } };
  } catch (error) {
    throw new Error(`${error.message}\nThe service's log ends with:\n${service.lastLog()}`, { cause: error });
  } finally {
    await service.stop();
    await Promise.all([stop(echo), stop(connector)]);
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
