import { withinBudget } from '../../../lib/errors';
import type { Log } from '../../../lib/log';
import type { LiveAdvice } from '../live-advice';
import type { Announcer } from './announcer';
import { withImported } from './held-text';
import type { ImportStore } from './store';

/** Everybody answers from a new version within this time. */
const REFRESH_EVERY_MS = 60_000;
/** A service that cannot ask the store starts without imported text, and takes it when the store is back. */
const FIRST_LOOK_MS = 5_000;

export interface WatchParts {
  advice: LiveAdvice;
  imports: ImportStore;
  announcer: Announcer;
  log: Log;
  everyMs?: number;
}

/** Keeps the running service on the version of imported text that the store's switch names. */
export class ImportWatch {
  private version = 0;
  private announced = 0;
  private running: Promise<void> | undefined;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: WatchParts) {}

  /** Looks every minute from now on. Resolves when there is an answer to the first look, or the store has had its time. */
  async start(): Promise<void> {
    this.timer = setInterval(() => void this.refresh(), this.parts.everyMs ?? REFRESH_EVERY_MS).unref();
    await this.guarded(() => withinBudget(FIRST_LOOK_MS, this.take()));
    // Telling the networks is nothing to wait for.
    void this.refresh();
  }

  /** A look that is under way is ended first. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Never throws: whatever is wrong in the store, what is in use stays in use. One look at a time. */
  refresh(): Promise<void> {
    this.running ??= this.look().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async look(): Promise<void> {
    await this.guarded(async () => {
      await this.take();
      if (this.version === this.announced) return;
      const version = this.version;
      await this.parts.announcer.announce(version, () => !this.stopped);
      this.announced = version;
    });
  }

  private async guarded(work: () => Promise<void>): Promise<void> {
    await work().catch((error: Error) => this.parts.log.warn('Imported advice not looked up', { error }));
  }

  private async take(): Promise<void> {
    const { advice, imports, log } = this.parts;
    const { version } = await imports.inUse();
    if (version === this.version) return;
    const pages = await imports.read(version);
    advice.use(withImported(advice.knowledge, pages));
    this.version = version;
    log.info('Imported advice in use', { count: pages.length, outcome: `version ${version}` });
  }
}
