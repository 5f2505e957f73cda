import { isEmpty, planImport, wantedMember, type NetworkState, type PlanOptions } from '../../../../src/features/networks/file/plan';
import { planText } from '../../../../src/features/networks/file/plan-text';
import type { Member } from '../../../../src/features/networks';
import { aFile, channel, person, read, TENANT, uuid } from './support';

const NEW: NetworkState = { listed: false, municipalities: [], members: [], channels: [], owners: [undefined] };
const OPTIONS: PlanOptions = { prune: false, now: 1000 };
const file = read(aFile());

/** As the store is once the file is in it. */
function imported(): NetworkState {
  const { network, municipalities, people, channels } = planImport(file, NEW, OPTIONS);
  return { network: network.after, listed: true, municipalities: municipalities.created, members: people.created, channels: channels.created, owners: ['prove'] };
}

test('into an empty store everything is new, channels linked in the order of the file', () => {
  const two = read(aFile({ channels: [channel(2), channel(1)] }));
  const plan = planImport(two, { ...NEW, owners: [undefined, undefined] }, OPTIONS);
  expect(plan.network.change).toBe('new');
  expect(plan.people.created.map(({ joinedAt }) => joinedAt)).toEqual([1000, 1000]);
  expect(plan.channels.created.map(({ conversationId, linkedAt }) => [conversationId, linkedAt])).toEqual([
    [channel(2).conversation, 1000], [channel(1).conversation, 1001],
  ]);
});

test('what is there already is unchanged, also when words of a set stand in another order', () => {
  expect(isEmpty(planImport(file, imported(), OPTIONS))).toBe(true);
  const state = imported();
  const members = state.members.map((each): Member => ({ ...each, roles: [...each.roles, 'participant'], topics: ['medical', 'raad1'] }));
  const people = aFile().people.map((each) => ({ ...each, roles: ['participant', ...each.roles], topics: ['raad1', 'medical'] }));
  const network = { ...file.network, targetGroups: ['medical' as const, 'services' as const] };
  const other = read(aFile({ people, network: { ...aFile().network, targetGroups: ['services', 'medical'] } }));
  expect(isEmpty(planImport(other, { ...state, network, members }, OPTIONS))).toBe(true);
});

test('a network that the list of all lacks is put there', () => {
  const plan = planImport(file, { ...imported(), listed: false }, OPTIONS);
  expect(isEmpty(plan)).toBe(false);
  expect(planText(plan)).toContain('  ~ network: put in the list of networks');
});

test('a channel that does not know its network is linked anew', () => {
  const { channels } = planImport(file, { ...imported(), owners: [undefined] }, OPTIONS);
  expect([channels.created.length, channels.unchanged]).toEqual([1, 0]);
});

test('a municipality that changed its name keeps its consent', () => {
  const state = { ...imported(), municipalities: [{ number: '1547', name: 'Aukra' }, { number: '1506', name: 'Gamle Molde', findable: true }] };
  expect(planImport(file, state, OPTIONS).municipalities.changed.map(({ after }) => after)).toEqual([{ number: '1506', name: 'Molde', findable: true }]);
});

test('the same id in another tenant is another person', () => {
  const [first] = imported().members;
  const other = { ...first!, tenantId: uuid(99) };
  const plan = planImport(file, { ...imported(), members: [...imported().members, other] }, { ...OPTIONS, prune: true });
  expect(plan.people.removed).toEqual([other]);
});

test('a member is who the file says, with what they have said themselves where it says nothing', () => {
  const [wanted] = read(aFile({ people: [person(1, { roles: ['coordinator'], title: 'Ny' })] })).people;
  const old: Member = { tenantId: TENANT, personId: uuid(1), name: 'Før', roles: ['manager'], manages: 'region', organisation: 'X', title: 'Gammel', email: 'a@b.no', joinedAt: 1 };
  expect(wantedMember(wanted!, old, 5)).toEqual({
    tenantId: TENANT, personId: uuid(1), name: 'Demo 1', roles: ['coordinator'], municipality: '1506', title: 'Ny', email: 'a@b.no', joinedAt: 1,
  });
  expect(wantedMember(wanted!, undefined, 5)).toEqual({
    tenantId: TENANT, personId: uuid(1), name: 'Demo 1', roles: ['coordinator'], municipality: '1506', title: 'Ny', joinedAt: 5,
  });
});

test('of many who are left only some are named', () => {
  const others = Array.from({ length: 12 }, (_, at): Member => ({ tenantId: TENANT, personId: uuid(50 + at), name: `Demo ${at}`, roles: ['participant'] }));
  const text = planText(planImport(file, { ...imported(), members: [...imported().members, ...others] }, OPTIONS));
  expect(text).toContain('left: 12 people: Demo 0; Demo 1;');
  expect(text).toContain('; Demo 9 and 2 more. --prune');
});
