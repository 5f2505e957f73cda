import { adviceFeature, adviceRetention, FollowUps, Learning, LiveAdvice } from '../../../../src/features/advice';
import { Announcements } from '../../../../src/features/advice/import/announcements';
import { networksRetention } from '../../../../src/features/networks';
import { Audit } from '../../../../src/features/networks/audit/audit';
import { ChannelCodes } from '../../../../src/features/networks/channels/channel-codes';
import { Requests, type Wish } from '../../../../src/features/networks/people/requests';
import { judge } from '../../../../src/features/retention';
import { personRef, randomIds } from '../../../../src/lib/ids';
import { openStore, type TableStore } from '../../../../src/storage';
import { aTurn } from '../../../support/a-turn';
import { testClock } from '../../../support/test-clock';
import { scanned } from './support';

const RULES = [...networksRetention, ...adviceRetention];
const DAY = 24 * 60 * 60 * 1000;
const clock = testClock('2026-03-02T09:00:00Z');
const NOW = clock.now();
let table: TableStore;
beforeEach(async () => {
  table = await openStore({ kind: 'sqlite', file: ':memory:' });
});
afterEach(() => table.close());

/** The keys of the rows that go at an instant. */
const due = async (at: number | string): Promise<string[]> => {
  const judged = judge(await scanned(table), RULES, typeof at === 'string' ? Date.parse(at) : at);
  return judged.filter((one) => one.due).map(({ row }) => `${row.partition} ${row.row}`);
};
const put = (partition: string, row: string, data: object = {}) => table.create({ partition, row, v: 1, data: JSON.stringify(data) });

test('kinds have names of their own', () => {
  const kinds = RULES.map(({ kind }) => kind);
  expect(new Set(kinds).size).toBe(kinds.length);
});

test('what was last shown goes a day after it is no use any more; what lies beside it stays', async () => {
  const [learning, followUps] = [new Learning(table), new FollowUps(table)];
  const feature = adviceFeature(learning, new LiveAdvice(), { followUps });
  const reply = await feature.answer?.(aTurn('nb', { now: NOW }), 'Hva er nalokson?');
  await reply?.sent?.('1');
  await put('u:tenant:person', 'preferences', { at: 1, expiresAt: 1 });
  const [context] = (await scanned(table)).filter(({ row }) => row.startsWith('ctx:'));
  const expiresAt = Number(context?.index?.expiresAt);
  expect(await due(expiresAt + DAY - 1)).toEqual([]);
  expect(await due(expiresAt + DAY)).toEqual([`u:tenant:person ${context?.row}`]);
});

test('questions, counts and thumbs of a month go whole 24 months after it; own answers and settings stay', async () => {
  for (const row of ['a:1', 'f:1:2', 'u:x', 't:1']) await put('q:romsdal:202603', row);
  for (const row of ['l:1', 'settings']) await put('q:romsdal', row);
  await put('q:202603', 'settings');
  expect(await due('2028-03-31T21:59:59Z')).toEqual([]);
  expect(await due('2028-03-31T22:00:00Z')).toHaveLength(4);
  expect(await due('2080-01-01T00:00:00Z')).toHaveLength(4);
});

test('announcements go after 18 months, and that they were told stays; those of unknown age too', async () => {
  const announcements = new Announcements(table);
  await announcements.save(1, ['romsdal'], [{ kind: 'new', raad: 1, title: 'T', passage: 'p' }], NOW);
  await announcements.close(1, 'romsdal', NOW);
  await put('adv:an:000002', 'n:romsdal', { networkId: 'romsdal', raad: [{ kind: 'new', raad: 1, title: 'T', passage: 'p' }] });
  expect(await due('2027-09-01T21:59:59Z')).toEqual([]);
  expect(await due('2080-01-01T00:00:00Z')).toEqual(['adv:an:000001 n:romsdal']);
});

test('requests go 90 days after they were decided, or asked when nobody decided', async () => {
  const requests = new Requests(table);
  const wish: Wish = {
    tenantId: 't', personId: 'p', name: 'N', wish: 'contact', asked: { tenantId: 't', conversationId: 'c' }, language: 'nb', askedAt: NOW,
  };
  await requests.ask('romsdal', wish);
  await requests.ask('romsdal', { ...wish, personId: 'q' });
  await requests.change('romsdal', personRef('t', 'q'), (old) => ({ ...old, status: 'declined', decidedAt: NOW + DAY }));
  await put('n:romsdal', 'u:t:p', { askedAt: 1 });
  expect(await due(NOW + 90 * DAY - 1)).toEqual([]);
  expect(await due(NOW + 90 * DAY)).toEqual([`n:romsdal rq:${personRef('t', 'p')}`]);
  expect(await due(NOW + 91 * DAY)).toHaveLength(2);
});

test('drafts go after 30 days', async () => {
  for (const row of ['d:notice:1', 'd:network:1']) await put('u:t:p', row, { at: NOW });
  await put('u:t:p', 'd:other:1', { text: 'x' });
  expect(await due(NOW + 30 * DAY - 1)).toEqual([]);
  expect(await due(NOW + 30 * DAY)).toEqual(['u:t:p d:network:1', 'u:t:p d:notice:1']);
});

test('codes go when they expire', async () => {
  await new ChannelCodes(table, randomIds).issue({ tenantId: 't', conversationId: 'c', askedBy: 'a', name: 'N', language: 'nb', askedAt: NOW });
  expect(await due(NOW + 60 * 60_000 - 1)).toEqual([]);
  expect(await due(NOW + 60 * 60_000)).toHaveLength(1);
});

test('postings go 18 months after they were last worked on', async () => {
  await put('po:romsdal:notice:1', 'meta', { at: 1, roundAt: NOW });
  await put('po:romsdal:notice:1', 'ch:t:c', { at: NOW });
  await put('po-open', 'x', { at: 1 });
  expect(await due('2027-09-01T21:59:59Z')).toEqual([]);
  expect(await due('2027-09-01T22:00:00Z')).toHaveLength(2);
});

test('the log goes after five years', async () => {
  await new Audit({ table, clock, ids: randomIds }).write('romsdal', 'network.created');
  expect(await due('2031-03-01T22:59:59Z')).toEqual([]);
  expect(await due('2031-03-01T23:00:00Z')).toHaveLength(1);
});

test('networks, members, choices, chats and imported text have no age', async () => {
  for (const [partition, row] of [
    ['networks', 'romsdal'], ['n:romsdal', 'network'], ['n:romsdal', 'u:t:p'], ['n:romsdal', 'k:1506'], ['n:romsdal', 'u'], ['u:t:p', 'n:romsdal'],
    ['u:t:p', 'chat'], ['u:t:p', 'preferences'], ['conv:t', 'a'], ['conv:t', 'a:welcomed'], ['ch:t', 'c'], ['adv', 'current'], ['adv:000001', 'g:1'],
  ] as const) await put(partition, row, { at: 1, askedAt: 1, expiresAt: 1 });
  expect(await due('2080-01-01T00:00:00Z')).toEqual([]);
});
