import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { DemoOrganisation } from './organisations';
import { serviceUrlOf } from './organisations';
import { playgroundConfig } from './playgroundConfig';
import { leashSource } from './playgroundLeash';

const STOP_GRACE_MS = 3_000;

/** What a launch says about itself, before anyone has waited for it. */
export interface PlaygroundProcess {
  /** The port it really took: when ours is taken it takes another one, silently. */
  readonly listening: Promise<number>;
  /** Rejects when the process ends, and never resolves. */
  readonly ended: Promise<never>;
  stop(): Promise<void>;
  /** Why it failed, in the Playground's own words; empty if it has not said. */
  reason(): string;
}

export interface LaunchOptions {
  readonly org: DemoOrganisation;
  readonly botUrl: string;
  readonly dir: string;
  readonly openBrowser: boolean;
  /** The Playground's cli.js. */
  readonly cli: string;
}

/** Forks the Playground's command line in `dir`, on a leash (playgroundLeash.ts), silent but for its log there. */
export function launchPlayground({ org, botUrl, dir, openBrowser, cli }: LaunchOptions): PlaygroundProcess {
  const files = writeFiles(org, dir);
  const stderr = openSync(files.output, 'w');
  const child = fork(cli, [
    'start', '--app-endpoint', botUrl, '--channel-id', 'msteams', '--port', String(org.port),
    '--service-url', serviceUrlOf(org), '--disable-telemetry',
  ], {
    cwd: dir,
    execArgv: ['--require', files.leash],
    env: environment(files, openBrowser),
    stdio: ['ignore', 'pipe', stderr, 'ipc'],
  });
  closeSync(stderr);
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('the process ended')));
  ended.catch(() => undefined); // Whoever does not wait any more must not be told by an unhandled rejection.
  return {
    listening: listeningPort(child),
    ended,
    stop: () => stop(child),
    reason: () => reasonIn(files),
  };
}

interface Files { config: string; leash: string; log: string; output: string }

function writeFiles(org: DemoOrganisation, dir: string): Files {
  const file = (...names: string[]): string => path.resolve(dir, ...names);
  const files: Files = {
    config: file('.m365agentsplayground.yml'),
    leash: file('leash.cjs'),
    log: file('devTools', 'm365agentsplayground.log'),
    output: file('output.log'),
  };
  mkdirSync(dir, { recursive: true });
  rmSync(files.log, { force: true }); // An old log must not explain a new failure.
  writeFileSync(files.config, playgroundConfig(org));
  writeFileSync(files.leash, leashSource);
  return files;
}

function environment(files: Files, openBrowser: boolean): NodeJS.ProcessEnv {
  const { TEAMSAPPTESTER_BROWSER: _, ...inherited } = process.env;
  const direct = '127.0.0.1,localhost'; // A company's HTTP_PROXY would otherwise get the messages for the bot.
  return {
    ...inherited,
    ...(openBrowser ? {} : { TEAMSAPPTESTER_BROWSER: 'none' }),
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: files.config,
    M365_AGENTS_PLAYGROUND_LOGFILE: files.log,
    TZ: 'Europe/Oslo', // Teams sends the person's zone with each message; so does the Playground then.
    NO_PROXY: direct,
    no_proxy: direct,
  };
}

function listeningPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const port = /^Listening on (\d+)$/.exec(line)?.[1];
      if (port) resolve(Number(port));
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill();
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS);
  await exit;
  clearTimeout(timer);
}

/** Its log tells the reason in lines that begin with 'error'; a crash before that is on standard error. */
function reasonIn(files: Files): string {
  const logged = [...readIfThere(files.log).matchAll(/^error (.+)$/gm)].map(([, text]) => text);
  return logged.join(' ') || readIfThere(files.output).trim().split('\n').slice(-5).join(' ');
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
