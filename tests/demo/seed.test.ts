import { channelOf, demoOrganisations } from '../../src/demo/organisations';
import { seedDemo } from '../../src/demo/seed';
import { Conversations } from '../../src/bot/conversations';
import { MeetingStore } from '../../src/features/meetings';
import { NetworkFiles, NetworkStore, type Member } from '../../src/features/networks';
import { openStore, StoreUnavailable, type TableStore } from '../../src/storage';
import { checkinsOn, networksOn } from '../support/a-turn';
import { testClock } from '../support/test-clock';
import { unrulyStore, type UnrulyStore } from '../support/unruly-store';

const ID = 'romsdal-2026';
let table: TableStore;
let store: UnrulyStore;
beforeEach(async () => {
  table = await openStore({ kind: 'sqlite', file: ':memory:' });
  store = unrulyStore(table);
});
afterEach(() => table.close());

const partsOn = (on: TableStore) => {
  const networks = networksOn(on, testClock());
  const [networkFiles, meetings, conversations] = [new NetworkFiles(networks), new MeetingStore(on), new Conversations(on)];
  return { networks: networks.store, networkFiles, meetings, conversations, checkins: checkinsOn(networks) };
};
const seed = () => seedDemo(partsOn(store));
const rosters = demoOrganisations.flatMap(({ tenantId, currentUser, colleagues }) => {
  return [currentUser, ...colleagues].map((person) => ({ tenantId, person }));
});
const members = () => new NetworkStore(table).members(ID);
const nameOf = (all: Member[], of: (member: Member) => boolean) => all.filter(of).map(({ name }) => name).sort();

test('the network is the one of the facts, with a channel in each organisation and its two meetings', async () => {
  await seed();
  const { networks, meetings } = partsOn(table);
  expect(await networks.network(ID)).toMatchObject({
    name: 'Overdosenettverk Romsdal 2026', language: 'nb',
    organisers: ['Statsforvalteren i Møre og Romsdal', 'KORUS midt', 'RIO Møre og Romsdal'],
  });
  expect((await networks.municipalities(ID)).map(({ number, name }) => `${number} ${name}`)).toEqual([
    '1506 Molde', '1535 Vestnes', '1539 Rauma', '1547 Aukra', '1579 Hustadvika',
  ]);
  expect(await networks.channels(ID)).toMatchObject(demoOrganisations.map(({ tenantId, team }) => {
    return { tenantId, conversationId: team.channel.id, name: team.channel.name, team: team.name };
  }));
  expect((await meetings.ofNetwork(ID)).map(({ start }) => start.local)).toEqual(['2026-04-21T14:00', '2026-01-15']);
});

test('every role is somebody’s, and the people of the Playgrounds have the names, addresses and tenants they have there', async () => {
  await seed();
  const all = await members();
  expect(nameOf(all, ({ roles }) => roles.includes('coordinator'))).toEqual(['Demo Koordinator (Statsforvalteren)']);
  expect(nameOf(all, ({ roles }) => roles.includes('contact'))).toEqual(['Demo Kontakt (Hustadvika)', 'Demo Kontakt (Molde)', 'Demo Kontakt (Vestnes)']);
  expect(nameOf(all, ({ roles }) => roles.includes('deputy'))).toEqual(['Demo Kommuneoverlege (Molde)', 'Demo Stedfortreder (Vestnes)']);
  expect(nameOf(all, ({ roles }) => roles.includes('participant'))).toEqual(['Demo Feltsykepleier (Molde)']);
  expect(nameOf(all, ({ roles }) => roles.includes('partner'))).toEqual(['Demo Kriminalomsorgen', 'Demo RIO', 'Demo Rådgiver (KORUS midt)']);
  expect(nameOf(all, ({ manages }) => manages === 'municipality')).toEqual(['Demo Enhetsleder (Molde)']);
  expect(nameOf(all, ({ manages }) => manages === 'network')).toEqual(['Demo Seksjonsleder (Statsforvalteren)']);
  expect(all.every(({ name, email }) => name.startsWith('Demo ') && email?.endsWith('@demo.example'))).toBe(true);
  for (const { tenantId, person } of rosters) {
    const member = all.find(({ personId }) => personId === person.aadObjectId);
    if (member) expect(member).toMatchObject({ tenantId, name: person.name, email: person.email });
  }
});

test('who sits at the keyboards is the coordinator and the contact of Molde, and some colleagues are not placed yet', async () => {
  await seed();
  const all = await members();
  const rolesOf = (id: string) => all.find(({ personId }) => personId === id)?.roles;
  expect(demoOrganisations.map(({ currentUser }) => rolesOf(currentUser.aadObjectId))).toEqual([['coordinator'], ['contact']]);
  expect(rosters.filter(({ person }) => !rolesOf(person.aadObjectId)).map(({ person }) => person.name)).toEqual([
    'Demo Kommuneoverlege (Rauma)', 'Demo Veileder NAV (Molde)', 'Demo Erfaringskonsulent (Molde)',
  ]);
});

test('both channels can be written to before anybody has written there', async () => {
  await seed();
  for (const organisation of demoOrganisations) {
    const { tenantId, conversationId, teamId, serviceUrl, bot } = channelOf(organisation);
    expect(await new Conversations(table).find({ tenantId, conversationId })).toEqual({
      scope: 'channel', tenantId, conversationId, teamId, serviceUrl, channelId: 'msteams', botId: bot.id,
    });
  }
});

test('a network that people have changed is left as it is', async () => {
  await seed();
  const networks = new NetworkStore(table);
  const [first] = await members();
  await networks.saveMember(ID, { ...first!, name: 'Demo Endret' });
  await networks.removeChannel(ID, { tenantId: demoOrganisations[1]!.tenantId, conversationId: demoOrganisations[1]!.team.channel.id });
  const before = store.writes().length;
  await seed();
  expect(store.writes().length).toBe(before);
});

test('a seed that is cut short at any write is done again', async () => {
  await seed();
  const [writes, whole] = [store.writes().length, await members()];
  for (let cut = 0; cut < writes; cut++) {
    const half = await openStore({ kind: 'sqlite', file: ':memory:' });
    const unruly = unrulyStore(half);
    unruly.interfere(() => {
      if (unruly.writes().length > cut) throw new StoreUnavailable('The store is away.', { outcome: 'not-done' });
    });
    await expect(seedDemo(partsOn(unruly))).rejects.toThrow('The store is away.');
    unruly.behave();
    await seedDemo(partsOn(unruly));
    const parts = partsOn(half);
    expect(await parts.networks.members(ID)).toEqual(whole);
    expect(await parts.networks.channels(ID)).toHaveLength(2);
    const [round] = await parts.checkins.roundStore.ofNetwork(ID);
    const reports = await parts.checkins.reportStore.reports(ID, round?.id ?? '');
    expect(reports.map(({ revision }) => revision)).toEqual([1, 1, 1]);
    expect(await parts.networks.ids()).toEqual([ID]);
    expect(await parts.meetings.ofNetwork(ID)).toHaveLength(2);
    await half.close();
  }
});
