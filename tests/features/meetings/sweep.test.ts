import { meetingsOn, networksOn, silentLog } from '../../support/a-turn';
import { startTestApp } from '../../support/running-app';
import { testClock } from '../../support/test-clock';
import { down, only, unrulyStore, type UnrulyStore } from '../../support/unruly-store';
import type { Meetings } from '../../../src/features/meetings';
import { PollStore } from '../../../src/features/meetings/polls/poll-store';
import { Sweep } from '../../../src/features/meetings/sweep';
import type { Meeting } from '../../../src/features/meetings/types';
import { Yearly } from '../../../src/features/meetings/yearly/yearly';
import { openStore } from '../../../src/storage';
import { aFollowUp } from './minutes/support';
import { meet, NETWORK, poll, seed, SCOPE, standing } from './polls/support';

/** What was stored, and cut off before the outbox or the board heard of it. */
const NOW = Date.parse('2026-11-16T08:00:00Z');
const zone = 'Europe/Oslo';
let table: UnrulyStore;
let meetings: Meetings;
let warnings: string[];
let sweep: Sweep;
beforeEach(async () => {
  table = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  warnings = [];
  const log = { ...silentLog, warn: (message: string) => void warnings.push(message) };
  meetings = meetingsOn(networksOn(table, testClock('2026-11-16T08:00:00Z'), { log }));
  sweep = new Sweep(meetings);
  await network(NETWORK);
});
afterEach(() => table.close());

async function network(id: string): Promise<void> {
  const { store } = meetings.networks;
  await store.saveNetwork({ id, name: id, organisers: [], language: 'nb', targetGroups: [], rhythm: 'meetings' });
  await store.saveChannel(id, { tenantId: 'tenant', conversationId: `19:${id}@thread.tacv2` });
}

const meeting = (id: string, local: string, more: Partial<Meeting> = {}): Meeting => (
  { id, networkId: NETWORK, title: 'Samling', start: { local, zone }, minutes: 60, createdAt: NOW - 1_000, ...more }
);
const rowsOf = async (name: string): Promise<string[]> => {
  const { rows } = await table.scan();
  return rows.filter(({ partition }) => partition === name || partition.startsWith(`${name}:`)).map(({ row }) => row).sort();
};
const listed = async () => (await rowsOf('open')).map((row) => row.slice(NETWORK.length + 1));
const posted = async () => (await rowsOf('po-open')).map((row) => row.slice(NETWORK.length + 1));

test('polls, meetings, follow-ups and the year that are open are put on the outbox’s list, and missing cards are asked for', async () => {
  await meetings.polls.store.create(poll({ id: 'p1' }));
  await meetings.store.save(meeting('m1', '2026-12-01T10:00'));
  await meetings.followUps.store.save(aFollowUp({ id: 'f1' }));
  const cutOff = { ...meetings.networks, outbox: { changed: async () => undefined } as never };
  await new Yearly(cutOff).save(SCOPE, { overdoseDay: true, summer: false }, NOW);
  expect(await listed()).toEqual([]);
  await sweep.sweep();
  expect(await listed()).toEqual(['follow-up:f1', 'meeting-day:m1', 'meeting:m1', 'poll:p1', 'yearly:year']);
  expect(await posted()).toEqual(['meeting:m1:post', 'poll:p1:post']);
});

test('a poll that is closing, closed or decided is on the list until there is its meeting, and its card is not posted any more', async () => {
  for (const state of ['closing', 'closed', 'decided', 'cancelled'] as const) await meetings.polls.store.create(poll({ id: state, state }));
  await meetings.polls.store.create(poll({ id: 'met', state: 'decided' }));
  await meetings.store.save(meeting('met', '2026-10-01T10:00', { createdAt: 1 }));
  await sweep.sweep();
  expect([await listed(), await posted()]).toEqual([['poll:closed', 'poll:closing', 'poll:decided'], []]);
});

test('what is over, what nobody was told of and what is to be announced later is left in peace', async () => {
  await meetings.followUps.store.save(aFollowUp({ id: 'f1', state: 'done', closedAt: 1 }));
  await meetings.store.save(meeting('held', '2026-10-01T10:00', { createdAt: 1 }));
  const { createdAt: _, ...imported } = meeting('imported', '2026-12-01T10:00');
  await meetings.store.save(imported);
  await meetings.store.save(meeting('s', '2026-12-01T10:00', { seriesId: 's' }));
  await meetings.store.save(meeting('s-2', '2027-12-01T10:00', { seriesId: 's' }));
  await meetings.store.save(meeting('off', '2026-12-01T10:00', { cancelledAt: NOW - 1_000, version: 1 }));
  await sweep.sweep();
  expect(await listed()).toEqual(['meeting-day:off', 'meeting-day:s', 'meeting-day:s-2', 'meeting:off', 'meeting:s', 'meeting:s-2']);
  expect(await posted()).toEqual(['meeting:s:post']);
});

test('done again it writes nothing', async () => {
  await meetings.polls.store.create(poll({ id: 'p1' }));
  await meetings.store.save(meeting('m1', '2026-12-01T10:00'));
  await sweep.sweep();
  table.calls.length = 0;
  await sweep.sweep();
  expect(table.writes()).toEqual([]);
});

test('a row that can’t be read, or a network, keeps nothing else from being found', async () => {
  await network('nordmore');
  await meetings.polls.store.create(poll({ id: 'p1' }));
  await meetings.polls.store.create(poll({ id: 'p2', networkId: 'nordmore' }));
  await meetings.followUps.store.save(aFollowUp({ id: 'f1' }));
  await table.upsert({ partition: `m:${NETWORK}`, row: 'm:broken', v: 99, data: '{}' });
  await sweep.sweep();
  expect(await rowsOf('open')).toEqual(['nordmore:poll:p2', `${NETWORK}:follow-up:f1`]);
  expect(warnings.length).toBeGreaterThan(0);
});

test('with the store away nothing is thrown, and the next sweep finds it all', async () => {
  await meetings.polls.store.create(poll({ id: 'p1' }));
  table.interfere(down);
  await sweep.sweep();
  table.behave();
  expect(await listed()).toEqual([]);
  await sweep.sweep();
  expect(await listed()).toEqual(['poll:p1']);
});

test('a card that can’t be asked for keeps no source from the list', async () => {
  await meetings.polls.store.create(poll({ id: 'p1' }));
  table.interfere(only(({ partition }) => partition.startsWith('po'), down));
  await sweep.sweep();
  expect(await listed()).toEqual(['poll:p1']);
});

test('two sweeps at once are one, and after the stop nothing is begun', async () => {
  expect(sweep.sweep()).toBe(sweep.sweep());
  await sweep.stop();
  table.calls.length = 0;
  await sweep.sweep();
  expect(table.calls).toEqual([]);
});

test('a service that starts posts what was cut off, and reminds people of it', async () => {
  const clock = testClock('2026-11-16T08:00:00Z');
  const store = await openStore({ kind: 'sqlite', file: ':memory:' });
  const first = await startTestApp({ store, clock });
  await seed(first)(first.app);
  await meet(first);
  await new PollStore(store).create(poll({ postedAt: clock.now() }));
  const bot = await startTestApp({ store, clock, teams: first.teams, issuer: first.issuer });
  await bot.app.outbox.tick();
  await bot.app.board.settled();
  expect(standing(bot, bot.molde)).toBeDefined();
  clock.set('2026-11-20T11:00:30Z');
  await bot.app.outbox.tick();
  expect((await new PollStore(store).find(NETWORK, 'p1'))?.state).not.toBe('open');
  await bot.stop();
  await first.stop();
  await store.close();
});
