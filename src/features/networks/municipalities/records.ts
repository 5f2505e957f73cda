import { z } from 'zod';
import { defineRecord, key, readAll, type Operation, type TableStore } from '../../../storage';
import { countyOf } from './counties';
import type { RegisteredMunicipality } from './municipality';

/** One row for each county. */
const PARTITION = key('municipalities');

const countyRecord = defineRecord<{ municipalities: RegisteredMunicipality[] }>({
  kind: 'county',
  v: 1,
  schema: z.strictObject({
    municipalities: z.array(z.strictObject({
      number: z.string().regex(/^\d{4}$/), name: z.string().min(1), formerly: z.array(z.string().min(1)),
    })),
  }),
});

/** The list that was fetched last, by number; undefined when none ever was. Throws what the store throws. */
export async function readList(table: Pick<TableStore, 'query'>): Promise<RegisteredMunicipality[] | undefined> {
  const rows = await readAll(table, PARTITION);
  const list = rows.flatMap((row) => countyRecord.decode(row).municipalities);
  return list.length > 0 ? list.sort((a, b) => (a.number < b.number ? -1 : 1)) : undefined;
}

/** Puts another list in its place, in one transaction: readers see the old one or the new one, whole. Throws what the store throws. */
export async function saveList(table: Pick<TableStore, 'query' | 'transaction'>, list: readonly RegisteredMunicipality[]): Promise<void> {
  const counties = new Set(list.map(({ number }) => countyOf(number)));
  const before = await readAll(table, PARTITION);
  const gone = before.filter(({ row }) => !counties.has(row)).map(({ row }): Operation => ({ op: 'delete', key: row }));
  const now = [...counties].map((county): Operation => {
    const municipalities = list.filter(({ number }) => countyOf(number) === county);
    return { op: 'upsert', row: { partition: PARTITION, row: key(county), ...countyRecord.encode({ municipalities }) } };
  });
  await table.transaction(PARTITION, [...gone, ...now]);
}
