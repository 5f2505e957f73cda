import fc from 'fast-check';
import { testClock } from '../../../support/test-clock';
import { openStore, type TableStore } from '../../../../src/storage';
import { isThingId, newThingId } from '../../../../src/features/thing-id';
import { noticeRetention, NoticeStore, readerOf, partsOf } from '../../../../src/features/networks/notices/notice-store';

const NOW = testClock().now();
const author = { tenantId: 'tenant', id: 'person', name: 'Demo Koordinator' };
const draft = { networkId: 'romsdal', text: 'Hei', version: 0, at: NOW };
const id = newThingId(NOW, 'ABC-1');
let table: TableStore;
let store: NoticeStore;
beforeEach(async () => {
  table = await openStore({ kind: 'sqlite', file: ':memory:' });
  store = new NoticeStore(table);
});
afterEach(() => table.close());

test('an id is the time it was begun, newest first, and a name', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 0, max: 4e12 }), fc.uuid(), (one, other, name) => {
    const [a, b] = [newThingId(one, name), newThingId(other, name)];
    expect([isThingId(a), partsOf(a).join('-')]).toEqual([true, a]);
    expect(a < b).toBe(one > other);
  }));
});

test.each(['', 'x', '8205000000000', '8205000000000-', '8205000000000-Å', '8205000000000-a:b', `8205000000000-${'a'.repeat(41)}`])('«%s» is no id', async (text) => {
  expect(isThingId(text)).toBe(false);
  expect([await store.find('romsdal', text), await store.withdraw('romsdal', text, NOW)]).toEqual([undefined, 'gone']);
});

test('a notice of one network is unknown in another', async () => {
  await store.save('romsdal', id, draft, author, NOW);
  expect([await store.find('nordmore', id), await store.all('nordmore'), await store.withdraw('nordmore', id, NOW)]).toEqual([undefined, [], 'gone']);
});

test('the same draft saved twice is one version; an edit of another version than the newest is refused', async () => {
  for (let at = 0; at < 2; at++) expect((await store.save('romsdal', id, draft, author, NOW + at)).outcome).toBe('saved');
  expect(await store.find('romsdal', id)).toMatchObject({ version: 1, postedAt: NOW });
  expect((await store.save('romsdal', id, { ...draft, text: 'Hallo', version: 1 }, author, NOW)).outcome).toBe('saved');
  expect((await store.save('romsdal', id, { ...draft, text: 'Heisann', version: 1 }, author, NOW)).outcome).toBe('changed');
  expect((await store.save('romsdal', id, { ...draft, text: 'Heisann' }, author, NOW)).outcome).toBe('changed');
  expect(await store.find('romsdal', id)).toMatchObject({ text: 'Hallo', version: 2, editedAt: NOW });
});

test('an edit of what is not there makes nothing', async () => {
  expect(await store.save('romsdal', id, { ...draft, version: 1 }, author, NOW)).toEqual({ outcome: 'gone' });
  expect(await store.all('romsdal')).toEqual([]);
});

test('once withdrawn it has no text, and no draft brings it back', async () => {
  await store.save('romsdal', id, draft, author, NOW);
  expect([await store.withdraw('romsdal', id, NOW + 1), await store.withdraw('romsdal', id, NOW + 2)]).toEqual(['withdrawn', 'before']);
  expect((await store.save('romsdal', id, draft, author, NOW)).outcome).toBe('gone');
  expect((await store.save('romsdal', id, { ...draft, version: 1 }, author, NOW)).outcome).toBe('gone');
  expect(await store.find('romsdal', id)).toMatchObject({ withdrawnAt: NOW + 1 });
});

test('a reader is a municipality, else an organisation however it is written, else the others: each once', async () => {
  const people = [
    { tenantId: 'a', municipality: '1506', organisation: 'Molde kommune' }, { tenantId: 'b', municipality: '1506' },
    { tenantId: 'a', organisation: 'RIO' }, { tenantId: 'b', organisation: 'rio' }, { tenantId: 'a' }, { tenantId: 'b' },
  ];
  const first = await Promise.all(people.map(async (each) => store.read('romsdal', id, readerOf(each, NOW), 0)));
  expect(first.filter(Boolean)).toHaveLength(3);
  const readers = await store.readers('romsdal', id, 0);
  expect(readers.map(({ municipality, organisation }) => municipality ?? organisation?.toLowerCase() ?? 'others')).toEqual(['1506', 'rio', 'others']);
});

test('who read it before it was changed has not read what it says now, and counts as first again', async () => {
  const reader = { tenantId: 'a', municipality: '1506' };
  await store.read('romsdal', id, readerOf(reader, NOW), 0);
  expect(await store.readers('romsdal', id, NOW + 1)).toEqual([]);
  expect(await store.read('romsdal', id, readerOf(reader, NOW + 2), NOW + 1)).toBe(true);
  expect(await store.read('romsdal', id, readerOf(reader, NOW + 3), NOW + 1)).toBe(false);
  expect(await store.readers('romsdal', id, NOW + 1)).toHaveLength(1);
});

test('notices and their readers are kept for a year and a half after the last change', async () => {
  await store.save('romsdal', id, draft, author, NOW);
  await store.read('romsdal', id, readerOf({ tenantId: 'a' }, NOW), 0);
  const rows = [...(await table.query('no:romsdal')).rows, ...(await table.query(`no:romsdal:${id}`)).rows];
  expect(rows.map((row) => noticeRetention.expiresAt(row))).toEqual(rows.map(() => Date.parse('2027-09-01T22:00:00Z')));
  await store.save('romsdal', id, { ...draft, text: 'Ny', version: 1 }, author, Date.parse('2026-05-02T09:00:00Z'));
  const [row] = (await table.query('no:romsdal')).rows;
  expect(noticeRetention.expiresAt(row!)).toBe(Date.parse('2027-11-01T23:00:00Z'));
});
