import { exportText } from '../../../../src/features/networks/file/export';
import type { NetworkFiles } from '../../../../src/features/networks/file/network-files';
import { openNetworkFiles } from '../../../../src/features/networks/file/open';
import { isEmpty } from '../../../../src/features/networks/file/plan';
import { planText } from '../../../../src/features/networks/file/plan-text';
import { Requests } from '../../../../src/features/networks/people/requests';
import { Audit } from '../../../../src/features/networks/audit/audit';
import { NetworkStore, type Member } from '../../../../src/features/networks';
import { personRef, randomIds } from '../../../../src/lib/ids';
import { openStore, StoreUnavailable, type TableStore } from '../../../../src/storage';
import { testClock } from '../../../support/test-clock';
import { only, unrulyStore, type UnrulyStore } from '../../../support/unruly-store';
import { aFile, channel, person, read, TENANT, uuid } from './support';

const ID = 'prove';
const clock = testClock();
let table: TableStore;
let store: UnrulyStore;
let files: NetworkFiles;
let networks: NetworkStore;
beforeEach(async () => {
  table = await openStore({ kind: 'sqlite', file: ':memory:' });
  store = unrulyStore(table);
  files = openNetworkFiles(store, clock);
  networks = new NetworkStore(table);
});
afterEach(() => table.close());

/** Gives what was printed. */
async function importIt(content: unknown, prune = false): Promise<string> {
  const plan = await files.plan(read(content), { prune });
  await files.apply(plan);
  return planText(plan);
}
const memberOf = async (number: number): Promise<Member | undefined> => networks.member(ID, { tenantId: TENANT, id: uuid(number) });
const audited = () => new Audit({ table, clock, ids: randomIds }).page(ID);
const everything = async () => ({ ...(await files.content(ID)), ids: await networks.ids() });

test('a network is set up: it, its municipalities, its people in their own lists, its channels, and a line in its log', async () => {
  expect(await importIt(aFile())).toBe([
    'Network prove, Prøvenettverk, is new.', '  + municipality 1547 Aukra', '  + municipality 1506 Molde',
    '  + person Demo 1 (coordinator, 1506)', '  + person Demo 2 (contact, 1506)', '  + channel Kanal 1',
  ].join('\n'));
  expect(await everything()).toEqual({
    ids: [ID],
    network: { id: ID, name: 'Prøvenettverk', language: 'nn', organisers: ['KORUS midt'], targetGroups: ['medical'], rhythm: 'tertial' },
    municipalities: [{ number: '1506', name: 'Molde' }, { number: '1547', name: 'Aukra' }],
    members: [
      { tenantId: TENANT, personId: uuid(1), name: 'Demo 1', roles: ['coordinator'], municipality: '1506', joinedAt: clock.now() },
      { tenantId: TENANT, personId: uuid(2), name: 'Demo 2', roles: ['contact'], municipality: '1506', email: 'to@demo.example', joinedAt: clock.now() },
    ],
    channels: [{ tenantId: TENANT, conversationId: channel(1).conversation, name: 'Kanal 1', linkedAt: clock.now() }],
  });
  expect(await networks.networkOfChannel({ tenantId: TENANT, conversationId: channel(1).conversation })).toBe(ID);
  expect((await table.query(`u:${TENANT}:${uuid(2)}`)).rows.map(({ row }) => row)).toEqual([`n:${ID}`]);
  expect((await audited()).entries).toEqual([{ at: clock.now(), action: 'network.imported' }]);
});

test('the second time everything is unchanged, and nothing is written', async () => {
  await importIt(aFile());
  clock.advance(60_000);
  const before = store.writes().length;
  expect(await importIt(aFile(), true)).toBe('Network prove, Prøvenettverk, is unchanged.\nUnchanged: 2 municipalities, 2 people, 1 channel.');
  expect(store.writes().length).toBe(before);
  expect(before).toBeGreaterThan(0);
});

test('planning writes nothing', async () => {
  await files.plan(read(aFile()), { prune: true });
  expect(store.writes()).toEqual([]);
});

test('a later file changes what it says, and prints which facts, never their content', async () => {
  await importIt(aFile());
  clock.advance(60_000);
  const changed = aFile({
    network: { ...aFile().network, name: 'Nytt navn', quorum: 2 },
    people: [person(1, { roles: ['contact', 'coordinator'] }), person(2, { email: 'ny@demo.example' }), person(3)],
    channels: [channel(1, { name: 'Ny kanal' })],
  });
  expect(await importIt(changed)).toBe([
    'Network prove, Nytt navn, changes.', '  ~ network: name, quorum', '  + person Demo 3 (participant, 1506)',
    '  ~ person Demo 1 (coordinator, contact, 1506): roles', '  ~ person Demo 2 (participant, 1506): roles, email', '  ~ channel Ny kanal: name',
    'Unchanged: 2 municipalities.',
  ].join('\n'));
  expect((await files.content(ID)).network).toMatchObject({ name: 'Nytt navn', quorum: 2 });
  expect([await memberOf(1), await memberOf(3)]).toMatchObject([{ joinedAt: clock.now() - 60_000 }, { joinedAt: clock.now() }]);
});

