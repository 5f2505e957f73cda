import { Announcements } from '../../../../src/features/advice/import';
import { Importer } from '../../../../src/features/advice/import/importer';
import type { SourcePage } from '../../../../src/features/advice/import/page';
import { ImportStore } from '../../../../src/features/advice/import/store';
import { openStore, readAll, StoreUnavailable, type TableStore } from '../../../../src/storage';
import { testClock } from '../../../support/test-clock';
import { down, only, unrulyStore, type UnrulyStore } from '../../../support/unruly-store';
import { page, raadTwo } from './pages';

let store: UnrulyStore;
let importer: Importer;
let imports: ImportStore;
const clock = testClock();
beforeEach(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  importer = new Importer(store, clock);
  imports = new ImportStore(store);
});
afterEach(() => store.close());

const take = (pages: SourcePage[], networkIds = ['romsdal']) => importer.import(pages, { from: 'test', networkIds });
const titles = async () => (await imports.read(await importer.inUse())).map(({ facts }) => facts.title);
const namesOf = (pages: { title: string }[]) => pages.map(({ title }) => title);

test('what is imported is read back whole, in the order of the text', async () => {
  await take([raadTwo(), page('b')]);
  const [first, second] = await imports.read(1);
  expect(first?.facts).toMatchObject({ title: 'Kommunen bør ha rutiner for brukerutstyr (prøve)', raad: 2, updated: '2026-02-03' });
  expect(first?.parts).toEqual([
    {
      page: 'raad-2', id: 'hdir-raad-2-1', title: 'Råd 2: Kommunen bør ha rutiner for brukerutstyr (prøve)',
      body: 'Kommunen bør dele ut brukerutstyr i *prøver* av kvartssand:\n- første [punkt](x)\n- andre punkt',
    },
    { page: 'raad-2', id: 'hdir-raad-2-2', title: 'Råd 2 – Praktisk', body: 'Slik deles utstyret ut i prøven.' },
  ]);
  expect(second?.parts).toMatchObject([{ title: 'Prøve b' }]);
});

test('a text in several parts says which part each is, also far beyond what one row can hold', async () => {
  const blocks = Array.from({ length: 300 }, (_, at) => ({ kind: 'text' as const, level: 0, text: `${at} ${'ord '.repeat(250)}` }));
  await take([page('lang', { blocks })]);
  const [long] = await imports.read(1);
  expect(long?.parts).toHaveLength(300);
  expect(long?.parts[149]?.title).toBe('Prøve lang (150 av 300)');
  expect(long?.parts.map(({ body }) => Number.parseInt(body, 10))).toEqual(blocks.map((_, at) => at));
});

test('an import tells what is new, changed, withdrawn and unchanged', async () => {
  expect(namesOf((await take([page('a'), page('b'), page('c')])).changes.added)).toEqual(['Prøve a', 'Prøve b', 'Prøve c']);
  const { changes, version } = await take([page('a'), page('b', { updated: '2026-03-01' }), page('d')]);
  expect([version, namesOf(changes.added), namesOf(changes.changed), namesOf(changes.withdrawn), namesOf(changes.unchanged)]).toEqual([
    2, ['Prøve d'], ['Prøve b'], ['Prøve c'], ['Prøve a'],
  ]);
  expect(await titles()).toEqual(['Prøve a', 'Prøve b', 'Prøve d']);
});

test('the same text again is no version', async () => {
  await take([page('a')]);
  const writes = store.writes().length;
  expect(await take([page('a')])).not.toHaveProperty('version');
  expect(store.writes()).toHaveLength(writes);
});

test('a dry run writes nothing', async () => {
  const { changes } = await importer.import([page('a')], { from: 'test', networkIds: ['romsdal'], dryRun: true });
  expect([namesOf(changes.added), store.writes()]).toEqual([['Prøve a'], []]);
});

test('the last three versions are kept', async () => {
  for (const id of ['a', 'b', 'c', 'd', 'e']) await take([page(id)]);
  expect((await importer.versions()).map(({ version }) => version)).toEqual([3, 4, 5]);
  expect(await readAll(store, 'adv:000002')).toEqual([]);
});

test('a rollback goes back a version, and then to the built-in text; there it ends', async () => {
  await take([page('a')]);
  await take([page('b')]);
  expect([await importer.rollBack(), await titles()]).toEqual([1, ['Prøve a']]);
  expect([await importer.rollBack(), await titles()]).toEqual([0, []]);
  await expect(importer.rollBack()).rejects.toThrow('nothing to go back to');
});

test('after a rollback an import is a version of its own, compared with what is in use', async () => {
  await take([page('a')]);
  await take([page('b')]);
  await importer.rollBack();
  const { version, changes } = await take([page('a'), page('c')]);
  expect([version, namesOf(changes.added), namesOf(changes.unchanged)]).toEqual([3, ['Prøve c'], ['Prøve a']]);
});

