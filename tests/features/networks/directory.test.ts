import { openStore } from '../../../src/storage';
import type { Place } from '../../../src/features/feature';
import { networksOn } from '../../support/a-turn';
import { testClock } from '../../support/test-clock';
import { down, only, unrulyStore, type UnrulyStore } from '../../support/unruly-store';

const clock = testClock();
const person = { tenantId: 'a', id: 'kari', name: 'Demo Kari' };
const personal: Place = { scope: 'personal', tenantId: 'a', conversationId: 'chat' };
const channel: Place = { scope: 'channel', tenantId: 'a', conversationId: '19:kanal' };
const address = { tenantId: 'a', conversationId: channel.conversationId };
const member = { tenantId: 'a', personId: 'kari', name: 'Demo Kari', roles: ['contact' as const], municipality: '1506' };
let store: UnrulyStore;
let networks: ReturnType<typeof networksOn>;
beforeEach(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  networks = networksOn(store, clock);
  for (const id of ['n1', 'n2']) {
    await networks.store.saveNetwork({ id, name: `Nettverk ${id}`, organisers: [], language: 'nn', targetGroups: [], rhythm: 'none' });
  }
});
afterEach(() => store.close());

/** Choices by their ids. */
const lookUp = async (place: Place) => {
  const { choices, ...known } = await networksOn(store, clock).directory.lookUp(person, place);
  return { ...known, ...(choices && { choices: choices.map(({ networkId }) => networkId) }) };
};
const links = async () => (await store.query('u:a:kari', { prefix: 'n:' })).rows.map(({ row }) => row);

test('a personal chat is about the person’s only network, with their part in it', async () => {
  await networks.store.saveMember('n1', member);
  const { network } = await lookUp(personal);
  expect(network).toEqual({ networkId: 'n1', networkName: 'Nettverk n1', language: 'nn', roles: ['contact'], municipality: '1506' });
});

test('who is in several has them to choose among, and no network', async () => {
  for (const id of ['n1', 'n2']) await networks.store.saveMember(id, member);
  expect(await lookUp(personal)).toEqual({ choices: ['n1', 'n2'], several: true });
});

test('a choice holds for the day in Norway, and only for a network that the person is in', async () => {
  clock.set('2026-03-02T22:30:00Z');
  for (const id of ['n1', 'n2']) await networks.store.saveMember(id, member);
  await networks.directory.choose(person, 'n2');
  expect((await lookUp(personal)).network?.networkId).toBe('n2');
  clock.set('2026-03-02T23:30:00Z');
  expect((await lookUp(personal)).network).toBeUndefined();
  await networks.directory.choose(person, 'n3');
  expect((await lookUp(personal)).choices).toEqual(['n1', 'n2']);
});

test('a channel’s network is the channel’s, whatever was chosen', async () => {
  await networks.store.saveMember('n1', member);
  await networks.store.saveMember('n2', member);
  await networks.store.saveChannel('n1', address);
  await networks.directory.choose(person, 'n2');
  expect((await lookUp(channel)).network?.networkId).toBe('n1');
});

test('a list that points to no member is left alone while somebody may be joining, and then taken away', async () => {
  clock.set('2026-03-02T09:00:00Z');
  await networks.store.index('n1', person, clock.now());
  expect((await lookUp(personal)).network).toBeUndefined();
  expect(await links()).toEqual(['n:n1']);
  clock.advance(11 * 60_000);
  expect((await lookUp(personal)).network).toBeUndefined();
  expect(await links()).toEqual([]);
});

test('a member whom the list has lost is put into it when they write in the channel', async () => {
  await networks.store.saveMember('n1', member);
  await networks.store.saveChannel('n1', address);
  await networks.store.unindex('n1', person);
  expect((await lookUp(personal)).network).toBeUndefined();
  expect((await lookUp(channel)).network?.roles).toEqual(['contact']);
  expect(await links()).toEqual(['n:n1']);
});

test('looking somebody up takes at most four reads, in a channel one more beside them, and none within the minute after', async () => {
  await networks.store.saveMember('n1', member);
  await networks.store.saveChannel('n1', address);
  for (const place of [personal, channel]) {
    store.calls.length = 0;
    await networks.directory.lookUp(person, place);
    expect(store.calls.length).toBeLessThanOrEqual(place === channel ? 5 : 4);
    store.calls.length = 0;
    await networks.directory.lookUp(person, place);
    expect(store.calls).toEqual([]);
  }
});

test('what was read while something changed is not remembered', async () => {
  await networks.store.saveMember('n1', member);
  let changed = false;
  store.interfere(({ method, row }) => {
    if (method !== 'get' || row !== 'network' || changed) return;
    changed = true;
    networks.directory.forget(person);
  });
  await networks.directory.lookUp(person, personal);
  store.calls.length = 0;
  await networks.directory.lookUp(person, personal);
  expect(store.calls.length).toBeGreaterThan(0);
});

describe('a channel', () => {
  test('belongs to one network: another does not get it', async () => {
    expect(await networks.store.saveChannel('n1', address)).toBe(true);
    expect(await networks.store.saveChannel('n2', address)).toBe(false);
    expect([(await networks.store.channels('n1')).length, (await networks.store.channels('n2')).length]).toEqual([1, 0]);
  });

  test('that two networks take at once is one’s', async () => {
    const taken = await Promise.all(['n1', 'n2'].map((id) => networks.store.saveChannel(id, address)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    const owner = await networks.store.networkOfChannel(channel);
    expect((await networks.store.channels(owner ?? '')).length).toBe(1);
    expect((await networks.store.channels(owner === 'n1' ? 'n2' : 'n1')).length).toBe(0);
  });

  test('that points to a network without it is taken by one of two that link it at once, whoever lets it go meanwhile', async () => {
    for (const removing of [false, true]) {
      await networks.store.saveChannel('n1', address);
      store.interfere(only(({ method, partition }) => method === 'delete' && partition.startsWith('ch:'), down));
      await expect(networks.store.removeChannel('n1', address)).rejects.toThrow();
      store.behave();
      const both = ['n1', 'n2'].map((id) => networks.store.saveChannel(id, address));
      if (removing) await networks.store.removeChannel('n1', address);
      await Promise.all(both);
      const owner = await networks.store.networkOfChannel(address);
      for (const id of ['n1', 'n2']) if (id !== owner) expect(await networks.store.channels(id)).toEqual([]);
      if (!removing) expect(owner).toBeDefined();
      for (const id of ['n1', 'n2']) await networks.store.removeChannel(id, address);
    }
  });

  test('is marked unreachable once, and well again once', async () => {
    await networks.store.saveChannel('n1', address);
    const mark = (since: number | undefined) => networks.store.markChannel('n1', address, since);
    expect([await mark(5), await mark(6), await mark(undefined), await mark(undefined)]).toEqual([true, false, true, false]);
    expect((await networks.store.channels('n1'))[0]?.unreachableSince).toBeUndefined();
    expect(await networks.store.markChannel('n2', address, 5)).toBe(false);
  });
});
