import { setMaxListeners } from 'node:events';
import { inGroups } from '../../lib/in-groups';
import { realTime } from '../time';
import { DeadLetters } from './dead-letters';
import { Dispatcher } from './dispatcher';
import { DueRows } from './due-rows';
import { KnownOutcomes } from './known-outcomes';
import { Ledger } from './ledger';
import { OpenList } from './open-list';
import { OUTBOX_LIMITS, type Desk, type OutboxParts } from './parts';
import { Planner } from './planner';
import { Readable } from './readable';
import { sourceId } from './records';
import type { ReminderSource, SourceRef } from './types';

/** Longer than an attempt to send may last: then the ledger tells that nobody knows. */
const LONGEST_STOP_MS = 15_000;
const SOON_MS = 1_000;
const AT_ONCE = 8;

/**
 * All that happens by itself at a time: reminders, and acts such as closing a poll (design/reliability.md, Reminders: the outbox). `M` is
 * what a message is, and the outbox only hands it on.
 *
 * - A feature registers how its kind is planned and worded, then says `changed` after each change is stored: one write. Planning and
 *   sending follow, by any instance, and are resumed after a crash.
 * - Each reminder has a key (kind, source, what, recipient, the source's version) and happens once. One that may or may not have arrived
 *   is sent once more when its source says so: never more than two copies.
 * - Nothing is missed once the store is back before it is stale; what is not delivered for certain is noted for the operator.
 */
export class Outbox<M> {
  private readonly desk: Desk<M>;
  private readonly planner: Planner<M>;
  private readonly dispatcher: Dispatcher<M>;
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  /** The pass under way, and the one that was asked for meanwhile. */
  private current: Promise<void> | undefined;
  private following: Promise<void> | undefined;
  /** How many reminders the last pass took. */
  private taken = 0;

  constructor({ limits, random = Math.random, ...parts }: OutboxParts<M>) {
    const { table, ids } = parts;
    // Each reminder that waits for its turn listens.
    setMaxListeners(0, this.stopping.signal);
    const readable = new Readable(parts.log);
    this.desk = {
      ...parts, random, limits: { ...OUTBOX_LIMITS, ...limits }, owner: ids.unique(), stopped: this.stopping.signal, sources: new Map(),
      due: new DueRows(table, readable), ledger: new Ledger(table), open: new OpenList(table, readable), dead: new DeadLetters(table),
      known: new KnownOutcomes(), readable,
    };
    this.planner = new Planner(this.desk);
    this.dispatcher = new Dispatcher(this.desk);
  }

  /** Before the outbox starts, once for each kind. Throws Error for the second. */
  register(kind: string, source: ReminderSource<M>): void {
    if (this.desk.sources.has(kind)) throw new Error(`Two features plan «${kind}».`);
    this.desk.sources.set(kind, source);
  }

  /** After the source is stored. Planned with the next pass; twice is harmless. Throws what the store throws. */
  async changed(ref: SourceRef): Promise<void> {
    await this.desk.open.add(ref, this.desk.clock.now());
    this.planner.ask(ref);
  }

  /**
   * Sees to it that these are on the list of open sources, as when whoever changed them was cut off before `changed`: planned with the next
   * pass where they are not yet. Throws what the store throws.
   */
  async ensure(refs: readonly SourceRef[]): Promise<void> {
    const listed = new Set((await this.desk.open.all()).map(({ record }) => sourceId(record)));
    await inGroups(refs.filter((ref) => !listed.has(sourceId(ref))), AT_ONCE, (ref) => this.changed(ref));
  }

  /**
   * Takes away all that is still to happen for a recipient, whom no source may plan any more: what is planned meanwhile is dropped when
   * it is due. What became of what was sent stays, so that nothing is sent twice. Reads all that is due; throws what the store throws.
   */
  async forget(recipient: string): Promise<void> {
    await this.desk.due.forget(recipient);
  }

  /** Makes a pass every few seconds from now on. */
  start(): void {
    this.next(this.desk.limits.tickEveryMs);
  }

  /** What is on its way is awaited; the rest is left to others, or to the next start. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.stopping.abort();
    const over = new AbortController();
    await Promise.race([this.settled(), realTime.wait(LONGEST_STOP_MS, over.signal)]);
    over.abort();
  }

  /**
   * One whole pass, begun now: plans all open sources when ten minutes have passed, and what has changed; then does everything that is
   * due. Ends when this instance has nothing under way. Never throws.
   */
  async tick(): Promise<void> {
    await this.planner.all();
    await this.pass(true);
  }

  /** When this instance has nothing under way. */
  async settled(): Promise<void> {
    while (this.planner.planning ?? this.current ?? this.following) await (this.planner.planning ?? this.following ?? this.current);
  }

  /** One at a time. `anew`: another follows the one that is under way. */
  private pass(anew = false): Promise<void> {
    if (!this.current) {
      this.current = this.work().finally(() => { this.current = undefined; });
      return this.current;
    }
    if (!anew) return this.current;
    this.following ??= this.current.then(() => {
      this.following = undefined;
      return this.pass();
    });
    return this.following;
  }

  private next(inMs: number): void {
    const { tickEveryMs } = this.desk.limits;
    if (this.stopping.signal.aborted) return;
    this.timer = setTimeout(() => {
      // All of a country takes a while to plan: what is due does not wait for it.
      void this.planner.all();
      // After much at once some of it often waits for another try.
      void this.pass().then(() => this.next(this.taken > 0 ? Math.min(SOON_MS, tickEveryMs) : tickEveryMs));
    }, inMs).unref();
  }

  private async work(): Promise<void> {
    this.taken = 0;
    if (this.stopping.signal.aborted) return;
    await this.planner.pass();
    try {
      this.taken = await this.dispatcher.pass();
    } catch (error) {
      this.desk.log.warn('Not all that is due was done', { error: error as Error });
    }
  }
}