test('what people have said themselves stays: consents, confirmation, absence, and the details that the file leaves out', async () => {
  await importIt(aFile());
  const own = { title: 'Lege', topics: ['medical' as const], guest: true, confirmedAt: 7, away: { until: '2026-04-01' } };
  await networks.saveMember(ID, { ...(await memberOf(2)) as Member, ...own });
  await networks.saveMunicipality(ID, { number: '1506', name: 'Molde', findable: true });
  await networks.markChannel(ID, { tenantId: TENANT, conversationId: channel(1).conversation }, 9);
  const before = await everything();
  await importIt(aFile());
  expect(await everything()).toEqual(before);
  await importIt(aFile({ people: [person(1, { roles: ['coordinator'] }), person(2, { roles: ['deputy'], title: 'Overlege' })] }));
  expect(await memberOf(2)).toEqual({
    ...own, tenantId: TENANT, personId: uuid(2), name: 'Demo 2', roles: ['deputy'], municipality: '1506', joinedAt: clock.now(), title: 'Overlege', email: 'to@demo.example',
  });
});

test('roles and municipality are as the file says: what it leaves out is gone', async () => {
  await importIt(aFile());
  await importIt(aFile({ people: [person(1, { roles: ['coordinator'], municipality: undefined, organisation: 'KORUS' }), person(2)] }));
  expect(await memberOf(1)).not.toHaveProperty('municipality');
  expect(await memberOf(2)).toMatchObject({ roles: ['participant'] });
});

describe('what the file does not have', () => {
  const requests = () => new Requests(table);
  beforeEach(async () => {
    await importIt(aFile({ municipalities: ['Aukra', 'Molde', 'Rauma'], people: [...aFile().people, person(3, { name: 'Ada\u001b[31m' })], channels: [channel(1), channel(2)] }));
    await requests().ask(ID, {
      tenantId: TENANT, personId: uuid(3), name: 'Ada', wish: 'contact', municipality: '1506', asked: { tenantId: TENANT, conversationId: 'x' }, language: 'nb', askedAt: 1,
    });
  });

  test('stays, and is told', async () => {
    expect(await importIt(aFile())).toBe([
      'Network prove, Prøvenettverk, is unchanged.', 'Unchanged: 2 municipalities, 2 people, 1 channel.',
      'Not in the file, and left: 1 person: Ada [31m. --prune removes what is not in the file.',
      'Not in the file, and left: 1 channel: Kanal 2. --prune removes what is not in the file.',
      'Not in the file, and left: 1 municipality: 1539 Rauma. --prune removes what is not in the file.',
    ].join('\n'));
    expect(await memberOf(3)).toBeDefined();
  });

  test('is removed with prune, and nothing of it is left', async () => {
    expect(await importIt(aFile(), true)).toBe([
      'Network prove, Prøvenettverk, is itself unchanged.', '  - municipality 1539 Rauma', '  - person Ada [31m (participant, 1506)', '  - channel Kanal 2',
      'Unchanged: 2 municipalities, 2 people, 1 channel.',
    ].join('\n'));
    const { municipalities, members, channels } = await files.content(ID);
    expect([municipalities.length, members.length, channels.length]).toEqual([2, 2, 1]);
    expect((await table.query(`u:${TENANT}:${uuid(3)}`)).rows).toEqual([]);
    expect(await networks.networkOfChannel({ tenantId: TENANT, conversationId: channel(2).conversation })).toBeUndefined();
    expect(await requests().find(ID, personRef(TENANT, uuid(3)))).toBeUndefined();
  });

  test('is not removed when it came after the plan was printed', async () => {
    const plan = await files.plan(read(aFile()), { prune: true });
    const late: Member = { tenantId: TENANT, personId: uuid(4), name: 'Sein', roles: ['participant'] };
    await networks.saveMember(ID, late);
    await files.apply(plan);
    expect([await memberOf(3), await memberOf(4)]).toEqual([undefined, late]);
  });
});

test('a channel of another network is told by its place, and nothing is written', async () => {
  await networks.saveChannel('nordmore', { tenantId: TENANT, conversationId: channel(2).conversation });
  await expect(importIt(aFile({ channels: [channel(1), channel(2)] }))).rejects.toThrow(/^channels\[1\]: belongs to the network nordmore; unlink it there first\.$/);
  expect(store.writes()).toEqual([]);
});

