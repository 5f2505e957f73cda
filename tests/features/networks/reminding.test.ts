import type { Reminder } from '../../../src/delivery';
import { remindMember, type Networks, type Notice } from '../../../src/features/networks';
import { personRef } from '../../../src/lib/ids';
import { openStore, type TableStore } from '../../../src/storage';
import { networksOn } from '../../support/a-turn';
import { testClock } from '../../support/test-clock';

const clock = testClock('2026-11-23T20:30:00Z');
const she = { tenantId: 'tenant', id: 'kari' };
const reminder: Reminder = {
  source: { networkId: 'romsdal', kind: 'meeting', id: 'm1' }, what: 'day-before', recipient: personRef(she.tenantId, she.id), version: 0, dueAt: 0,
  staleAt: Infinity,
};
let table: TableStore;
let networks: Networks;

beforeEach(async () => {
  table = await openStore({ kind: 'sqlite', file: ':memory:' });
  networks = networksOn(table, clock);
  const network = { id: 'romsdal', name: 'Romsdal', organisers: [], language: 'nn', targetGroups: [], rhythm: 'none' } as const;
  await networks.store.saveNetwork({ ...network, organisers: [], targetGroups: [] });
  await networks.store.saveMember('romsdal', { tenantId: 'tenant', personId: 'kari', name: 'Demo', roles: ['contact'], municipality: '1506' });
});
afterEach(() => table.close());

const remind = (notice?: Notice, word: Parameters<typeof remindMember>[4] = () => ({ kind: 'text', text: 'Hei' })) => (
  remindMember(networks, reminder, clock.now(), notice, word)
);

it('goes to the member in their own chat, in the network’s language until they have chosen one', async () => {
  const to = { tenantId: 'tenant', personId: 'kari' };
  expect(await remind('meetings')).toEqual({ do: 'send', to, message: { reply: { kind: 'text', text: 'Hei' }, language: 'nn' } });
  await networks.preferences.change(she, { language: 'en' });
  expect(await remind('meetings')).toMatchObject({ message: { language: 'en' } });
});

it('is not sent to who is no member any more, or is away', async () => {
  const member = { tenantId: 'tenant', personId: 'kari', name: 'Demo', roles: ['contact' as const] };
  await networks.store.saveMember('romsdal', { ...member, away: { until: '2026-11-23' } });
  expect(await remind('meetings')).toEqual({ do: 'drop', reason: 'away' });
  await networks.memberships.change('romsdal', () => ({ remove: [member], result: undefined }));
  expect(await remind('meetings')).toEqual({ do: 'drop', reason: 'not a member' });
});

it('is not sent to who has turned it off, but what concerns their own doing is', async () => {
  await networks.preferences.change(she, { muted: ['meetings'] });
  expect(await remind('meetings')).toEqual({ do: 'drop', reason: 'turned off' });
  expect((await remind('follow-ups')).do).toBe('send');
  expect((await remind()).do).toBe('send');
});

it('waits for the end of quiet time', async () => {
  await networks.preferences.change(she, { quiet: { from: '21:00', to: '07:30' } });
  expect(await remind('meetings')).toEqual({ do: 'later', at: Date.parse('2026-11-24T06:30:00Z') });
});

it('is dropped, with a word for the log, where there is nothing to say any more', async () => {
  expect(await remind('meetings', () => 'answered')).toEqual({ do: 'drop', reason: 'answered' });
});
