import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { serviceUrlOf, type DemoOrganisation } from './organisations';
import { reasonIn, writePlaygroundFiles, type PlaygroundFiles } from './playground-files';

const STOP_GRACE_MS = 3_000;

export interface LaunchOptions {
  readonly org: DemoOrganisation;
  readonly botUrl: string;
  readonly dir: string;
  /** The Playground's cli.js. */
  readonly cli: string;
}

export interface PlaygroundProcess {
  /** The port it really took: when ours is taken it takes another one, silently. It may end after this. */
  readonly listening: Promise<number>;
  /** Rejects when the process ends, and never resolves. */
  readonly ended: Promise<never>;
  stop(): Promise<void>;
  /** Why it failed; empty if it has not said. */
  reason(): string;
}

/** Forks the Playground's command line in `dir`, on a leash (playground-leash.ts), silent but for its log there. */
export function launchPlayground({ org, botUrl, dir, cli }: LaunchOptions): PlaygroundProcess {
  const files = writePlaygroundFiles(org, dir);
  const stderr = openSync(files.output, 'w');
  const child = fork(cli, [
    'start', '--app-endpoint', botUrl, '--channel-id', 'msteams', '--port', String(org.port),
    '--service-url', serviceUrlOf(org), '--disable-telemetry',
  ], {
    cwd: dir,
    execArgv: ['--require', files.leash],
    env: environment(files),
    stdio: ['ignore', 'pipe', stderr, 'ipc'],
  });
  closeSync(stderr);
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('The process ended')));
  ended.catch(() => undefined); // A Playground that is stopped as it should be is no unhandled rejection.
  return { listening: listeningPort(child), ended, stop: () => stop(child), reason: () => reasonIn(files) };
}

function environment(files: PlaygroundFiles): NodeJS.ProcessEnv {
  const { TEAMSAPPTESTER_BROWSER: _, ...inherited } = process.env;
  const direct = '127.0.0.1,localhost'; // A company's HTTP_PROXY would otherwise get the messages for the bot.
  return {
    ...inherited,
    TEAMSAPPTESTER_BROWSER: 'none',
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: files.config,
    M365_AGENTS_PLAYGROUND_LOGFILE: files.log,
    TZ: 'Europe/Oslo', // As Teams does, it sends the person's time zone with each message.
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