test('another network that is first to a channel while the file is written keeps it', async () => {
  const plan = await files.plan(read(aFile()), { prune: false });
  await networks.saveChannel('nordmore', { tenantId: TENANT, conversationId: channel(1).conversation });
  await expect(files.apply(plan)).rejects.toThrow('The channel 19:demo-1@thread.tacv2 was linked to another network meanwhile.');
  expect(await networks.networkOfChannel({ tenantId: TENANT, conversationId: channel(1).conversation })).toBe('nordmore');
  expect((await files.content(ID)).channels).toEqual([]);
});

test('at every moment somebody coordinates: the new coordinator comes before the old one goes', async () => {
  const many = Array.from({ length: 120 }, (_, at) => person(at + 10));
  await importIt(aFile({ people: [person(1, { roles: ['coordinator'] }), ...many] }));
  expect((await files.content(ID)).members).toHaveLength(121);
  const seen: number[] = [];
  store.interfere(only(({ method }) => method === 'transaction', async () => {
    seen.push((await networks.members(ID)).filter(({ roles }) => roles.includes('coordinator')).length);
  }));
  await importIt(aFile({ people: [person(1), ...many.map((one, at) => ({ ...one, roles: at === 119 ? ['coordinator'] : ['contact'] }))] }));
  store.behave();
  expect(seen.length).toBeGreaterThan(1);
  expect(Math.min(...seen)).toBe(1);
  expect((await files.content(ID)).members.filter(({ roles }) => roles.includes('coordinator')).map(({ personId }) => personId)).toEqual([uuid(129)]);
});

test('nobody coordinates any more when others changed it meanwhile: then nobody is changed', async () => {
  await importIt(aFile());
  const plan = await files.plan(read(aFile({ people: [person(1, { roles: ['coordinator'] }), person(2)] })), { prune: false });
  await networks.saveMember(ID, { ...(await memberOf(1)) as Member, roles: ['participant'] });
  await networks.saveMember(ID, { ...(await memberOf(2)) as Member, roles: ['coordinator'] });
  await expect(files.apply(plan)).rejects.toThrow('Nobody would coordinate the network: it was changed meanwhile.');
  expect(await memberOf(2)).toMatchObject({ roles: ['coordinator'] });
});

test('cut short at any write, it is no network yet or the whole one, and the next time completes it', async () => {
  const content = aFile({ channels: [channel(1), channel(2)] });
  await importIt(content);
  const [writes, whole] = [store.writes().length, await everything()];
  expect(writes).toBeGreaterThan(8);
  for (let cut = 0; cut < writes; cut++) {
    const half = await openStore({ kind: 'sqlite', file: ':memory:' });
    const unruly = unrulyStore(half);
    files = openNetworkFiles(unruly, clock);
    networks = new NetworkStore(half);
    unruly.interfere(() => {
      if (unruly.writes().length > cut) throw new StoreUnavailable('The store is away.', { outcome: 'not-done' });
    });
    await expect(importIt(content)).rejects.toThrow('The store is away.');
    unruly.behave();
    const { network, members } = await files.content(ID);
    expect(network === undefined || members.length === 2).toBe(true);
    await importIt(content);
    expect(await everything()).toEqual(whole);
    expect(isEmpty(await files.plan(read(content), { prune: true }))).toBe(true);
    for (const each of whole.channels) expect(await networks.networkOfChannel(each)).toBe(ID);
    await half.close();
  }
});

test('a removal that is cut short is completed the next time', async () => {
  await importIt(aFile({ people: [...aFile().people, person(3)], channels: [channel(1), channel(2)] }));
  store.interfere(only(({ method }) => method === 'delete', () => { throw new StoreUnavailable('Away.', { outcome: 'not-done' }); }));
  await expect(importIt(aFile(), true)).rejects.toThrow('Away.');
  store.behave();
  await importIt(aFile(), true);
  expect(await files.content(ID)).toMatchObject({ members: { length: 2 }, channels: { length: 1 } });
});

test('an export of what was imported is taken back unchanged, into the same store and into an empty one', async () => {
  await importIt(aFile({ channels: [channel(2), channel(1)] }));
  const { network, ...rest } = await files.content(ID);
  for (const format of ['yaml', 'json'] as const) {
    const text = exportText(network!, rest, format);
    expect(isEmpty(await files.plan(read(text), { prune: true }))).toBe(true);
    const other = await openStore({ kind: 'sqlite', file: ':memory:' });
    const there = openNetworkFiles(other, clock);
    await there.apply(await there.plan(read(text), { prune: false }));
    expect(await there.content(ID)).toEqual({ network, ...rest });
    await other.close();
  }
});
