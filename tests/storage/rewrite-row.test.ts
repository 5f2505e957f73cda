import { Conflict, openStore, rewriteRow, type Row, type TableStore } from '../../src/storage';
import { unrulyStore } from '../support/unruly-store';

const PLACE = { partition: 'p', row: 'a' };
let table: TableStore;
beforeEach(async () => {
  table = await openStore({ kind: 'sqlite', file: ':memory:' });
});
afterEach(() => table.close());

const write = (data: string) => table.upsert({ ...PLACE, v: 1, data });
const added = (row: Row) => ({ ...row, data: JSON.stringify(`${JSON.parse(row.data) as string}+`) });
const dataNow = async () => (await table.get('p', 'a'))?.data;

test('a row is replaced by what is made of it', async () => {
  await write('"old"');
  expect(await rewriteRow(table, PLACE, added)).toBe(true);
  expect(await dataNow()).toBe('"old+"');
});

test('of a row that is gone, and where nothing is to change, nothing is written', async () => {
  expect(await rewriteRow(table, PLACE, added)).toBe(false);
  await write('"old"');
  expect(await rewriteRow(table, PLACE, () => undefined)).toBe(false);
  expect(await dataNow()).toBe('"old"');
});

test('what others write meanwhile is read again, and lost by nobody', async () => {
  await write('"old"');
  let others = 2;
  expect(await rewriteRow({ get: (...place) => table.get(...place), replace: async (row) => {
    if ((others -= 1) >= 0) await write(`"other ${others}"`);
    return table.replace(row);
  } }, PLACE, added)).toBe(true);
  expect(await dataNow()).toBe('"other 0+"');
});

test('it gives up when others were first every time', async () => {
  const store = unrulyStore(table);
  await write('"old"');
  const always = { get: store.get.bind(store), replace: async () => { throw new Conflict(); } };
  await expect(rewriteRow(always, PLACE, added)).rejects.toBeInstanceOf(Conflict);
  expect(store.calls.filter(({ method }) => method === 'get')).toHaveLength(5);
});
