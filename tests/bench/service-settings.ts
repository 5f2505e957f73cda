import { join } from 'node:path';
import type { StoreConfig } from '../../src/storage';

const REGISTER = join(__dirname, '..', 'support', 'register-swc.js');
const MAIN = join(__dirname, '..', '..', 'src', 'main.ts');

/** For a child process in TypeScript. */
export const TYPESCRIPT = ['-r', REGISTER];

/** Environment of the service for the store that this process has open too. */
export function settingsOf(config: StoreConfig): Record<string, string> {
  if (config.kind === 'sqlite') return { SQLITE_FILE: config.file };
  const { connectionString = '', table = '' } = config as { connectionString?: string; table?: string };
  return { STORE: 'azure', AZURE_TABLES_CONNECTION_STRING: connectionString, AZURE_TABLES_NAME: table };
}

/** How the service is run. `source`: from src, without a build; `profile`: where to put a profile of its processor time. */
export function serviceFlags({ source, profile }: { source: boolean; profile?: string }): { main?: string; flags: string[] } {
  const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  return source ? { main: MAIN, flags: [...TYPESCRIPT, ...profiling] } : { flags: profiling };
}
