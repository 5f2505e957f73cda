import { openNetworkFiles } from '../../../../src/features/networks/file/open';
import { listText, networkText } from '../../../../src/features/networks/file/overview';
import { NetworkStore } from '../../../../src/features/networks';
import { openStore } from '../../../../src/storage';
import { testClock } from '../../../support/test-clock';
import { unrulyStore } from '../../../support/unruly-store';
import { aFile, channel, person, read, TENANT, uuid } from './support';

test('the list is a table, and says so when there is nothing', () => {
  expect(listText([])).toBe('There are no networks.');
  const one = { network: { id: 'prove', name: 'Prøve\u001b[2J' }, municipalities: 2, members: 120, channels: 1 };
  expect(listText([one, { ...one, network: { id: 'en-lang-id', name: 'En' } }])).toBe([
    'id          municipalities  members  channels  name',
    'prove       2               120      1         Prøve [2J',
    'en-lang-id  2               120      1         En',
  ].join('\n'));
});

describe('one network', () => {
  const { network, municipalities, people, channels } = read(aFile({
    people: [
      person(1, { roles: ['coordinator', 'contact'], title: 'Lege' }), person(2, { roles: ['manager'], manages: 'region', email: 'to@demo.example' }),
      person(3, { roles: ['partner'], municipality: undefined, organisation: 'RIO', guest: true }),
    ],
    channels: [channel(1, { team: 'Et team' }), channel(2, { name: undefined })],
  }));
  const members = people.map((each) => ({ ...each, ...(each.personId === uuid(1) && { away: {} }) }));
  const linked = channels.map((each, at) => ({ ...each, ...(at === 1 && { unreachableSince: Date.parse('2026-02-03T12:00:00Z') }) }));

  test('is shown for reading, people under each of their roles, with what is missing', () => {
    expect(networkText(network, { municipalities, members, channels: linked }, { contacts: false }).split('\n')).toEqual([
      'Prøvenettverk (prove)', 'Language: nn. Check-ins: tertial. Quorum: more than half of the municipalities.',
      'Organisers: KORUS midt', 'Target groups: medical', 'Municipalities (2): 1547 Aukra, 1506 Molde', 'Without a contact: Aukra',
      'Channels (2):', '  Et team › Kanal 1', `    tenant ${TENANT}, conversation 19:demo-1@thread.tacv2`,
      '  19:demo-2@thread.tacv2, unreachable since 2026-02-03', `    tenant ${TENANT}, conversation 19:demo-2@thread.tacv2`,
      'People (3):', '  Coordinators (1):', '    Demo 1 · Molde · Lege · also contact · away', '  Contacts (1):', '    Demo 1 · Molde · Lege · also coordinator · away',
      '  Partners (1):', '    Demo 3 · RIO · guest', '  Managers (1):', '    Demo 2 · manages region · Molde',
    ]);
  });

  test('shows e-mail addresses only when they are asked for', () => {
    expect(networkText(network, { municipalities, members, channels }, { contacts: true })).toContain('Demo 2 · manages region · Molde · to@demo.example');
    expect(networkText(network, { municipalities, members, channels }, { contacts: false })).not.toContain('@demo.example');
  });
});

test('500 networks of 20 people: the list asks four things of each, and one network is read from its own partition', async () => {
  const table = await openStore({ kind: 'sqlite', file: ':memory:' });
  const store = unrulyStore(table);
  const files = openNetworkFiles(store, testClock());
  const idOf = (at: number) => `nettverk-${String(at).padStart(3, '0')}`;
  for (let at = 0; at < 500; at++) {
    const people = Array.from({ length: 20 }, (_, nth) => person(at * 20 + nth, { roles: nth === 0 ? ['coordinator'] : ['participant'] }));
    const file = read(aFile({ network: { ...aFile().network, id: idOf(at) }, people, channels: [channel(at)] }));
    await files.apply(await files.plan(file, { prune: false }));
  }
  store.calls.length = 0;
  const all = await files.all();
  expect(all.map(({ network }) => network.id)).toEqual(Array.from({ length: 500 }, (_, at) => idOf(at)));
  expect(new Set(all.map(({ municipalities, members, channels }) => [municipalities, members, channels].join()))).toEqual(new Set(['2,20,1']));
  expect(store.calls.length).toBe(1 + 4 * 500);
  expect(store.calls.filter(({ method }) => method === 'query').every(({ partition, row }) => partition === 'networks' || row !== undefined)).toBe(true);

  store.calls.length = 0;
  expect((await files.content(idOf(77))).members).toHaveLength(20);
  expect(new Set(store.calls.map(({ partition }) => partition))).toEqual(new Set([`n:${idOf(77)}`]));
  expect(store.calls).toHaveLength(4);
  expect(await new NetworkStore(table).networkOfChannel({ tenantId: TENANT, conversationId: channel(499).conversation })).toBe(idOf(499));
  await table.close();
}, 60_000);
