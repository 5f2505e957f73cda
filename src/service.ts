import { createApp, type App } from './app';
import { ConfigError, type Config } from './config';
import { ModelOutdated } from './features/advice';
import { createLog, type Log } from './lib/log';
import type { Clock } from './lib/time';
import { openStore, StoreError } from './storage';

export interface Service {
  app: App;
  url: string;
  log: Log;
}

/** Opens the store, builds the app and listens. What was opened is closed again when a later step fails. `clock`: the demo's own. */
export async function startService(config: Config, clock?: Clock): Promise<Service> {
  const log = createLog(config.logLevel);
  const store = await openStore(config.store);
  try {
    const app = createApp({ config, store, log, clock });
    const { url } = await app.listen();
    log.info('Listening', { url });
    return { app, url, log };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Stops cleanly on the first SIGINT or SIGTERM, at once on the second. `stop` ends what was started; then the process ends. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) process.exit(1);
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: Error) => fail(error),
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

/** Ends the process with one sentence that says what to do; the stack of what nobody foresaw. */
export function fail(error: Error): never {
  console.error(startFailure(error) ?? error);
  process.exit(1);
}

/** What Node says of an address that it cannot listen on. */
interface ListenFailure {
  code?: string;
  syscall?: string;
  port?: number;
  address?: string;
  hostname?: string;
}

/** The sentence for a failure an operator can mend; undefined for a bug. */
export function startFailure(error: Error & ListenFailure): string | undefined {
  if (error instanceof ConfigError) return error.problems.join('\n');
  if (error instanceof StoreError || error instanceof ModelOutdated) return error.message;
  if (error.code === 'EADDRINUSE') return `Port ${error.port} is taken: stop the program that uses it, or set PORT to another.`;
  if (error.code === 'EACCES' && error.syscall === 'listen') {
    return `Port ${error.port} may not be used by this user: set PORT to one above 1023.`;
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    const host = error.address ?? error.hostname ?? '';
    return `HOST ${host} is no address of this machine: set HOST to 127.0.0.1, or 0.0.0.0 in a container.`;
  }
  return undefined;
}
