import type { ChildProcess } from 'node:child_process';

export interface Running {
  child: ChildProcess;
}
export function startScript(name: string): Promise<Running & { url: string }>;
export function cpuSecondsOf(running: Running): number;
export function memoryOf(running: Running): number;
export function stop(running: Running): Promise<void>;
