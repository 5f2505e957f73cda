import { UnreadableRow } from '../../storage';
import { ClockCheck } from './clock-check';
import { DueWork } from './due-work';
import type { Held } from '../held';
import type { Desk } from './parts';
import { shardPartitions, type Due } from './records';

/** So many reminders in hand at once. */
const AT_ONCE = 20;

/** Takes what is due, shard by shard, until nothing is left that this instance may take now. */
export class Dispatcher<M> {
  private readonly underWay = new Set<string>();
  /** In the ledger stands what this instance can't read: not tried again with this pass. */
  private readonly unreadable = new Set<string>();
  private readonly work: DueWork<M>;
  private readonly clockCheck: ClockCheck<M>;
  private failures: Error[] = [];
  private taken = 0;

  constructor(private readonly desk: Desk<M>) {
    this.work = new DueWork(desk);
    this.clockCheck = new ClockCheck(desk);
  }

  /** How many it took, when it is done with all of them. Throws what the store throws; the rest waits for the next pass then. */
  async pass(): Promise<number> {
    [this.failures, this.taken] = [[], 0];
    this.unreadable.clear();
    await this.work.settleKnown();
    if (!(await this.clockCheck.isRight())) return 0;
    const due = this.ready();
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.worker(due)));
    const [first] = this.failures;
    if (first) throw first;
    return this.taken;
  }

  private async worker(due: AsyncGenerator<Held<Due>>): Promise<void> {
    try {
      for await (const held of shared(due)) await this.take(held).finally(() => this.underWay.delete(idOf(held)));
    } catch (error) {
      this.failures.push(error as Error);
    }
  }

  private async take(held: Held<Due>): Promise<void> {
    try {
      await this.work.take(held);
    } catch (error) {
      if (!(error instanceof UnreadableRow)) throw error;
      this.unreadable.add(idOf(held));
      this.desk.readable.tell(held, error);
    }
  }

  /** Each instance begins at a shard of its own choice, so that they seldom want the same. */
  private async *ready(): AsyncGenerator<Held<Due>> {
    const shards = shardPartitions('due');
    const first = Math.floor(this.desk.random() * shards.length);
    for (let empty = 0, at = first; empty < shards.length; at++) {
      const found = await this.readyIn(shards[at % shards.length] ?? '');
      empty = found.length > 0 ? 0 : empty + 1;
      for (const held of found) {
        if (this.isOver() || !(await this.clockCheck.isRight())) return;
        if (this.isInHand(held)) continue;
        this.underWay.add(idOf(held));
        this.taken++;
        yield held;
      }
    }
  }

  private async readyIn(shard: string): Promise<Held<Due>[]> {
    if (this.isOver()) return [];
    const { due, clock, owner, sources } = this.desk;
    const now = clock.now();
    // During a deployment an older instance may not know a kind: a newer one takes it. What we hold ourselves and are not at was cut short.
    return due.ready(shard, now, (held) => {
      const { kind, notBefore = 0, claim } = held.record;
      const free = !claim || claim.until <= now || claim.owner === owner;
      return sources.has(kind) && notBefore <= now && free && !this.isInHand(held);
    });
  }

  private isInHand(held: Held<Due>): boolean {
    return this.underWay.has(idOf(held)) || this.unreadable.has(idOf(held));
  }

  private isOver(): boolean {
    return this.failures.length > 0 || this.desk.stopped.aborted;
  }
}

/** For several readers: who leaves the loop does not end it for the others. */
const shared = <T>(source: AsyncGenerator<T>): AsyncIterable<T> => (
  { [Symbol.asyncIterator]: () => ({ next: () => source.next() }) }
);

const idOf = ({ partition, row }: Held<Due>): string => `${partition} ${row}`;
