/**
 * At most so many requests at once; the others wait in line. Without this a crowd makes each request slow, the slow are
 * given up and sent again, and the store does twice the work for nobody.
 */
export class Lanes {
  private readonly line: (() => void)[] = [];

  constructor(private free: number) {}

  /** Resolves with true in its turn, and whoever gets it calls `leave`; with false if `ms` pass first. */
  async enter(ms: number): Promise<boolean> {
    if (this.free > 0) {
      this.free -= 1;
      return true;
    }
    return new Promise((resolve) => {
      const go = (): void => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        this.line.splice(this.line.indexOf(go), 1);
        resolve(false);
      }, ms);
      this.line.push(go);
    });
  }

  leave(): void {
    const next = this.line.shift();
    if (next) next();
    else this.free += 1;
  }
}