test('what was written and never in use is not gone back to', async () => {
  await take([page('a')]);
  store.interfere(only(({ method, row }) => method === 'replace' && row === 'current', down));
  await expect(take([page('b')])).rejects.toBeInstanceOf(StoreUnavailable);
  store.behave();
  await take([page('c')]);
  expect([await importer.rollBack(), await titles()]).toEqual([1, ['Prøve a']]);
});

describe('nothing changes when', () => {
  beforeEach(async () => {
    await take([page('a')]);
  });
  afterEach(async () => {
    store.behave();
    expect([await importer.inUse(), await titles()]).toEqual([1, ['Prøve a']]);
  });

  test('there is nothing to import', async () => {
    await expect(take([])).rejects.toThrow('There is no page to import.');
  });

  test('two pages have one name', async () => {
    await expect(take([page('x'), page('x')])).rejects.toThrow('Two pages have the same name (hdir-x-1): rename one of the files.');
  });

  test.each(['get', 'query', 'create', 'transaction', 'replace', 'upsert'] as const)('the store fails at its first %s, and the next import goes well', async (method) => {
    store.interfere(only((call) => call.method === method, down));
    await expect(take([page('b'), raadTwo()])).rejects.toBeInstanceOf(StoreUnavailable);
    store.behave();
    expect(await take([page('a'), page('c')])).toMatchObject({ version: expect.any(Number) });
    expect(await importer.rollBack()).toBe(1);
  });

  test('somebody else imports at the same time: the other’s is in use, or ours, and who lost is told', async () => {
    const both = await Promise.allSettled([take([page('b')]), take([page('c')])]);
    const lost = both.filter((each) => each.status === 'rejected').map((each) => String(each.reason));
    expect(lost).toHaveLength(1);
    expect(await titles()).toEqual(both[0].status === 'fulfilled' ? ['Prøve b'] : ['Prøve c']);
    await importer.rollBack();
  });
});

test('it was done, and only the tidying afterwards fails: that is no failure', async () => {
  await take([page('a')]);
  store.interfere(only((call) => call.method === 'delete', down));
  for (const id of ['b', 'c', 'd']) expect(await take([page(id)])).toMatchObject({ version: expect.any(Number) });
  expect(await titles()).toEqual(['Prøve d']);
  store.behave();
  await take([page('a')]);
  expect((await importer.versions()).map(({ version }) => version)).toEqual([3, 4, 5]);
});

test('a version that was begun and not finished is never used', async () => {
  await take([page('a')]);
  store.interfere(only(({ method, row }) => method === 'replace' && row === 'v:000002', down));
  await expect(take([page('b')])).rejects.toBeInstanceOf(StoreUnavailable);
  store.behave();
  await expect(imports.read(2)).rejects.toThrow('is not whole');
  expect((await importer.versions()).map(({ version }) => version)).toEqual([1]);
});

test('a version that has lost a row is not read as if it were whole', async () => {
  await take([page('a'), page('b')]);
  await store.delete('adv:000001', 'p:000001');
  await expect(imports.read(1)).rejects.toThrow('is not whole');
  expect(await take([page('a')])).toMatchObject({ version: 2 });
});

describe('an announcement', () => {
  const announcements = (table: TableStore = store) => new Announcements(table);

  test('is kept for each network there is, with the råd that are new or changed, by number', async () => {
    await take([page('x'), raadTwo(), page('y', { raad: 1 })], ['romsdal', 'søre']);
    const raad = [
      { kind: 'new', raad: 1, title: 'Prøve y', passage: 'hdir-y-1', updated: '2026-02-03' },
      { kind: 'new', raad: 2, title: 'Kommunen bør ha rutiner for brukerutstyr (prøve)', passage: 'hdir-raad-2-1', updated: '2026-02-03' },
    ];
    expect(await announcements().open(1)).toMatchObject([{ networkId: 'romsdal', raad }, { networkId: 'søre', raad }]);
  });

  test('of a change says that it is one; of pages that are no råd there is none', async () => {
    await take([raadTwo()]);
    await take([raadTwo('feltspat'), page('x')]);
    expect(await announcements().open(2)).toMatchObject([{ raad: [{ kind: 'changed', raad: 2 }] }]);
    await take([raadTwo('feltspat'), page('x', { title: 'Ny' })]);
    expect(await announcements().open(3)).toEqual([]);
  });

  test('is open until it is posted, and can be read afterwards', async () => {
    await take([raadTwo()]);
    const [open] = await announcements().open(1);
    for (const at of [1, 2]) await announcements().close(1, 'romsdal', at);
    expect((await announcements().open(1)).map(({ networkId }) => networkId)).not.toContain('romsdal');
    expect(await announcements().find(1, 'romsdal')).toEqual(open);
    expect(await announcements().find(2, 'romsdal')).toBeUndefined();
  });
});
