import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

import { StoreUnavailable } from '../errors';
import { explainOpening } from './failures';

const IN_MEMORY = ':memory:';
const SCHEMA_VERSION = 1;

/** While opening, another process may be switching the file to WAL or making the table. */
const OPENING_WAIT_MS = 3_000;
/** Waiting for a lock here would hold up the whole process, emergencies too: `patiently` waits between tries instead. */
const LOCK_WAIT_MS = 0;

const TABLE = `CREATE TABLE IF NOT EXISTS rows (
  partition TEXT NOT NULL,
  row TEXT NOT NULL,
  etag TEXT NOT NULL,
  op_id TEXT NOT NULL,
  v INTEGER NOT NULL,
  data TEXT NOT NULL,
  columns TEXT,
  PRIMARY KEY (partition, row)
) STRICT`;

/**
 * Opens or makes the file, and its folder, readable by this user only. What is committed survives a crash of the process
 * (WAL) and of the machine (synchronous=FULL). Throws `StoreUnavailable` with a sentence for the operator.
 */
export function openDatabase(file: string): DatabaseSyncInstance {
  const location = file === IN_MEMORY ? file : resolve(file);
  let database: DatabaseSyncInstance | undefined;
  try {
    if (location !== IN_MEMORY) mkdirSync(dirname(location), { recursive: true, mode: 0o700 });
    database = new DatabaseSync(location, { timeout: OPENING_WAIT_MS });
    prepareFile(database, location);
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof StoreUnavailable) throw error;
    throw new StoreUnavailable(explainOpening(error, location), { outcome: 'not-done', cause: error });
  }
}

function prepareFile(database: DatabaseSyncInstance, location: string): void {
  const mode = pragma(database, 'journal_mode = WAL');
  if (mode !== 'wal' && location !== IN_MEMORY) {
    throw refused(`The disk of ${location} cannot hold the store, because it has no shared memory files: use a local disk.`);
  }
  database.exec('PRAGMA synchronous = FULL');
  const version = Number(pragma(database, 'user_version'));
  if (version > SCHEMA_VERSION) throw refused(`${location} was made by a newer release: run that one, or restore an older file.`);
  // Also when the file is up to date: SQLite opens one that it may not write without a word, and only a write tells.
  database.exec(`BEGIN IMMEDIATE; ${TABLE}; PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`);
  database.exec(`PRAGMA busy_timeout = ${LOCK_WAIT_MS}`);
}

function pragma(database: DatabaseSyncInstance, text: string): unknown {
  const row = database.prepare(`PRAGMA ${text}`).get() as Record<string, unknown>;
  return Object.values(row)[0];
}

function refused(message: string): StoreUnavailable {
  return new StoreUnavailable(message, { outcome: 'not-done' });
}
