import {
  awayFormReply, awayLines, detailsReply, doneReply, leaveReply, leftReply, profileReply, reminderFields, remindersReply,
} from '../../src/features/networks/profile/cards';
import type { MemberScope } from '../../src/features/authority';
import type { NetworkHere, Reply, Role, Turn } from '../../src/features/feature';
import type { Member } from '../../src/features/networks';
import { NOTICES } from '../../src/features/networks/types';

const kari: Member = {
  tenantId: 't', personId: 'kari', name: 'Kari *Nord*', roles: ['contact'], municipality: '1506', title: 'Kommune_overlege',
  topics: ['raad1', 'naloxone'], email: 'kari_nord@example.org', joinedAt: Date.parse('2026-10-01T00:00:00Z'),
};
const alone: Member = { ...kari, personId: 'alone', roles: ['coordinator'], municipality: undefined, organisation: 'Statsforvalteren', title: undefined, topics: undefined };
const stale: Member = { ...kari, roles: ['deputy', 'contact'], joinedAt: undefined, email: undefined, away: {} };
const manager: Member = { ...kari, roles: ['manager'], manages: 'region', away: { until: '2026-12-03' } };

/** What somebody sees and decides about themselves. */
export function* profileReplies(turn: Turn): Generator<[string, Reply]> {
  const scopeFor = (...roles: Role[]) => {
    const part: NetworkHere = { networkId: 'romsdal-2026', networkName: 'Nettverk *Romsdal*', language: 'nb', roles };
    return { networkId: part.networkId, networkName: part.networkName, part } as unknown as MemberScope;
  };
  const scope = scopeFor('contact');
  const chosen = { muted: [...NOTICES], quiet: { from: '20:00', to: '07:00' } };
  for (const [at, me] of [kari, alone, stale, manager].entries()) {
    yield [`profile ${at}`, profileReply(turn, scope, me, me.municipality ? 'Molde' : '', {})];
    yield [`profile ${at} with choices`, profileReply(turn, scope, me, me.municipality ? 'Molde' : '', chosen)];
  }
  yield ['details', detailsReply(turn, scope, { title: 'Kommuneoverlege', topics: 'raad1,naloxone' })];
  yield ['details, empty and wrong', detailsReply(turn, scope, { title: '', topics: '' }, 'networks.profile.wrong.title')];
  yield ['away form', awayFormReply(turn, scope, '2026-12-03')];
  yield ['away form, wrong', awayFormReply(turn, scope, 'i morgen', 'networks.profile.wrong.until')];
  yield ['reminders', remindersReply(turn, reminderFields({}))];
  yield ['reminders with choices', remindersReply(turn, reminderFields(chosen))];
  yield ['reminders, wrong', remindersReply(turn, { ...reminderFields({}), from: 'kveld' }, 'networks.profile.wrong.bothTimes')];
  for (const role of ['contact', 'participant'] as const) yield [`leave as ${role}`, leaveReply(turn, scopeFor(role))];
  yield ['left', leftReply(turn, scope)];
  for (const done of ['confirmed', 'saved', 'reminders', 'back'] as const) yield [`done: ${done}`, doneReply(turn, done, ['Så er det gjort.', ''])];
  const coordinatingContact: Member = { ...kari, roles: ['contact', 'coordinator'], away: {} };
  const deputy: Member = { ...kari, personId: 'ola', roles: ['deputy'] };
  yield ['away, nobody else', doneReply(turn, 'away', awayLines(turn, { me: coordinatingContact, members: [coordinatingContact] }))];
  yield ['away, a deputy', doneReply(turn, 'away', awayLines(turn, { me: stale, members: [stale, deputy] }))];
}
