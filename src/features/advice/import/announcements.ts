import { key, readAll, type TableStore } from '../../../storage';
import type { Changes } from './changes';
import type { KeptPage } from './page';
import { announcementRecord, closedRecord, type Announced, type Announcement } from './records';

/**
 * Who is to be told of a version: `adv:an:<version>` has a row `n:<network>` for each network there was at the import, and a
 * row `c:<network>` made when it is posted there. So a network is told of a version once, and one that comes later is not
 * told of what is old by then.
 */
export class Announcements {
  constructor(private readonly table: TableStore) {}

  /** Before the version is in use: nobody looks until then. */
  async save(version: number, networkIds: string[], raad: Announced[], at: number): Promise<void> {
    if (raad.length === 0) return;
    for (const networkId of networkIds) {
      const row = announcementRecord.encode({ networkId, raad, at });
      await this.table.upsert({ partition: partitionOf(version), row: key('n', networkId), ...row });
    }
  }

  /** Those that it is not yet posted to. */
  async open(version: number): Promise<Announcement[]> {
    const rows = await readAll(this.table, partitionOf(version));
    const claimed = new Set(rows.map(({ row }) => row).filter((row) => row.startsWith('c:')));
    const announcements = rows.filter(({ row }) => row.startsWith('n:')).map((row) => announcementRecord.decode(row));
    return announcements.filter(({ networkId }) => !claimed.has(key('c', networkId)));
  }

  async find(version: number, networkId: string): Promise<Announcement | undefined> {
    const row = await this.table.get(partitionOf(version), key('n', networkId));
    return row && announcementRecord.decode(row);
  }

  /** When it is posted. */
  async close(version: number, networkId: string, at: number): Promise<void> {
    await this.table.upsert({ partition: partitionOf(version), row: key('c', networkId), ...closedRecord.encode({ at }) });
  }
}

/** The råd that are new or changed, by number; pages that belong to none are not announced. */
export function announcedIn({ added, changed }: Changes, pages: KeptPage[]): Announced[] {
  const of = (kind: Announced['kind'], id: string): Announced[] => {
    const page = pages.find(({ facts }) => facts.id === id);
    const [first] = page?.parts ?? [];
    if (!page || !first || page.facts.raad === undefined) return [];
    const { raad, updated } = page.facts;
    return [{ kind, raad, title: page.facts.title, passage: first.id, ...(updated && { updated }) }];
  };
  const raad = [...added.flatMap(({ id }) => of('new', id)), ...changed.flatMap(({ id }) => of('changed', id))];
  return raad.sort((a, b) => a.raad - b.raad);
}

const partitionOf = (version: number) => key('adv', 'an', String(version).padStart(6, '0'));
