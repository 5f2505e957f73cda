import { setImmediate } from 'node:timers';

import type { DatabaseSyncInstance } from '@photostructure/sqlite';

import type { Stamped } from '../driver';
import type { NewRow } from '../types';
import { isBusy } from './failures';
import { patiently } from './patiently';
import type { Statements } from './statements';

interface Waiting {
  readonly row: Stamped<NewRow>;
  readonly etag: string;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Upserts that come in one go are committed in one go. Every commit waits for the disk (synchronous=FULL) and holds up all that
 * this process does: two after every answer took longer than the answer. Only upserts are grouped, because they cannot be
 * refused: none depends on what another has written. Each is done when it is on the disk, as if it had been alone.
 */
export class GroupedUpserts {
  private waiting: Waiting[] = [];

  constructor(private readonly database: DatabaseSyncInstance, private readonly statements: Statements) {}

  add(row: Stamped<NewRow>, etag: string): Promise<void> {
    return new Promise((done, failed) => {
      if (this.waiting.length === 0) setImmediate(() => this.flush());
      this.waiting.push({ row, etag, done, failed });
    });
  }

  /** Commits now what is waiting. Called before everything else that reads or writes, so that it finds what was written before it. */
  flush(): void {
    if (this.waiting.length === 0) return;
    const group = this.waiting;
    this.waiting = [];
    patiently(() => this.commit(group)).then(
      () => { for (const { done } of group) done(); },
      (error: Error) => {
        // What was held all the time is held for each of them; else one may be at fault (too large for the disk), and the others not.
        if (group.length > 1 && !isBusy(error.cause)) for (const one of group) this.alone(one);
        else for (const { failed } of group) failed(error);
      },
    );
  }

  /** An upsert that has been committed all the same is only done again. */
  private alone(one: Waiting): void {
    patiently(() => this.commit([one])).then(one.done, one.failed);
  }

  private commit(group: Waiting[]): void {
    const { database } = this;
    if (group.length > 1) database.exec('BEGIN IMMEDIATE');
    try {
      for (const { row, etag } of group) this.statements.upsert(row, etag);
      if (group.length > 1) database.exec('COMMIT');
    } catch (error) {
      // A full disk may have rolled back already.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}
