/** One posting's work under way. */
export interface Run {
  work(): Promise<void>;
  ring(): void;
}

/** So many postings at once; each serves its channels side by side. */
const AT_ONCE = 20;

/** One run for each posting at a time, and a few postings at once; the others wait their turn. */
export class Runs {
  private readonly waiting = new Map<string, () => Run>();
  private readonly active = new Map<string, { run: Run; again?: () => Run; over: Promise<void> }>();

  /** When one is under way it is told, and another follows: what was asked for last is never left out. */
  add(id: string, make: () => Run): void {
    const active = this.active.get(id);
    if (!active) {
      this.waiting.set(id, make);
      this.next();
      return;
    }
    active.again = make;
    active.run.ring();
  }

  /** Those that wait are not begun any more. */
  clear(): void {
    this.waiting.clear();
    for (const active of this.active.values()) delete active.again;
  }

  /** When none is under way and none waits. */
  async settled(): Promise<void> {
    while (this.active.size > 0) await Promise.all([...this.active.values()].map(({ over }) => over));
  }

  private next(): void {
    for (const [id, make] of this.waiting) {
      if (this.active.size >= AT_ONCE) return;
      this.waiting.delete(id);
      const run = make();
      this.active.set(id, { run, over: run.work().finally(() => this.end(id)) });
    }
  }

  private end(id: string): void {
    const again = this.active.get(id)?.again;
    this.active.delete(id);
    if (again) this.waiting.set(id, again);
    this.next();
  }
}
