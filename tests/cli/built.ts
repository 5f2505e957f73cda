import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const ROOT = join(__dirname, '..', '..');
export const DIST = join(ROOT, 'dist');

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  /** The whole environment but PATH: nothing of the machine's own settings reaches the program. */
  env?: Record<string, string>;
  /** What the program reads on standard input. */
  input?: string;
  /** Where the build lies; the project's own without. */
  dist?: string;
}

/** Call once in a beforeAll: what is run afterwards is the source as it is now. */
export function ensureBuilt(): void {
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'ensure-built.js')], { stdio: 'inherit' });
}

/** Starts a program of dist/ as an operator does. The test must see to it that it ends. */
export function start(program: string, args: string[] = [], { env = {}, dist = DIST }: RunOptions = {}) {
  const environment = { PATH: process.env.PATH ?? '', ...env };
  return spawn(process.execPath, [join(dist, program), ...args], { cwd: ROOT, env: environment });
}

/** Runs a program of dist/ to its end. */
export async function run(program: string, args: string[] = [], options: RunOptions = {}): Promise<Ended> {
  const child = start(program, args, options);
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}
