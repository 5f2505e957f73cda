import { TooLarge, openStore, readAll, type Operation, type Page, type TableStore } from '../../src/storage';

let store: TableStore;
beforeEach(async () => { store = await openStore({ kind: 'sqlite', file: ':memory:' }); });
afterEach(async () => { await store.close(); });

const fill = (count: number): Promise<void> => store.transaction('p', Array.from({ length: count }, (_, n): Operation => (
  { op: 'create', row: { partition: 'p', row: `r:${String(n).padStart(3, '0')}`, v: 1, data: '1' } })));

describe('reading a whole partition', () => {
  it('gives every row of the query, in order', async () => {
    await fill(12);
    expect(await readAll(store, 'p', { from: 'r:010' })).toHaveLength(2);
    expect((await readAll(store, 'p')).map(({ row }) => row)).toEqual([...(await store.query('p')).rows.map(({ row }) => row)]);
  });

  it('goes on over pages, also empty ones', async () => {
    await fill(2);
    const [one, two] = (await store.query('p')).rows;
    const pages: Page[] = [{ rows: [one!], token: 'a' }, { rows: [], token: 'b' }, { rows: [two!] }];
    const query = jest.fn(async () => pages.shift()!);
    expect(await readAll({ query }, 'p', { prefix: 'r:' })).toEqual([one, two]);
    expect(query.mock.calls).toEqual([
      ['p', { prefix: 'r:', token: undefined }], ['p', { prefix: 'r:', token: 'a' }], ['p', { prefix: 'r:', token: 'b' }],
    ]);
  });

  it('gives nothing rather than a part when there is more than it may hold', async () => {
    await fill(11);
    await expect(readAll(store, 'p', {}, 10)).rejects.toThrow(TooLarge);
    await expect(readAll(store, 'p', {}, 11)).resolves.toHaveLength(11);
  });
});
