import { statSync } from 'node:fs';

import type { Outcome } from '../errors';
import { property } from '../property';

/** The primary result codes of SQLite that an operator can do something about. */
const BUSY = 5;
const LOCKED = 6;
const READ_ONLY = 8;
const CORRUPT = 11;
const FULL = 13;
const NOT_A_DATABASE = 26;

/** True while another process holds the file; nothing was done. */
export function isBusy(error: unknown): boolean {
  return [BUSY, LOCKED].includes(resultCode(error));
}

/** After an error of the disk, what was being committed may be found in the log at the next start. */
export function outcomeOf(error: unknown): Outcome {
  return [BUSY, LOCKED, READ_ONLY, FULL].includes(resultCode(error)) ? 'not-done' : 'unknown';
}

/** One sentence on why the file could not be opened, and what to do. */
export function explainOpening(error: unknown, location: string): string {
  return `The store cannot be opened${reasonAndRemedy(error, location)}.`;
}

/** One sentence on why a read or write failed. */
export function explainUse(error: unknown): string {
  switch (resultCode(error)) {
    case BUSY:
    case LOCKED: return 'Another process held the store\'s file for too long.';
    case READ_ONLY: return 'The store\'s disk or file is read-only.';
    case FULL: return 'The store\'s disk is full.';
    case CORRUPT:
    case NOT_A_DATABASE: return 'The store\'s file is damaged: restore it from a backup.';
    default: return 'The store\'s file could not be read or written.';
  }
}

function reasonAndRemedy(error: unknown, location: string): string {
  const code = resultCode(error);
  const system = property(error, 'code');
  if (isFolder(location)) return `, because ${location} is a folder: name a file`;
  if (system === 'ENOTDIR' || system === 'EEXIST') return `, because a folder of ${location} is a file`;
  if (system === 'EROFS' || code === READ_ONLY) return `, because ${location} is read-only: choose a disk and file to write to`;
  if (system === 'EACCES' || system === 'EPERM') return `, because this user may not make the folder of ${location}`;
  if (system === 'ENOSPC' || code === FULL) return `, because the disk of ${location} is full`;
  if (code === NOT_A_DATABASE) return `, because ${location} is not a database: move it away`;
  if (isBusy(error)) return `, because another process holds ${location}`;
  return `: check that this user may write ${location} and its folder`;
}

/** Extended codes have the primary code in the low byte. */
function resultCode(error: unknown): number {
  const code = property(error, 'errcode');
  return typeof code === 'number' ? code & 0xff : 0;
}

function isFolder(location: string): boolean {
  try {
    return statSync(location).isDirectory();
  } catch {
    return false;
  }
}
