import { Conflict, openStore, StoreUnavailable } from '../../../src/storage';
import type { Member } from '../../../src/features/networks';
import type { Decision } from '../../../src/features/networks/memberships';
import { networksOn } from '../../support/a-turn';
import { testClock } from '../../support/test-clock';
import { only, unrulyStore, type UnrulyStore } from '../../support/unruly-store';

const clock = testClock();
const kari: Member = { tenantId: 'a', personId: 'kari', name: 'Demo Kari', roles: ['coordinator'], joinedAt: 1 };
const ola: Member = { ...kari, personId: 'ola', name: 'Demo Ola' };
let store: UnrulyStore;
beforeEach(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
});
afterEach(() => store.close());

const networks = () => networksOn(store, clock);
const names = async () => (await networks().store.members('n1')).map(({ personId }) => personId);
const linksOf = async (id: string) => (await store.query(`u:a:${id}`, { prefix: 'n:' })).rows.map(({ row }) => row);
const put = (...members: Member[]) => networks().memberships.change('n1', () => ({ put: members, result: true }));

/** The rule that the last coordinator stays, as a decision. */
const leave = (who: Member) => (members: Member[]): Decision<boolean> => {
  const others = members.filter(({ personId, roles }) => personId !== who.personId && roles.includes('coordinator'));
  return others.length > 0 ? { remove: [who], result: true } : { result: false };
};

test('who is put in is a member, and is found from their own list of networks', async () => {
  await put(kari, ola);
  expect(await names()).toEqual(['kari', 'ola']);
  expect([await linksOf('kari'), await linksOf('ola')]).toEqual([['n:n1'], ['n:n1']]);
});

test('who is taken out is gone from both', async () => {
  await put(kari, ola);
  expect(await networks().memberships.change('n1', leave(ola))).toBe(true);
  expect([await names(), await linksOf('ola')]).toEqual([['kari'], []]);
});

test('a decision that changes nothing writes nothing', async () => {
  await put(kari);
  store.calls.length = 0;
  expect(await networks().memberships.change('n1', leave(kari))).toBe(false);
  expect(store.writes()).toEqual([]);
});

test('two who leave at once, each the other’s reason that they may, leave one', async () => {
  for (let round = 0; round < 20; round++) {
    await put(kari, ola);
    const left = await Promise.all([kari, ola].map((who) => networks().memberships.change('n1', leave(who))));
    expect(left.filter(Boolean)).toHaveLength(1);
    expect(await names()).toHaveLength(1);
  }
});

test('ten who join at once are all members', async () => {
  const ten = Array.from({ length: 10 }, (_, at) => ({ ...kari, personId: `p${at}` }));
  await Promise.all(ten.map((one) => put(one)));
  expect(await names()).toHaveLength(10);
});

test('what goes together is written with the members, or not at all', async () => {
  const row = { partition: 'n:n1', row: 'rq:1', v: 1, data: '{}' };
  const first = await store.create(row);
  const decide = (etag: string) => networks().memberships.change('n1', () => (
    { put: [kari], together: [{ op: 'replace' as const, row: { ...row, data: '{"done":true}', etag } }], result: true }
  ));
  await decide(first.etag);
  expect((await store.get('n:n1', 'rq:1'))?.data).toBe('{"done":true}');
  await networks().memberships.change('n1', () => ({ remove: [kari], result: true }));
  await expect(decide(first.etag)).rejects.toThrow(Conflict);
  expect(await names()).toEqual([]);
});

test.each(['upsert', 'transaction'] as const)('cut short before its %s, joining leaves no half member, and done again it is done', async (method) => {
  store.interfere(only((call) => call.method === method, () => {
    throw new StoreUnavailable('cut short', { outcome: 'not-done' });
  }));
  await expect(put(kari)).rejects.toThrow('cut short');
  store.behave();
  expect(await names()).toEqual([]);
  const here = await networks().directory.part({ tenantId: 'a', id: 'kari' }, 'n1');
  expect(here).toBeUndefined();
  await put(kari);
  expect([await names(), await linksOf('kari')]).toEqual([['kari'], ['n:n1']]);
});

test('a change of a member who is there reads once and writes once', async () => {
  await put(kari);
  store.calls.length = 0;
  await put({ ...kari, title: 'rådgiver' });
  expect(store.calls.map(({ method }) => method)).toEqual(['query', 'transaction']);
});
