import { setTimeout as wait } from 'node:timers/promises';

interface Lane<T> {
  /** Never rejects: when the next may begin. */
  over: Promise<void>;
  next?: Promise<T>;
}

/**
 * Work that many ask for at once and that is done for all of them together: one at a time for each key. Who asks while it goes on shares
 * the next one, which begins when it ends: so whatever was so before somebody asked is seen by the work that they wait for.
 */
export class NextFlight<T> {
  private readonly lanes = new Map<string, Lane<T>>();

  /** `spaceMs`: after one has ended the next begins no sooner than this, so that more of those who come at once share it. */
  constructor(private readonly spaceMs = 0) {}

  /** What the work gives or throws, for all who share it. */
  join(key: string, work: () => Promise<T>): Promise<T> {
    const lane = this.lanes.get(key);
    if (!lane) return this.begin(key, work);
    lane.next ??= lane.over.then(() => this.begin(key, work));
    return lane.next;
  }

  private begin(key: string, work: () => Promise<T>): Promise<T> {
    const current = work();
    const ended = current.then(() => undefined, () => undefined);
    const lane: Lane<T> = { over: this.spaceMs > 0 ? ended.then(() => wait(this.spaceMs, undefined, { ref: false })) : ended };
    this.lanes.set(key, lane);
    void lane.over.then(() => {
      if (this.lanes.get(key) === lane && !lane.next) this.lanes.delete(key);
    });
    return current;
  }
}
