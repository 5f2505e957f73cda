import { key, NotFound, readAll, type NewRow, type Row, type TableStore } from '../../../storage';
import type { KeptPage } from './page';
import { pageRecord, partRecord, switchRecord, versionRecord, type Switch, type Version } from './records';

const PARTITION = key('adv');
const SWITCH_ROW = 'current';
const ROWS_AT_ONCE = 100;
/** A råd's text is some dozens of parts; far more would make every start and every search slow. */
export const MAX_PARTS = 1_000;

/** The switch as it was read: to change it, nobody may have changed it since. */
export interface InUse extends Switch {
  etag?: string;
}

/**
 * Imported text in the store, by version: `adv` has `current`, the switch, and `v:<version>`, what there is; `adv:<version>` has
 * its pages `g:<n>` and their parts `p:<n>`. A version is never changed once it is whole, and the switch is one row, so everybody
 * sees the old text or the new, never some of each.
 */
export class ImportStore {
  constructor(private readonly table: TableStore) {}

  async inUse(): Promise<InUse> {
    const row = await this.table.get(PARTITION, SWITCH_ROW);
    return row ? { ...switchRecord.decode(row), etag: row.etag } : { version: 0, at: 0, before: [] };
  }

  /** Oldest first, also those that were never finished. */
  async versions(): Promise<Version[]> {
    const rows = await readAll(this.table, PARTITION, { prefix: 'v:' });
    return rows.map((row) => versionRecord.decode(row));
  }

  /** All of a version; nothing for version 0. Throws NotFound when it is not there whole. */
  async read(version: number): Promise<KeptPage[]> {
    if (version === 0) return [];
    const meta = await this.table.get(PARTITION, versionRow(version));
    const rows = await readAll(this.table, versionPartition(version));
    const pages = decodeAll(rows, 'g:', (row) => pageRecord.decode(row));
    const parts = decodeAll(rows, 'p:', (row) => partRecord.decode(row));
    const known = meta && versionRecord.decode(meta);
    if (!known?.whole || known.pages !== pages.length || known.parts !== parts.length) {
      throw new NotFound(`Version ${version} of the imported advice is not whole.`);
    }
    return pages.map((facts) => ({ facts, parts: parts.filter(({ page }) => page === facts.id) }));
  }

  /**
   * Writes a new version and gives its number. It is not in use yet. The number is taken first, so two imports at once write two
   * versions; what was begun and not finished is never used. Throws what the store throws.
   */
  async write(pages: KeptPage[], { at, from }: Pick<Version, 'at' | 'from'>): Promise<number> {
    const version = Math.max(0, ...(await this.versions()).map((each) => each.version)) + 1;
    const parts = pages.flatMap((page) => page.parts);
    const meta = { version, at, from, pages: pages.length, parts: parts.length };
    const begun = await this.table.create(this.versionRow({ ...meta, whole: false }));
    const partition = versionPartition(version);
    const rows: NewRow[] = [
      ...pages.map(({ facts }, n) => ({ partition, row: key('g', padded(n)), ...pageRecord.encode(facts) })),
      ...parts.map((part, n) => ({ partition, row: key('p', padded(n)), ...partRecord.encode(part) })),
    ];
    for (let first = 0; first < rows.length; first += ROWS_AT_ONCE) {
      const some = rows.slice(first, first + ROWS_AT_ONCE).map((row) => ({ op: 'upsert' as const, row }));
      await this.table.transaction(partition, some);
    }
    await this.table.replace({ ...this.versionRow({ ...meta, whole: true }), etag: begun.etag });
    return version;
  }

  /** From now on everybody uses this version. Throws Conflict when somebody else has changed the switch since `seen`. */
  async use(next: Switch, seen: InUse): Promise<void> {
    const row = { partition: PARTITION, row: SWITCH_ROW, ...switchRecord.encode(next) };
    if (seen.etag === undefined) await this.table.create(row);
    else await this.table.replace({ ...row, etag: seen.etag });
  }

  /** Forgets all but the version in use and those that can be gone back to. */
  async prune(): Promise<void> {
    const [{ version: used, before }, versions] = await Promise.all([this.inUse(), this.versions()]);
    const kept = new Set([used, ...before]);
    // One that is newer than what is in use may still be being written by another import.
    for (const { version } of versions.filter((each) => !kept.has(each.version) && each.version < used)) await this.delete(version);
  }

  /** The list's row last, so that what was cut short is found again. */
  private async delete(version: number): Promise<void> {
    const partition = versionPartition(version);
    for (const { row } of await readAll(this.table, partition)) await this.table.delete(partition, row);
    await this.table.delete(PARTITION, versionRow(version));
  }

  private versionRow(version: Version): NewRow {
    return { partition: PARTITION, row: versionRow(version.version), ...versionRecord.encode(version) };
  }
}

function decodeAll<T>(rows: Row[], prefix: string, decode: (row: Row) => T): T[] {
  return rows.filter(({ row }) => row.startsWith(prefix)).map(decode);
}

const padded = (number: number) => String(number).padStart(6, '0');
const versionRow = (version: number) => key('v', padded(version));
const versionPartition = (version: number) => key('adv', padded(version));
