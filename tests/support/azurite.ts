import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Azurite's published account; it opens nothing but an emulator. */
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

const START_LIMIT_MS = 20_000;
const START_TRIES = 3;

export interface Azurite {
  readonly port: number;
  readonly connectionString: string;
  /** Resolves when the process is gone. Calling it twice is fine. */
  stop(): Promise<void>;
}

/** The connection string of an Azurite (or of a proxy before one) on this loopback port. */
export function connectionStringFor(port: number): string {
  const endpoint = `http://127.0.0.1:${port}/${ACCOUNT}`;
  return `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};TableEndpoint=${endpoint};`;
}

/** A TCP port on loopback that nobody listened on a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Starts Azure Tables' emulator in memory on a free loopback port, and resolves once it answers.
 * Tries again on another port if somebody took the first between finding it and using it.
 */
export async function startAzurite(): Promise<Azurite> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startOn(await freePort());
    } catch (error) {
      if (tries === START_TRIES) throw error;
    }
  }
}

async function startOn(port: number): Promise<Azurite> {
  const child = spawn(process.execPath, [
    require.resolve('azurite/dist/src/table/main.js'),
    '--tableHost', '127.0.0.1', '--tablePort', String(port),
    '--inMemoryPersistence', '--silent', '--disableTelemetry', '--skipApiVersionCheck',
  ], { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => { complaint += chunk.toString(); });
  // A Jest worker that is stopped in the middle must not leave an emulator behind.
  const killOnExit = (): void => { child.kill('SIGKILL'); };
  process.once('exit', killOnExit);
  const stop = async (): Promise<void> => {
    process.off('exit', killOnExit);
    await killed(child);
  };
  try {
    await answering(port, child);
  } catch (error) {
    await stop();
    throw new Error(`Azurite did not start on port ${port}: ${complaint.trim() || String(error)}`, { cause: error });
  }
  return { port, connectionString: connectionStringFor(port), stop };
}

async function answering(port: number, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + START_LIMIT_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('it exited');
    const answer = await fetch(`http://127.0.0.1:${port}/${ACCOUNT}`).catch(() => undefined);
    await answer?.arrayBuffer();
    // Any HTTP answer will do, and an unsigned request gets a 4xx; but it must be Azurite's own.
    if (answer?.headers.get('server')?.startsWith('Azurite')) return;
    await pause(50);
  }
  throw new Error(`no answer in ${START_LIMIT_MS} ms`);
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
