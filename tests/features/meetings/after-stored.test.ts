import { explain } from '../../../src/bot/failures';
import type { Meetings } from '../../../src/features/meetings/parts';
import { translator } from '../../../src/lib/language';
import { openStore } from '../../../src/storage';
import { meetingsOn, networksOn, silentLog } from '../../support/a-turn';
import { testClock } from '../../support/test-clock';
import { down, only, unrulyStore, type StoreCall, type UnrulyStore } from '../../support/unruly-store';
import { aFollowUp } from './minutes/support';
import { NETWORK, NEW_POLL, poll, SCOPE } from './polls/support';

/** The first of several writes is stored and a later one is not: what the person is told, and what the next press completes. */
const NOW = Date.parse('2026-11-16T08:00:00Z');
const by = { tenantId: 'tenant', id: 'person', name: 'Demo Person' };
const NEW = { title: 'Samling', start: { local: '2026-12-01T10:00', zone: 'Europe/Oslo' }, minutes: 60 };
const t = translator('nb');
let table: UnrulyStore;
let meetings: Meetings;
beforeEach(async () => {
  table = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  meetings = meetingsOn(networksOn(table, testClock('2026-11-16T08:00:00Z')));
});
afterEach(() => table.close());

const toFollow = ({ partition }: StoreCall) => /^(open|po-open)/.test(partition);
const wordsFor = (work: () => Promise<unknown>) => work().then(
  () => 'done', (error: unknown) => explain(error, t, 'ABCD2345', silentLog),
);
const notConfirmed = t('bot.notConfirmed', { id: 'ABCD2345' });
const listed = async () => (await table.scan()).rows.filter(({ partition }) => partition.startsWith('open:')).map(({ row }) => row).sort();

const WORKS: [string, () => Promise<unknown>][] = [
  ['a meeting that is announced', () => meetings.planning.set(SCOPE, 'm1', NEW, by, NOW)],
  ['a meeting that is cancelled', () => meetings.planning.cancel(SCOPE, 'before', {}, by, NOW)],
  ['a meeting’s place', () => meetings.planning.changePlace(SCOPE, 'before', { place: 'Rådhuset', joinUrl: '' }, by, NOW)],
  ['a poll that is posted', () => meetings.polls.post(SCOPE, NEW_POLL, 'p2', by, NOW)],
  ['a poll that is closed', () => meetings.polls.close(SCOPE, 'p1', by, NOW)],
];
const before = async () => {
  await meetings.planning.set(SCOPE, 'before', NEW, by, NOW - 1_000);
  await meetings.polls.store.create(poll({ postedAt: NOW - 1_000 }));
};

test.each(WORKS)('%s: with the store away after the first write nobody is told that nothing was saved, and the next press completes it', async (_, work) => {
  await before();
  table.interfere(only(toFollow, down));
  expect(await wordsFor(work)).toBe(notConfirmed);
  table.behave();
  expect(await wordsFor(work)).toBe('done');
});

test.each(WORKS)('%s: with the store away from the first write on it is said that nothing was saved', async (_, work) => {
  await before();
  table.interfere(only(({ method }) => method !== 'get' && method !== 'query', down));
  expect(await wordsFor(work)).toBe(t('bot.storeDown', { id: 'ABCD2345' }));
});

test('a poll that did not come on the network’s list is not confirmed either', async () => {
  table.interfere(only(({ method, partition }) => method === 'upsert' && partition.startsWith('m:'), down));
  expect(await wordsFor(() => meetings.polls.post(SCOPE, NEW_POLL, 'p2', by, NOW))).toBe(notConfirmed);
});

test('of many follow-ups of posted minutes, one that does not come on the list keeps no other from it, and the failure is told', async () => {
  const followUps = Array.from({ length: 30 }, (_, at) => aFollowUp({ id: `f${at}` }));
  const minutes = { networkId: NETWORK, meetingId: 'm1', version: 1 } as never;
  table.interfere(only(({ row }) => row === `${NETWORK}:follow-up:f3`, down));
  const after = (outcome: 'posted' | 'again') => meetings.minutes.afterwards(SCOPE, { outcome, posted: { minutes, followUps, reported: [] } }, by);
  await expect(after('posted')).rejects.toThrow('The store is away.');
  expect(await listed()).toHaveLength(29);
  table.behave();
  await after('again');
  expect(await listed()).toHaveLength(30);
});

test('a follow-up that was opened again and did not come on the list comes there with the next press', async () => {
  await meetings.followUps.store.save(aFollowUp({ id: 'f1', state: 'done', closedAt: 1 }));
  const reopen = async () => {
    const outcome = await meetings.followUps.reopen(SCOPE, 'f1', by, NOW);
    await meetings.followUps.afterwards(outcome, 'reopened', by);
    return outcome.changed;
  };
  table.interfere(only(toFollow, down));
  await expect(reopen()).rejects.toThrow('The store is away.');
  table.behave();
  expect([await reopen(), await listed()]).toEqual([false, [`${NETWORK}:follow-up:f1`]]);
});
