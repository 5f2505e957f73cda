import { withinBudget } from '../../../lib/errors';
import type { Log } from '../../../lib/log';
import type { TableStore } from '../../../storage';
import type { RegisteredMunicipality } from './municipality';
import { MunicipalityIndex, type Match } from './municipality-index';
import builtIn from './more-og-romsdal.json';
import { readList } from './records';

/** A list that was fetched is in use everywhere within this time. */
const REFRESH_EVERY_MS = 10 * 60_000;
/** A service that cannot ask the store starts with what is built in. */
const FIRST_LOOK_MS = 2_000;

/** The municipalities of Møre og Romsdal, with former names: what there is when no list was fetched. */
export const BUILT_IN: readonly RegisteredMunicipality[] = builtIn;

export interface MunicipalitiesParts {
  table: Pick<TableStore, 'query'>;
  log: Pick<Log, 'warn'>;
}

/** The list of municipalities in memory: the one fetched last (`npm run municipalities:update`), else the built-in one. */
export class Municipalities {
  private index = new MunicipalityIndex(BUILT_IN);
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: MunicipalitiesParts) {}

  /** What somebody wrote, the likeliest first; `MunicipalityIndex.find` has the rules. Asks no store. */
  find(text: string): Match[] {
    return this.index.find(text);
  }

  byNumber(number: string): RegisteredMunicipality | undefined {
    return this.index.byNumber(number);
  }

  /** Reads the list now and every ten minutes. Resolves when it is read, or the store has had its time. */
  async start(): Promise<void> {
    this.timer = setInterval(() => void this.refresh(), REFRESH_EVERY_MS).unref();
    await this.refresh();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Never throws: what cannot be read leaves the list as it is. */
  async refresh(): Promise<void> {
    try {
      const list = await withinBudget(FIRST_LOOK_MS, readList(this.parts.table));
      this.index = new MunicipalityIndex(list ?? BUILT_IN);
    } catch (error) {
      this.parts.log.warn('Municipalities not read', { error: error as Error });
    }
  }
}
