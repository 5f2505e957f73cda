import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const START = path.resolve(__dirname, '../../../dist/demo/start.js');
const DEADLINE_MS = 60_000;

export interface RunningDemo {
  /** What it printed on standard output. */
  readonly output: string;
  /** Sends a signal and gives the exit code, null when the signal itself ended the process. */
  end(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** `npm start` as it is after a build, in a folder of its own; resolves when it has told what to open. */
export async function startDemo(folder: string): Promise<RunningDemo> {
  const child = spawn(process.execPath, [START], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = await toldWhatToOpen(child);
  return {
    output,
    async end(signal) {
      const ended = once(child, 'exit');
      child.kill(signal);
      const [code] = (await ended) as [number | null];
      return code;
    },
  };
}

function toldWhatToOpen(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes('Ctrl+C')) resolve(output);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`The demo ended with ${String(code)}: ${output}`)));
    setTimeout(() => reject(new Error(`The demo did not start in ${DEADLINE_MS} ms: ${output}`)), DEADLINE_MS).unref();
  });
}
