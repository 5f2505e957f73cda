import { setImmediate } from 'node:timers';

import type { DatabaseSyncInstance } from '@photostructure/sqlite';

import type { StoreError } from '../errors';
import { isBusy } from './failures';
import { patiently } from './patiently';

/** What became of one write: what it gives when the group is on the disk, or why it is refused (and has written nothing). */
export type Outcome<T> = { readonly done: T } | { readonly refused: StoreError };

/** Where a write is: one row, or several of a transaction, all or none of which are written. */
interface Place {
  readonly partition: string;
  readonly rows: readonly string[];
}

interface Waiting extends Place {
  /** Writes, and gives how to answer when that is committed. May be called again, after what it wrote was rolled back. */
  readonly write: () => () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Writes that come in one go are committed in one go. Every commit waits for the disk (synchronous=FULL) and holds up
 * all that this process does: two after every answer took longer than the answer, and most of a vote was its one. Each write sees what
 * those before it have written, and is answered when the group is on the disk, as if it had been alone; one that is refused
 * (`Conflict`, `NotFound`) is answered then too, and the others are not touched by it.
 */
export class GroupedWrites {
  private waiting: Waiting[] = [];

  constructor(private readonly database: DatabaseSyncInstance) {}

  /** Answered with what `write` gives; `write` throws what SQLite throws. */
  add<T>({ partition, rows }: Place, write: () => Outcome<T>): Promise<T> {
    return new Promise((done, failed) => {
      if (this.waiting.length === 0) setImmediate(() => this.flush());
      const answered = (): (() => void) => {
        const outcome = write();
        return 'done' in outcome ? () => done(outcome.done) : () => failed(outcome.refused);
      };
      this.waiting.push({ partition, rows, write: answered, failed });
    });
  }

  /**
   * Commits now what is waiting, when any of it lies in the partition and is asked for. Called before what reads or writes otherwise, so
   * that it finds what was written before it; others' reads do not break up the group.
   */
  flush(partition?: string, isAsked: (row: string) => boolean = () => true): void {
    const isThere = (one: Waiting) => (partition === undefined || one.partition === partition) && one.rows.some(isAsked);
    if (!this.waiting.some(isThere)) return;
    const group = this.waiting;
    this.waiting = [];
    patiently(() => this.commit(group)).then(
      (answers) => { for (const answer of answers) answer(); },
      (error: Error) => {
        // What was held all the time is held for each of them; else one may be at fault (too large for the disk), and the others not.
        if (group.length > 1 && !isBusy(error.cause)) for (const one of group) this.alone(one);
        else for (const { failed } of group) failed(error);
      },
    );
  }

  /** One that has been committed all the same is known by its opId, or only done again. */
  private alone(one: Waiting): void {
    patiently(() => this.commit([one])).then(([answer]) => answer?.(), one.failed);
  }

  private commit(group: Waiting[]): (() => void)[] {
    const { database } = this;
    // One statement commits by itself.
    const alone = group.length === 1 && group[0]?.rows.length === 1;
    if (!alone) database.exec('BEGIN IMMEDIATE');
    try {
      const answers = group.map(({ write }) => write());
      if (!alone) database.exec('COMMIT');
      return answers;
    } catch (error) {
      // A full disk may have rolled back already.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}
