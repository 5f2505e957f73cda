import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { start } from '../cli/built';

export interface RunningService {
  url: string;
  child: ReturnType<typeof start>;
  /** Resolves with the log line whose message this is, also when it was written before. */
  logged(message: string): Promise<Record<string, unknown>>;
  /** How it ended, once it has. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** All that was written to standard error so far. */
  errors(): string;
}

/** Where a test keeps its database; gone after the test. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'service-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** The service as an operator starts it, on a port the system chooses; resolves when it says that it listens. */
export async function startRunning(env: Record<string, string>): Promise<RunningService> {
  const child = start('main.js', [], { env: { PORT: '0', LOG_LEVEL: 'info', ...env } });
  const lines: Record<string, unknown>[] = [];
  let waiting: (() => void)[] = [];
  let errors = '';
  const wake = () => {
    const woken = waiting;
    waiting = [];
    for (const each of woken) each();
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(JSON.parse(line) as Record<string, unknown>);
    wake();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  let over = false;
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (code, signal) => {
      over = true;
      resolve({ code, signal });
      wake();
    });
  });
  const logged = async (message: string): Promise<Record<string, unknown>> => {
    for (;;) {
      const found = lines.find(({ msg }) => msg === message);
      if (found) return found;
      if (over) throw new Error(`It ended without «${message}»: ${errors || JSON.stringify(lines)}`);
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  const { url } = await logged('Listening');
  return { url: String(url), child, logged, ended, errors: () => errors };
}
