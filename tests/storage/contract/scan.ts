import { inGroups } from '../../../src/lib/in-groups';
import { InvalidKey, type Row } from '../../../src/storage';
import type { Bench } from './bench';

const MOST_PAGES = 1_000;

/** Reading the whole table, page by page. */
export function scanContract(bench: Bench): void {
  describe('scan', () => {
    /** All rows of this test's partitions; `between` is done after each page that has any of them. */
    async function scanned(between: (rows: readonly Row[]) => Promise<void> = async () => undefined): Promise<Row[]> {
      const found: Row[] = [];
      let token: string | undefined;
      for (let pages = 0; pages < MOST_PAGES; pages += 1) {
        const page = await bench.store.scan(token);
        const ours = page.rows.filter(({ partition }) => partition.startsWith(bench.partition));
        found.push(...ours);
        if (ours.length > 0) await between(ours);
        if (page.token === undefined) return found;
        token = page.token;
      }
      throw new Error(`A scan had more than ${MOST_PAGES} pages.`);
    }
    const names = (rows: readonly Row[]): string[] => rows.map(({ partition, row }) => `${partition.slice(bench.partition.length)} ${row}`);
    async function fill(partition: string, count: number): Promise<void> {
      const rows = Array.from({ length: count }, (_, n) => ({ ...bench.row(`r:${String(n).padStart(4, '0')}`), partition }));
      for (let at = 0; at < count; at += 100) {
        await bench.store.transaction(partition, rows.slice(at, at + 100).map((row) => ({ op: 'create' as const, row })));
      }
    }

    it('gives whole rows of every partition, in order of partition and row', async () => {
      const rows = [];
      for (const [end, row] of [['!', 'a'], ['', 'b'], ['~', 'a'], ['', '!'], ['A', '~']] as const) {
        rows.push(await bench.store.create({ ...bench.row(row, { row }, { n: 1 }), partition: bench.partition + end }));
      }
      const found = await scanned();
      expect(names(found)).toEqual([' !', ' b', '! a', 'A ~', '~ a']);
      expect(found).toEqual(expect.arrayContaining(rows));
    });

    it('goes through pages over several partitions without missing or repeating a row', async () => {
      for (const end of ['a', 'b', 'c']) await fill(bench.partition + end, 700);
      const found = names(await scanned());
      expect(found).toHaveLength(2_100);
      expect(found).toEqual([...new Set(found)].sort());
    });

    it('goes on after rows that were deleted between two pages', async () => {
      await fill(bench.partition, 1_500);
      const found = await scanned(async (rows) => {
        // A thousand at once would wait for each other longer than a call may last.
        await inGroups(rows, 50, ({ partition, row }) => bench.store.delete(partition, row));
      });
      expect(found).toHaveLength(1_500);
      expect(await scanned()).toEqual([]);
    });

    it.each(['', 'x', 'a b c', 'a ø', Buffer.from('{}').toString('base64')])('refuses the token %p', async (token) => {
      await expect(bench.store.scan(token)).rejects.toThrow(InvalidKey);
    });
  });
}
