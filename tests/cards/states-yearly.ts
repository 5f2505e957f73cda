import type { Reply, Turn } from '../../src/features/feature';
import { reminderReply, yearReply } from '../../src/features/meetings/yearly/cards';
import { OCCASIONS } from '../../src/features/meetings/yearly/occasions';
import { unreachedReply } from '../../src/features/networks/contacts/cards';

const WHAT = '# *Rusplanen* [lenke](https://example.org)';

/** What coordinators choose to be reminded of every year, what they are told then, and whom the assistant did not reach. */
export function* yearlyReplies(turn: Turn): Generator<[string, Reply]> {
  const off = { overdoseDay: 'false', summer: 'false', plan: '', planOn: '', planEvery: '1' };
  yield ['year, all off', yearReply(turn, 'romsdal-2026', off)];
  const on = { overdoseDay: 'true', summer: 'true', plan: WHAT, planOn: '2027-03-01', planEvery: '4' };
  yield ['year, all on', yearReply(turn, 'romsdal-2026', on, { said: 'meetings.yearly.saved' })];
  yield ['year, wrong', yearReply(turn, 'romsdal-2026', { ...on, planOn: 'i vår', plan: 'x'.repeat(1000) }, { wrong: 'meetings.yearly.wrong.long' })];
  for (const occasion of OCCASIONS) {
    const reminder = { occasion, what: 'x', day: '2027-08-31', dueAt: 1, staleAt: 2 };
    yield [`yearly reminder of ${occasion}`, reminderReply(turn.language, { name: 'Nettverk *Romsdal*' }, reminder, { what: WHAT })];
  }
  const lost = ['Kari *Nord*', 'Ola Sør'].map((name) => ({ tenantId: 't', personId: name, name, roles: ['contact' as const] }));
  for (const where of ['chat', 'channel'] as const) yield [`unreached in a ${where}`, unreachedReply(turn, 'Nettverk *Romsdal*', lost, where)];
}
