import { FakeOnline } from './fake-online';
import { testClock } from '../../../support/test-clock';
import { meetingsOn, networksOn, silentTeams } from '../../../support/a-turn';
import type { CoordinatorScope } from '../../../../src/features/authority';
import { keepOnline } from '../../../../src/features/meetings/planning/online';
import type { Meetings } from '../../../../src/features/meetings/parts';
import { openStore, type TableStore } from '../../../../src/storage';

const clock = testClock();
const NOW = clock.now();
const scope = { networkId: 'romsdal' } as CoordinatorScope;
const by = { tenantId: 'tenant', id: 'person', name: 'Demo' };
const start = { local: '2026-04-21T14:00', zone: 'Europe/Oslo' };
const JOIN = 'https://teams.microsoft.com/l/meetup-join/made';
let table: TableStore;
let meetings: Meetings;
let online: FakeOnline;
let told: string[];
beforeEach(async () => {
  table = await openStore({ kind: 'sqlite', file: ':memory:' });
  told = [];
  const tell = async (_person: object, reply: { kind: string; text?: string }) => { told.push(reply.text ?? ''); return { outcome: 'sent' as const }; };
  const networks = networksOn(table, clock, { teams: { ...silentTeams, tell: tell as never } });
  meetings = meetingsOn(networks);
  online = new FakeOnline(JOIN);
  await networks.store.saveNetwork({ id: 'romsdal', name: 'Nettverk', organisers: [], language: 'nb', targetGroups: [], rhythm: 'meetings' });
  await networks.store.saveMember('romsdal', { tenantId: 'tenant', personId: 'person', name: 'Demo', roles: ['coordinator'] });
  await meetings.planning.set(scope, 'm1', { title: 'Samling', start, minutes: 120, onlineWanted: true }, by, NOW);
});
afterEach(() => table.close());

const stands = async () => (await meetings.store.find('romsdal', 'm1'))!;
const keep = async () => keepOnline({ networks: meetings.networks, store: meetings.store, onlineMeetings: online }, await stands());

test('it is made once, with the times of the meeting, and its link is stored', async () => {
  await keep();
  await keep();
  expect(online.calls).toEqual([
    `create romsdal.m1 ${Date.parse('2026-04-21T12:00:00Z')}–${Date.parse('2026-04-21T14:00:00Z')}`, `move made ${Date.parse('2026-04-21T12:00:00Z')}–${Date.parse('2026-04-21T14:00:00Z')}`,
  ]);
  expect(await stands()).toMatchObject({ joinUrl: JOIN, onlineMeetingId: 'made' });
  expect(await stands()).not.toHaveProperty('onlineWanted');
});

test('when its link has come the card of the day shows it too, and calendars see the change', async () => {
  const changed: string[] = [];
  const { board } = meetings.networks;
  const heard = async ({ subject }: { subject: string }) => { changed.push(subject); };
  const networks = { ...meetings.networks, board: Object.assign(Object.create(board) as typeof board, { changed: heard }) };
  await keepOnline({ networks, store: meetings.store, onlineMeetings: online }, await stands());
  expect(changed).toEqual(['m1', 'm1-2026-04-21']);
  expect(await stands()).toMatchObject({ editedAt: NOW });
});

test('it follows when the meeting is moved, and is cancelled with it', async () => {
  await keep();
  await meetings.planning.move(scope, 'm1', { start: { ...start, local: '2026-04-22T14:00' } }, by, NOW);
  await keep();
  await meetings.planning.cancel(scope, 'm1', {}, by, NOW);
  await keep();
  expect(online.calls.map((call) => call.split(' ')[0])).toEqual(['create', 'move', 'cancel']);
});

test('cancelled before it was made, none is made', async () => {
  await meetings.planning.cancel(scope, 'm1', {}, by, NOW);
  await keep();
  expect(online.calls).toEqual([]);
});

test.each(['busy', 'away'] as const)('«%s» is tried again later: it throws, and all stands as it was', async (failure) => {
  online.failure = failure;
  await expect(keep()).rejects.toMatchObject({ failure });
  expect(await stands()).toMatchObject({ onlineWanted: true });
  expect(told).toEqual([]);
});

test.each(['forbidden', 'gone', 'refused'] as const)('«%s» is told to the coordinators, and not tried again', async (failure) => {
  online.failure = failure;
  await keep();
  expect(told).toEqual([expect.stringContaining('Samling')]);
  expect(await stands()).not.toHaveProperty('onlineWanted');
  online.failure = undefined;
  await keep();
  expect(online.calls).toHaveLength(1);
});

test('a link that was pasted meanwhile stands', async () => {
  await meetings.planning.changePlace(scope, 'm1', { place: '', joinUrl: 'https://teams.microsoft.com/l/meetup-join/own' }, by, NOW);
  await keep();
  expect((await stands()).joinUrl).toBe('https://teams.microsoft.com/l/meetup-join/own');
});

test('when only the place is changed, the meeting is still the service’s to move', async () => {
  await keep();
  await meetings.planning.changePlace(scope, 'm1', { place: 'Rådhuset', joinUrl: JOIN }, by, NOW);
  expect(await stands()).toMatchObject({ onlineMeetingId: 'made', place: 'Rådhuset' });
  await meetings.planning.changePlace(scope, 'm1', { place: 'Rådhuset', joinUrl: '' }, by, NOW);
  expect(await stands()).not.toHaveProperty('onlineMeetingId');
});
