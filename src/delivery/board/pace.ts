import { LRUCache } from 'lru-cache';
import type { Clock } from '../../lib/time';
import type { Address } from '../delivery';

/** At most `most` in any stretch of `perMs` milliseconds. */
export interface Rate {
  most: number;
  perMs: number;
}

/** Below what Teams bears (design/teams.md, reliability.md): turns and other instances send, too. */
const INSTANCE: Rate = { most: 20, perMs: 1_000 };
const TENANT: Rate = { most: 30, perMs: 1_000 };
const CONVERSATION: readonly Rate[] = [{ most: 7, perMs: 1_000 }, { most: 60, perMs: 30_000 }];
/** Channels that hang hold a place each, for as long as a send may last; the others go on. */
const AT_ONCE = 10;
const MOST_KEPT = 10_000;

/** Ends early, without throwing, when `signal` is aborted. */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<void>;

/** The times of the last sends, as many as the rate looks back on. */
class Window {
  private readonly times: number[] = [];

  constructor(private readonly rate: Rate) {}

  /** When one more may go, UTC ms; 0 for now. */
  next(): number {
    const { most, perMs } = this.rate;
    const [oldest] = this.times;
    return oldest === undefined || this.times.length < most ? 0 : oldest + perMs;
  }

  take(now: number): void {
    this.times.push(now);
    if (this.times.length > this.rate.most) this.times.shift();
  }
}

/** How fast one instance may send: in all, to one tenant, and to one conversation; and how many at once. */
export class Pace {
  private readonly instance = new Window(INSTANCE);
  private readonly tenants = new LRUCache<string, Window>({ max: MOST_KEPT });
  private readonly conversations = new LRUCache<string, Window[]>({ max: MOST_KEPT });
  private readonly queue: (() => void)[] = [];
  private places = AT_ONCE;

  constructor(
    private readonly clock: Clock,
    private readonly wait: Wait,
  ) {}

  /** Does the work when it may be done; undefined, and nothing is done, when `signal` was aborted before. */
  async run<T>({ tenantId, conversationId }: Address, signal: AbortSignal, work: () => Promise<T>): Promise<T | undefined> {
    const windows = [this.instance, this.tenant(tenantId), ...this.conversation(`${tenantId}\u0000${conversationId}`)];
    await this.enter();
    try {
      // No place is held while there is nothing to do but wait.
      for (let ms = this.waitMs(windows); ms > 0 && !signal.aborted; ms = this.waitMs(windows)) {
        this.leave();
        try {
          await this.wait(ms, signal);
        } finally {
          await this.enter();
        }
      }
      if (signal.aborted) return undefined;
      const now = this.clock.now();
      for (const window of windows) window.take(now);
      return await work();
    } finally {
      this.leave();
    }
  }

  private waitMs(windows: Window[]): number {
    return Math.max(...windows.map((window) => window.next())) - this.clock.now();
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

  private tenant(id: string): Window {
    const window = this.tenants.get(id) ?? new Window(TENANT);
    this.tenants.set(id, window);
    return window;
  }

  private conversation(id: string): Window[] {
    const windows = this.conversations.get(id) ?? CONVERSATION.map((rate) => new Window(rate));
    this.conversations.set(id, windows);
    return windows;
  }
}
