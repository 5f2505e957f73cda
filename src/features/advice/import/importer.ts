import type { Clock } from '../../../lib/time';
import { Conflict, NotFound, StoreError, type TableStore } from '../../../storage';
import { announcedIn, Announcements } from './announcements';
import { changesBetween, isNothing, type Changes } from './changes';
import { keepPage } from './keep-page';
import type { KeptPage, SourcePage } from './page';
import { ImportProblem } from './problem';
import type { Version } from './records';
import { ImportStore, MAX_PARTS } from './store';

/** Kept to go back to, besides the version in use. */
const EARLIER_VERSIONS = 2;

/** What an import did, or would do. */
export interface Imported {
  changes: Changes;
  /** The version now in use; absent when nothing was changed, or only looked at. */
  version?: number;
}

/** Changes which official text the service answers from. Every method changes all or nothing. */
export class Importer {
  private readonly imports: ImportStore;
  private readonly announcements: Announcements;

  constructor(
    table: TableStore,
    private readonly clock: Clock,
  ) {
    this.imports = new ImportStore(table);
    this.announcements = new Announcements(table);
  }

  /**
   * Puts these pages in place of what is in use, and has the networks told of it. With `dryRun` nothing is written. Throws
   * ImportProblem, and what the store throws; the version in use is then still in use.
   */
  async import(pages: SourcePage[], to: { from: string; networkIds: string[]; dryRun?: boolean }): Promise<Imported> {
    const kept = pages.map(keepPage);
    check(kept);
    const seen = await this.imports.inUse();
    const changes = changesBetween(await this.readOr(seen.version), kept);
    if (to.dryRun || isNothing(changes)) return { changes };
    const at = this.clock.now();
    const version = await this.imports.write(kept, { at, from: to.from.slice(0, 500) });
    await this.announcements.save(version, to.networkIds, announcedIn(changes, kept), at);
    const before = [...seen.before, seen.version].slice(-EARLIER_VERSIONS);
    await ifAlone(this.imports.use({ version, at, before }, seen));
    await this.tidy();
    return { changes, version };
  }

  /** A version that is not whole must not be in the way of a better one. */
  private async readOr(version: number): Promise<KeptPage[]> {
    return this.imports.read(version).catch((error: Error) => {
      if (error instanceof NotFound) return [];
      throw error;
    });
  }

  /** The new version is in use whether this is done or not; what is left is taken by the next import. */
  private async tidy(): Promise<void> {
    await this.imports.prune().catch((error: Error) => {
      if (!(error instanceof StoreError)) throw error;
    });
  }

  /** Goes back to the version that was in use before; before the first there is 0, the built-in text alone. Gives its number. */
  async rollBack(): Promise<number> {
    const seen = await this.imports.inUse();
    const version = seen.before.at(-1);
    if (version === undefined) throw new ImportProblem('No earlier version is kept, so there is nothing to go back to.');
    await ifAlone(this.imports.use({ version, at: this.clock.now(), before: seen.before.slice(0, -1) }, seen));
    return version;
  }

  /** Those that can be used, oldest first. */
  async versions(): Promise<Version[]> {
    return (await this.imports.versions()).filter(({ whole }) => whole);
  }

  async inUse(): Promise<number> {
    return (await this.imports.inUse()).version;
  }
}

function check(pages: KeptPage[]): void {
  if (pages.length === 0) throw new ImportProblem('There is no page to import.');
  const parts = pages.flatMap((page) => page.parts);
  if (parts.length > MAX_PARTS) throw new ImportProblem(`The text has ${parts.length} parts; at most ${MAX_PARTS} can be held.`);
  const ids = parts.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice) throw new ImportProblem(`Two pages have the same name (${twice}): rename one of the files.`);
}

async function ifAlone(change: Promise<void>): Promise<void> {
  await change.catch((cause: Error) => {
    if (cause instanceof Conflict) throw new ImportProblem('Somebody else imported or rolled back at the same time; theirs is in use.', { cause });
    throw cause;
  });
}
