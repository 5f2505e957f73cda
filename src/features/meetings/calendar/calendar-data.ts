import { readAll, type TableStore } from '../../../storage';
import type { PersonalData, PersonId } from '../../feature';
import { Feeds, FEEDS } from './feeds';
import { feedRecord } from './records';

/** A person's own calendar link. All feeds are looked at: one that was left behind when its write was cut short is found too. */
export function calendarPersonalData(table: TableStore): PersonalData {
  const feeds = new Feeds(table);

  async function feedsOf({ tenantId, id }: PersonId) {
    const rows = await readAll(table, FEEDS);
    const all = rows.map((row) => ({ row, feed: feedRecord.decode(row) }));
    return all.filter(({ feed }) => feed.kind === 'person' && feed.tenantId === tenantId && feed.personId === id);
  }

  return {
    of: async ({ tenantId, id }) => {
      const [found, link] = await Promise.all([feedsOf({ tenantId, id }), feeds.linkOf({ kind: 'person', tenantId, personId: id })]);
      const left = found.filter(({ row }) => row.row !== link?.hash).map(({ row, feed: { at } }) => ({ hash: row.row, at }));
      return { calendars: [...(link ? [link] : []), ...left] };
    },
    erase: async ({ tenantId, id }) => {
      const owner = { kind: 'person' as const, tenantId, personId: id };
      const link = await feeds.linkOf(owner);
      if (link) await feeds.remove(owner, link.version);
      for (const { row } of await feedsOf({ tenantId, id })) await table.delete(row.partition, row.row);
    },
  };
}
