import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DemoOrganisation } from './organisations';
import { playgroundConfig } from './playground-config';
import { leashSource } from './playground-leash';

/** A Playground's own folder: what it reads is written anew at every start. */
export interface PlaygroundFiles {
  readonly config: string;
  readonly leash: string;
  /** The Playground's own log. */
  readonly log: string;
  /** Its standard error, for a crash before it logs. */
  readonly output: string;
}

export function writePlaygroundFiles(org: DemoOrganisation, dir: string): PlaygroundFiles {
  const file = (...names: string[]): string => path.resolve(dir, ...names);
  const files: PlaygroundFiles = {
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

/** Why a Playground failed, in its own words: the lines of its log that begin with 'error', or else the end of its output. */
export function reasonIn(files: PlaygroundFiles): string {
  const logged = [...readIfThere(files.log).matchAll(/^error (?:Reason: )?(.+)$/gm)].map(([, text]) => text);
  return logged.join(' ') || readIfThere(files.output).trim().split('\n').slice(-5).join(' ');
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
