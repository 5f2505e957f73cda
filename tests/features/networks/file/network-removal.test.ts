import { Consents } from '../../../../src/features/networks/contacts/consent';
import { openNetworkFiles, openNetworkRemoval } from '../../../../src/features/networks/file/open';
import { removalText } from '../../../../src/features/networks/file/removal-text';
import { NetworkStore } from '../../../../src/features/networks';
import type { MunicipalityScope } from '../../../../src/features/authority';
import { MeetingStore } from '../../../../src/features/meetings';
import { openStore, StoreUnavailable, type Row, type TableStore } from '../../../../src/storage';
import { testClock } from '../../../support/test-clock';
import { unrulyStore, type UnrulyStore } from '../../../support/unruly-store';
import { scanned } from '../privacy/support';
import { aFile, read, TENANT, uuid } from './support';

/** A network is deleted whole; another one beside it, whose id begins with the same letters, keeps every row. */
const ID = 'prove';
const OTHER = 'prove-2';
const clock = testClock();
let table: TableStore;
let store: UnrulyStore;
beforeEach(async () => {
  table = await openStore({ kind: 'sqlite', file: ':memory:' });
  store = unrulyStore(table);
  for (const id of [OTHER, ID]) await setUp(id);
});
afterEach(() => table.close());

/** A row in every place where something of a network lies. */
async function setUp(id: string): Promise<void> {
  const { network, ...rest } = aFile();
  const channel = { tenant: TENANT, conversation: `19:${id}@thread.tacv2` };
  const files = openNetworkFiles(table, clock);
  await files.apply(await files.plan(read({ ...rest, network: { ...network, id }, channels: [channel] }), { prune: false }));
  await new Consents(table).give({ networkId: id, municipality: '1506' } as MunicipalityScope);
  await new MeetingStore(table).save({ id: `m-${id}`, networkId: id, title: 'Møte', start: { local: '2026-11-16T10:00', zone: 'Europe/Oslo' } });
  const data = JSON.stringify({ networkId: id });
  for (const [partition, row] of [
    [`n:${id}`, 'rq:abc'], [`q:${id}`, 'l:a'], [`q:${id}:202603`, 'a:b'], [`no:${id}`, '1:a'], [`no:${id}:a`, 'k:1506'], [`po:${id}:notice:a`, 'meta'],
    ['po-open', `${id}:notice:a:change`], [`u:${TENANT}:${uuid(9)}`, `d:people:${id}`], [`u:${TENANT}:${uuid(9)}`, `d:notice:${id}`],
    [`ci:${id}`, 'r:a'], [`r:${id}:a`, 's:1506'], [`k:${id}:1506`, '1:a'],
    ['cal', `feed-of-${id}`], [`m:${id}`, 'cal'],
    ['open:0', `${id}:poll:a`], ['due:7', `1:${id}:poll:a`], [`sl:${id}:poll:a`, 'close:all:1'], ['dl:202603', `${id}:poll:a`],
  ] as const) await table.upsert({ partition, row, v: 1, data });
}

const removal = () => openNetworkRemoval(store, clock);
const isOfLog = ({ partition }: Row) => partition.startsWith('au:');
const placesOf = (rows: Row[]) => rows.map(({ partition, row }) => `${partition} ${row}`);
/** What names the network anywhere, in a key or in what it holds; not the log. */
const leftOf = async (id: string) => placesOf((await scanned(table)).filter((row) => !isOfLog(row)
  && `${row.partition}:${row.row} ${row.data}`.split(/[^a-z0-9-]+/).some((word) => word === id || word === `m-${id}`)));

test('nothing is left of it anywhere but its log, with an entry; the other network keeps every row', async () => {
  const others = await leftOf(OTHER);
  expect((await leftOf(ID)).length).toBe(others.length);
  await removal().apply(await removal().plan(ID));
  expect([await leftOf(ID), await leftOf(OTHER)]).toEqual([[], others]);
  const log = (await scanned(table)).filter((row) => isOfLog(row) && row.partition.startsWith(`au:${ID}:`));
  expect(log.map(({ data }) => (JSON.parse(data) as { action: string }).action).sort()).toEqual(['network.deleted', 'network.imported']);
  expect(await new NetworkStore(table).ids()).toEqual([OTHER]);
});

test('what there is is told by kind, and nothing is written', async () => {
  const plan = await removal().plan(ID);
  expect(removalText(plan, 'Prøvenettverk').split('\n')).toEqual([
    'Network prove, Prøvenettverk:', '  - the network: 1 row', '  - what waits to be posted: 1 row', '  - reminders: 4 rows', '  - links from channels: 1 row',
    '  - links and drafts of people: 4 rows', '  - consents to be found: 1 row', '  - where postings stand: 1 row', '  - notices: 2 rows',
    '  - questions and own answers: 2 rows', '  - its calendar: 1 row', '  - histories of reports: 1 row',
    '  - reports and their drafts: 1 row', '  - check-ins and plans: 1 row', '  - meetings: 2 rows', '  - municipalities, members, requests, channels: 7 rows',
    '  - its place on the list of networks: 1 row', 'Its log stays (1 row), without names, as long as logs are kept.',
    'Cards that were posted stay in Teams as they stand.',
  ]);
  expect(store.writes()).toEqual([]);
});

test('cut short anywhere it is no network any more, and the next time finishes it; its place on the list goes last', async () => {
  const all = (await removal().plan(ID)).steps.flatMap(({ rows }) => rows).length;
  for (let survives = 1; survives < all; survives++) {
    let deletes = 0;
    store.interfere(({ method }) => {
      if (method === 'delete' && ++deletes > survives) throw new StoreUnavailable('Cut off.', { outcome: 'not-done' });
    });
    const plan = await removal().plan(ID);
    await expect(removal().apply(plan)).rejects.toThrow(StoreUnavailable);
    store.behave();
    expect([await new NetworkStore(table).network(ID), await new NetworkStore(table).isListed(ID)]).toEqual([undefined, true]);
    await removal().apply(await removal().plan(ID));
    expect(await leftOf(ID)).toEqual([]);
    await setUp(ID);
  }
});

test('the second time there is nothing to do, and no entry is written', async () => {
  await removal().apply(await removal().plan(ID));
  const before = await scanned(table);
  const plan = await removal().plan(ID);
  expect(removalText(plan)).toBe('Of the network prove only its log is left (2 rows).');
  await removal().apply(plan);
  expect(await scanned(table)).toEqual(before);
});

test('when the log does not take the entry, nothing is deleted', async () => {
  const before = await scanned(table);
  store.interfere(({ method }) => {
    if (method === 'create') throw new StoreUnavailable('Away.', { outcome: 'not-done' });
  });
  await expect(removal().apply(await removal().plan(ID))).rejects.toThrow(StoreUnavailable);
  expect(await scanned(table)).toEqual(before);
});
