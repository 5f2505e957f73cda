import { networksOn } from '../../support/a-turn';
import { testClock } from '../../support/test-clock';
import { unrulyStore } from '../../support/unruly-store';
import { calledIn, coordinatorsOrChannel, placesFor, recipientOf, type Channel, type Member } from '../../../src/features/networks';
import { personRef } from '../../../src/lib/ids';
import { openStore } from '../../../src/storage';

const member = (personId: string, more: Partial<Member> = {}): Member => ({ tenantId: 'home', personId, name: personId, roles: ['contact'], ...more });
const stand = (tenantId: string) => ({ tenantId, conversationId: `19:${tenantId}`, thread: '1' });

describe('who is called by name in a channel', () => {
  test('is each where they write from, and the others in the first', () => {
    const people = [member('a'), member('b', { tenantId: 'away' }), member('c', { tenantId: 'nowhere' })];
    const places = placesFor(people, [stand('home'), stand('away'), stand('third')]);
    expect(places.map(({ stand: { tenantId }, people: there }) => [tenantId, there.map(({ name }) => name)])).toEqual([['home', ['a', 'c']], ['away', ['b']]]);
    expect(placesFor(people, [])).toEqual([]);
  });

  test('is named without what would be markup, and called only in the own organisation', () => {
    const kari = member('kari', { name: 'Kari *Nord* <b>' });
    expect(calledIn('home', kari)).toEqual({ name: '<at>Kari Nord b</at>', mention: { id: 'kari', name: 'Kari Nord b' } });
    expect(calledIn('away', kari)).toEqual({ name: 'Kari Nord b' });
  });
});

test('what coordinators are told goes to each of them, and to the first channel that can be reached when nobody of them can', () => {
  const members = [member('a', { roles: ['coordinator'] }), member('b', { roles: ['coordinator', 'partner'] }), member('c')];
  const channels: Channel[] = ['one', 'two'].map((conversationId) => ({ tenantId: 'home', conversationId }));
  const [a, b] = ['a', 'b'].map((id) => personRef('home', id)) as [string, string];
  const [one, two] = channels.map(recipientOf) as [string, string];
  expect(coordinatorsOrChannel(members, channels, [])).toEqual([a, b]);
  expect(coordinatorsOrChannel(members, channels, [a])).toEqual([a, b]);
  expect(coordinatorsOrChannel(members, channels, [a, b])).toEqual([a, b, one]);
  expect(coordinatorsOrChannel(members, channels, [a, b, one])).toEqual([a, b, two]);
  expect(coordinatorsOrChannel(members, channels, [a, b, one, two])).toEqual([a, b]);
});

test('the municipalities and the members of a network are one read, and the same as each alone', async () => {
  const table = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  const { store } = networksOn(table, testClock());
  for (const id of ['romsdal', 'nordmore']) {
    await store.saveNetwork({ id, name: id, organisers: [], language: 'nb', targetGroups: [], rhythm: 'none' });
    await store.saveMunicipality(id, { number: '1506', name: `Molde ${id}` });
    await store.saveMember(id, member('a', { name: `a of ${id}` }));
    await store.saveChannel(id, { tenantId: 'home', conversationId: `19:${id}` });
  }
  table.calls.length = 0;
  const both = await store.whoIsIn('romsdal');
  expect(table.calls).toHaveLength(1);
  expect(both).toEqual({ municipalities: await store.municipalities('romsdal'), members: await store.members('romsdal') });
  expect([both.municipalities.length, both.members.length]).toEqual([1, 1]);
  await table.close();
});
