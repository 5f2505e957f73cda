import type { TableClient } from '@azure/data-tables';

import { written, type Driver, type RowsFound, type Stamped } from '../driver';
import type { Range } from '../range';
import type { NewRow, Operation, Page, Replacement, Row } from '../types';
import { withinBudget, type Attempt, type Budget, type Trying } from './attempts';
import { submitBatch } from './batch';
import { tableEnsurer } from './ensure-table';
import { toEntity } from './entity';
import { refusalOf } from './failures';
import { Lanes } from './lanes';
import { findRows } from './query';
import { fetchRow, refused, settleBatch, settleRow } from './read-back';
import { checkToken, scanPage } from './scan';
import { serverTime } from './server-time';

export interface Budgets {
  readonly read: Budget;
  readonly write: Budget;
}

/** The client has no time-out of its own: a store that hangs would be awaited for ever. */
export const DEFAULT_BUDGETS: Budgets = {
  read: { totalMs: 2_000, attemptMs: 1_000 },
  write: { totalMs: 3_000, attemptMs: 1_500 },
};

/** At 10 ms a request, three times what Azure lets one partition do; Azurite is quickest with about this many. */
const MAX_REQUESTS = 64;

/** The store in one table of Azure Tables, which is made on first use. */
export class AzureDriver implements Driver {
  private readonly ensureTable: () => Promise<void>;
  private readonly trying: Trying;

  /** `random` gives the jitter of retries: 0 to 1. */
  constructor(private readonly client: TableClient, private readonly budgets: Budgets, random: () => number) {
    this.trying = { lanes: new Lanes(MAX_REQUESTS), random };
    this.ensureTable = tableEnsurer(client, budgets.write.attemptMs);
  }

  async time(): Promise<number | undefined> {
    return this.read(({ signal }) => serverTime(this.client, signal));
  }

  async get(partition: string, row: string): Promise<Row | undefined> {
    return this.read(({ signal }) => fetchRow(this.client, partition, row, signal));
  }

  async query(partition: string, range: Range): Promise<RowsFound> {
    return this.read(({ signal }) => findRows(this.client, partition, range, signal));
  }

  async scan(token: string | undefined): Promise<Page> {
    checkToken(token);
    return this.read(({ signal }) => scanPage(this.client, token, signal));
  }

  async create(row: Stamped<NewRow>): Promise<Row> {
    return this.writeRow(row, (abortSignal) => this.client.createEntity(toEntity(row), { abortSignal }));
  }

  async replace(row: Stamped<Replacement>): Promise<Row> {
    const { etag } = row;
    return this.writeRow(row, (abortSignal) => this.client.updateEntity(toEntity(row), 'Replace', { etag, abortSignal }));
  }

  async upsert(row: Stamped<NewRow>): Promise<Row> {
    return this.writeRow(row, (abortSignal) => this.client.upsertEntity(toEntity(row), 'Replace', { abortSignal }));
  }

  async delete(partition: string, row: string, etag = '*'): Promise<void> {
    await this.write(async (attempt) => {
      try {
        await this.client.deleteEntity(partition, row, { etag, abortSignal: attempt.signal });
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal === 'gone') return;
        if (refusal === undefined) throw error;
        throw refused(refusal, attempt);
      }
    });
  }

  async transaction(partition: string, operations: readonly Operation[], opId: string): Promise<void> {
    await this.write(async (attempt) => {
      try {
        await submitBatch(this.client, partition, operations, opId, attempt.signal);
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal === undefined) throw error;
        await settleBatch(this.client, partition, operations, opId, refusal, attempt);
      }
    });
  }

  async close(): Promise<void> {
    // Connections are the process's own and do not keep it alive.
  }

  private async writeRow(row: Stamped<NewRow>, send: (signal: AbortSignal) => Promise<{ etag?: string }>): Promise<Row> {
    return this.write(async (attempt) => {
      try {
        const { etag } = await send(attempt.signal);
        if (etag === undefined) throw new Error('Azure Tables sent no etag.');
        return written(row, etag);
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal === undefined) throw error;
        return settleRow(this.client, row, refusal, attempt);
      }
    });
  }

  private read<T>(send: (attempt: Attempt) => Promise<T>): Promise<T> {
    return withinBudget(this.budgets.read, this.trying, async (attempt) => {
      await this.ensureTable();
      return send(attempt);
    });
  }

  private write<T>(send: (attempt: Attempt) => Promise<T>): Promise<T> {
    return withinBudget(this.budgets.write, this.trying, async (attempt) => {
      await this.ensureTable();
      attempt.writing(true);
      return send(attempt);
    });
  }
}
