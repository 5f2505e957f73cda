import { LRUCache } from 'lru-cache';
import { NextFlight } from '../../../lib/next-flight';
import type { Clock } from '../../../lib/time';

const MOST_KEPT = 100;

/** What was read lately by a key, shared by all who ask for it within a short time. */
export class Lately<T> {
  private readonly kept = new LRUCache<string, { value: T; readAt: number }>({ max: MOST_KEPT });
  private readonly reads = new NextFlight<T>();
  private changes = 0;

  constructor(private readonly read: (key: string) => Promise<T>, private readonly clock: Clock, private readonly ms: number) {}

  /** Less than `ms` old. Throws what reading it throws; that is not kept. */
  async of(key: string): Promise<T> {
    const kept = this.recent(key);
    return kept ? kept.value : this.reads.join(key, () => this.fresh(key));
  }

  /** It has changed: nothing of before is given again. */
  forget(key: string): void {
    this.changes += 1;
    this.kept.delete(key);
  }

  private async fresh(key: string): Promise<T> {
    const kept = this.recent(key);
    if (kept) return kept.value;
    const [readAt, changes] = [this.clock.now(), this.changes];
    const value = await this.read(key);
    if (changes === this.changes) this.kept.set(key, { value, readAt });
    return value;
  }

  private recent(key: string): { value: T } | undefined {
    const kept = this.kept.get(key);
    const age = kept && this.clock.now() - kept.readAt;
    return age !== undefined && age >= 0 && age < this.ms ? kept : undefined;
  }
}
