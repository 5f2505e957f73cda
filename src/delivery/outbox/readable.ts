import type { Log } from '../../lib/log';
import { UnreadableRow, type RecordCodec, type Row } from '../../storage';
import { heldOf, type Held } from '../held';

/** More rows than this are told of in the log again. */
const MOST_TOLD = 10_000;

/**
 * Reads rows that other instances have written too: what a newer release wrote is for that one to do, and what is broken keeps nothing else
 * from happening. Each that is passed over is in the log once.
 */
export class Readable {
  private readonly told = new Set<string>();

  constructor(private readonly log: Pick<Log, 'warn'>) {}

  held<T>(codec: RecordCodec<T>, rows: readonly Row[]): Held<T>[] {
    return rows.flatMap((row) => {
      try {
        return [heldOf(codec, row)];
      } catch (error) {
        if (!(error instanceof UnreadableRow)) throw error;
        this.tell(row, error);
        return [];
      }
    });
  }

  /** That a row was passed over. */
  tell({ partition, row }: Pick<Row, 'partition' | 'row'>, error: UnreadableRow): void {
    const id = `${partition} ${row}`;
    if (this.told.has(id)) return;
    if (this.told.size >= MOST_TOLD) this.told.clear();
    this.told.add(id);
    this.log.warn('A row of the outbox is left to others', { error });
  }
}

/** For who only looks: what can't be read is left out. */
export const leftOut = new Readable({ warn: () => undefined });
