/** At most `most` in any stretch of `perMs` milliseconds. */
export interface Rate {
  most: number;
  perMs: number;
}

/** Something that says when the next send may go, UTC ms; 0 for now. */
export interface Gate {
  next(now: number): number;
  take(now: number): void;
}

/** The times of the last sends, as many as the rate looks back on. */
export class Window implements Gate {
  private readonly times: number[] = [];

  constructor(private readonly rate: Rate) {}

  next(): number {
    const { most, perMs } = this.rate;
    const [oldest] = this.times;
    return oldest === undefined || this.times.length < most ? 0 : oldest + perMs;
  }

  take(now: number): void {
    this.times.push(now);
    if (this.times.length > this.rate.most) this.times.shift();
  }

  /** How many went in the last stretch. */
  recent(now: number): number {
    return this.times.filter((at) => at > now - this.rate.perMs).length;
  }
}

/** What is refused within so much time of the last cut went out before it. */
const SETTLING_MS = 1_000;
const LEAST = 1;
const FIRST_CUT = 0.5;
const FURTHER_CUT = 0.97;
const CATCH_UP = 2;
/** After so many seconds without a refusal, so many sends a second more: little at first, as others are at the limit too. */
const recovered = (seconds: number): number => 0.05 * seconds + 0.03 * seconds ** 2;

/**
 * How fast a tenant takes what all instances send together, learnt from what it refuses (429): the speed is halved, rises again little by
 * little, and is cut a little each time that was too much. So several instances share what there is, and hardly any is refused.
 */
export class Throttle implements Gate {
  private readonly window: Window;
  /** Sends a second from `cutAt` on, before recovery; undefined while nothing is refused. */
  private cut: { rate: number; at: number } | undefined;
  private nextAt = 0;

  constructor(private readonly rate: Rate) {
    this.window = new Window(rate);
  }

  next(now: number): number {
    const speed = this.speed(now);
    return Math.max(this.window.next(), speed === undefined ? 0 : this.nextAt);
  }

  take(now: number): void {
    this.window.take(now);
    const speed = this.speed(now);
    const gap = speed === undefined ? 0 : 1_000 / speed;
    // Whoever comes a little late may catch up, so that the waiting's own slowness costs nothing.
    this.nextAt = Math.max(this.nextAt, now - CATCH_UP * gap) + gap;
  }

  refused(now: number): void {
    if (this.cut && now - this.cut.at < SETTLING_MS) return;
    const speed = this.speed(now);
    const rate = speed === undefined ? this.window.recent(now) * FIRST_CUT : speed * FURTHER_CUT;
    this.cut = { rate: Math.max(LEAST, rate), at: now };
  }

  private speed(now: number): number | undefined {
    if (!this.cut) return undefined;
    const speed = this.cut.rate + recovered((now - this.cut.at) / 1_000);
    if (speed < (this.rate.most * 1_000) / this.rate.perMs) return speed;
    this.cut = undefined;
    return undefined;
  }
}
