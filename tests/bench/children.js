const { execFileSync, fork, spawn } = require('node:child_process');
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { clearTimeout, setTimeout } = require('node:timers');

const STOP_LIMIT_MS = 5_000;

/** Nothing of the developer's own environment: a BOT_APP_ID in it would make a bot ask for tokens. */
const ENVIRONMENT = { PATH: process.env.PATH };

const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Starts one of our own scripts, which sends the port it listens on. */
async function startScript(name) {
  const child = track(fork(join(__dirname, name), { env: ENVIRONMENT, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }));
  const { port } = await answerOf(child);
  return { child, url: `http://127.0.0.1:${port}` };
}

/** Starts a program; `output` is the open file its output goes to. */
function startProgram(file, { flags = [], env, cwd, output }) {
  return track(spawn(process.execPath, [...flags, file], { env: { ...ENVIRONMENT, ...env }, cwd, stdio: ['ignore', output, output] }));
}

/** Any message makes a script of ours answer with one. */
async function ask({ child }) {
  const answer = answerOf(child);
  child.send('?');
  return answer;
}

function answerOf(child) {
  return new Promise((resolve, reject) => {
    const onExit = (code) => reject(new Error(`${child.spawnargs[1]} ended with ${code}.`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message);
    });
  });
}

function track(child) {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Asks it to end, makes it end after a while, and resolves when it has. */
async function stop({ child }) {
  if (!running.has(child)) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const forced = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await gone;
  clearTimeout(forced);
}

/** Resident memory in MiB. */
function memoryOf({ child }) {
  const status = `/proc/${child.pid}/status`;
  const kib = existsSync(status)
    ? /^VmRSS:\s+(\d+)/m.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' });
  return Math.round(Number(kib) / 1024);
}

/** Processor time it has used, where the system tells (Linux, in hundredths of a second); elsewhere NaN. */
function cpuSecondsOf({ child }) {
  const stat = `/proc/${child.pid}/stat`;
  if (!existsSync(stat)) return Number.NaN;
  const fields = readFileSync(stat, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

module.exports = { ask, cpuSecondsOf, memoryOf, startProgram, startScript, stop };
