import { setTimeout as delay } from 'node:timers/promises';
import type { DemoOrganisation } from './organisations';
import { launchPlayground } from './playground-process';

const START_DEADLINE_MS = 20_000;
const PING_EVERY_MS = 50;

export interface StartPlaygroundOptions {
  readonly org: DemoOrganisation;
  /** Where the bot answers, as `http://127.0.0.1:3978/api/messages`. */
  readonly botUrl: string;
  /** Its own folder, made if missing: config, log and leash. */
  readonly dir: string;
}

export interface RunningPlayground {
  /** For a browser. */
  readonly url: string;
  /** Resolves when the port is free. Harmless twice. */
  stop(): Promise<void>;
}

/** An operator's fault or a fault of the Playground's: the message is a sentence that says what to do. */
export class PlaygroundError extends Error {
  override readonly name = 'PlaygroundError';
}

/**
 * Starts one organisation's Playground and resolves when it answers. Rejects with a PlaygroundError, and leaves no
 * process behind. The Playground dies with our process, however that ends.
 */
export async function startPlayground(options: StartPlaygroundOptions): Promise<RunningPlayground> {
  const { org, dir } = options;
  const url = `http://127.0.0.1:${org.port}`;
  const launched = launch(options);
  const over = new AbortController();
  const enough = AbortSignal.any([over.signal, AbortSignal.timeout(START_DEADLINE_MS)]);
  try {
    const port = await Promise.race([launched.listening, launched.ended, rejection(enough)]);
    if (port !== org.port) throw new PlaygroundError(portTaken(org));
    await Promise.race([answering(url, enough), launched.ended]);
    return { url, stop: launched.stop };
  } catch (error) {
    await launched.stop();
    if (error instanceof PlaygroundError) throw error;
    throw new PlaygroundError(notStarted(org, dir, launched.reason()), { cause: error });
  } finally {
    over.abort();
  }
}

/** It is a development dependency: an installation for production has none. */
function installedCli(): string {
  try {
    return require.resolve('@microsoft/m365agentsplayground/cli.js');
  } catch (cause) {
    const advice = 'run npm install without --omit=dev, or npm run serve for the service alone.';
    throw new PlaygroundError(`The Agents Playground is not installed: ${advice}`, { cause });
  }
}

function launch(options: StartPlaygroundOptions): ReturnType<typeof launchPlayground> {
  try {
    return launchPlayground({ ...options, cli: installedCli() });
  } catch (error) {
    if (error instanceof PlaygroundError) throw error;
    throw new PlaygroundError(`The folder ${options.dir} cannot be written, and the Playground needs it: make it writable.`, { cause: error });
  }
}

/** The server listens before it is ready, and ends at once if its config is bad. */
async function answering(url: string, enough: AbortSignal): Promise<void> {
  for (;;) {
    const response = await fetch(`${url}/_debug/ping`, { signal: enough }).catch(() => undefined);
    if (response?.ok) return;
    await delay(PING_EVERY_MS, undefined, { signal: enough });
  }
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));
}

const portTaken = ({ port, name }: DemoOrganisation): string =>
  `Port ${port} is taken, so the Playground of ${name} cannot start: stop the program that uses it `
  + '(another npm start, perhaps) and try again.';

function notStarted({ port, name }: DemoOrganisation, dir: string, reason: string): string {
  const why = reason || `It said nothing in ${START_DEADLINE_MS / 1000} s`;
  return `The Playground of ${name} did not start on port ${port}: ${why.replace(/\.$/, '')}. Its logs are in ${dir}.`;
}
