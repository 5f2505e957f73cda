const { closeSync, mkdtempSync, openSync, readFileSync, rmSync } = require('node:fs');
const { createServer } = require('node:net');
const http = require('node:http');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { performance } = require('node:perf_hooks');
const { setTimeout: pause } = require('node:timers/promises');
const { startProgram, stop } = require('./children');

const MAIN = join(__dirname, '..', '..', 'dist', 'main.js');
/** As `npm run serve` and the container start it. */
const FLAGS = ['--max-semi-space-size=64'];
const START_LIMIT_MS = 20_000;
const LOG_TAIL = 2_000;

/**
 * Starts the service as it is run, with an empty store of its own and its log in a file; `startMs` is from spawn to ready.
 * `lastLog` is for when something went wrong; `stop` leaves nothing behind. `store`: the settings of another store. `flags`: more of
 * Node's; `main`: what to run in place of what is built.
 */
async function startService({ store, flags = [], main = MAIN } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const log = join(folder, 'log');
  const lastLog = () => readFileSync(log, 'utf8').slice(-LOG_TAIL);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { HOST: '127.0.0.1', PORT: String(port), ...(store ?? { SQLITE_FILE: join(folder, 'bench.db') }) };
  const output = openSync(log, 'w');
  const started = performance.now();
  const child = startProgram(main, { flags: [...FLAGS, ...flags], env, cwd: folder, output });
  closeSync(output);
  while (!(await isReady(url))) {
    if (child.exitCode !== null || performance.now() - started > START_LIMIT_MS) {
      throw new Error(`The service did not start: ${lastLog()}`);
    }
    await pause(2);
  }
  const startMs = performance.now() - started;
  const stopService = async () => {
    await stop({ child });
    rmSync(folder, { recursive: true, force: true });
  };
  return { child, url, startMs, lastLog, stop: stopService };
}

/** How long it takes to start, in ms, one after the other. */
async function measureStarts(times) {
  const measured = [];
  for (let n = 0; n < times; n += 1) {
    const service = await startService();
    measured.push(service.startMs);
    await service.stop();
  }
  return measured;
}

function isReady(url) {
  return new Promise((resolve) => {
    http.get(`${url}/readyz`, { agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    }).on('error', () => resolve(false));
  });
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

module.exports = { measureStarts, startService };
