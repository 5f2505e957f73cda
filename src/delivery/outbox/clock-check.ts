import type { Desk } from './parts';

/** Whether this machine's clock may be trusted with what is due: against the store's own, once a minute. */
export class ClockCheck<M> {
  private checkedAt = -Infinity;
  private right = true;

  constructor(private readonly desk: Desk<M>) {}

  /** Never throws: while the store does not answer, what it said last holds. */
  async isRight(): Promise<boolean> {
    const { clock, limits, table, log } = this.desk;
    const now = clock.now();
    if (Math.abs(now - this.checkedAt) < limits.clockEveryMs) return this.right;
    this.checkedAt = now;
    try {
      const theirs = await table.time();
      const skew = theirs === undefined ? 0 : clock.now() - theirs;
      this.right = Math.abs(skew) <= limits.skewMs;
      if (!this.right) log.error('The clock of this machine is wrong: reminders wait. Set it by a time server (NTP)', { ms: skew });
    } catch (error) {
      log.warn('The clock was not compared with the store’s', { error: error as Error });
    }
    return this.right;
  }
}
