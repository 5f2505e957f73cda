import { LRUCache } from 'lru-cache';
import type { Address } from './delivery';
import { Throttle, Window, type Gate, type Rate } from './rates';
import { realTime, type Wait } from './time';

/** Below what Teams bears (design/teams.md, reliability.md): turns and other instances send, too. */
const INSTANCE: Rate = { most: 20, perMs: 1_000 };
const TENANT: Rate = { most: 30, perMs: 1_000 };
const CONVERSATION: readonly Rate[] = [{ most: 7, perMs: 1_000 }, { most: 60, perMs: 30_000 }];
/** What comes by itself to a person (design/teams.md, Conduct). */
const PERSON: readonly Rate[] = [{ most: 7, perMs: 1_000 }, { most: 10, perMs: 60_000 }];
/** Channels that hang hold a place each, for as long as a send may last; the others go on. */
const AT_ONCE = 10;
const MOST_KEPT = 10_000;

/** To whom something goes: a conversation, or a person's own chat with us. */
export type PaceAddress = Address | { tenantId: string; personId: string };

/**
 * How fast one instance may send: in all, to one tenant, and to one conversation or person; and how many at once. Whatever sends by
 * itself shares one. The time is the real one unless a test gives its own.
 */
export class Pace {
  private readonly instance = new Window(INSTANCE);
  private readonly tenants = new LRUCache<string, Throttle>({ max: MOST_KEPT });
  private readonly conversations = new LRUCache<string, Window[]>({ max: MOST_KEPT });
  private readonly queue: (() => void)[] = [];
  private places = AT_ONCE;

  constructor(
    private readonly clock = realTime.clock,
    private readonly wait: Wait = realTime.wait,
  ) {}

  /** Does the work when it may be done; undefined, and nothing is done, when `signal` was aborted before. */
  async run<T>(to: PaceAddress, signal: AbortSignal, work: () => Promise<T>): Promise<T | undefined> {
    const gates = this.gates(to);
    await this.enter();
    try {
      // No place is held while there is nothing to do but wait.
      for (let ms = this.waitMs(gates); ms > 0 && !signal.aborted; ms = this.waitMs(gates)) {
        this.leave();
        try {
          await this.wait(ms, signal);
        } finally {
          await this.enter();
        }
      }
      if (signal.aborted) return undefined;
      const now = this.clock.now();
      for (const gate of gates) gate.take(now);
      return await work();
    } finally {
      this.leave();
    }
  }

  /** How long it would have to wait now, in ms, if nobody else waited; 0 or less for not at all. */
  delay(to: PaceAddress): number {
    return this.waitMs(this.gates(to));
  }

  /** Teams did not take what was sent to the tenant (429): slower for a while. */
  refused(tenantId: string): void {
    this.tenant(tenantId).refused(this.clock.now());
  }

  private waitMs(gates: readonly Gate[]): number {
    const now = this.clock.now();
    return Math.ceil(Math.max(...gates.map((gate) => gate.next(now))) - now);
  }

  private enter(): Promise<void> | void {
    if (this.places > 0) {
      this.places--;
      return;
    }
    return new Promise((resolve) => this.queue.push(resolve));
  }

  /** Whoever waits longest gets the place. */
  private leave(): void {
    const next = this.queue.shift();
    if (next) next();
    else this.places++;
  }

  private gates(to: PaceAddress): Gate[] {
    const [id, rates] = 'personId' in to ? [`person\u0000${to.personId}`, PERSON] : [to.conversationId, CONVERSATION];
    return [this.instance, this.tenant(to.tenantId), ...this.conversation(`${to.tenantId}\u0000${id}`, rates)];
  }

  private tenant(id: string): Throttle {
    const throttle = this.tenants.get(id) ?? new Throttle(TENANT);
    this.tenants.set(id, throttle);
    return throttle;
  }

  private conversation(id: string, rates: readonly Rate[]): Window[] {
    const windows = this.conversations.get(id) ?? rates.map((rate) => new Window(rate));
    this.conversations.set(id, windows);
    return windows;
  }
}
