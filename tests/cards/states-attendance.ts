import type { MemberScope } from '../../src/features/authority';
import type { NetworkHere, Reply, Turn } from '../../src/features/feature';
import { answeredReply } from '../../src/features/meetings/attendance/answer-card';
import type { AttendedMeeting } from '../../src/features/meetings/attendance/attendance';
import { dayReply } from '../../src/features/meetings/attendance/day-card';
import { editReply, overviewReply } from '../../src/features/meetings/attendance/overview-card';
import type { Coming } from '../../src/features/meetings/attendance/records';
import type { FollowUp } from '../../src/features/meetings/follow-ups';
import type { Meeting } from '../../src/features/meetings/types';
import type { Municipality, Network } from '../../src/features/networks';

const ID = '8206000000000-aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const HERE: NetworkHere = { networkId: 'romsdal-2026', networkName: 'Nettverk *Romsdal*', language: 'nb', roles: ['coordinator'] };
const NETWORK: Network = { id: HERE.networkId, name: HERE.networkName, organisers: [], language: 'nn', targetGroups: [], rhythm: 'meetings' };
const FIVE: Municipality[] = [
  { number: '1506', name: 'Molde' }, { number: '1535', name: 'Vestnes *fet*' }, { number: '1539', name: 'Rauma' },
  { number: '1547', name: 'Aukra' }, { number: '1579', name: 'Hustadvika' },
];
const MANY = Array.from({ length: 40 }, (_, at): Municipality => ({ number: String(4000 + at), name: `${'Lang kommune '.repeat(4)}${at}` }));

const meeting: Meeting = {
  id: ID, networkId: HERE.networkId, title: '# Samling_2 [lenke](https://example.org)', start: { local: '2026-04-21T14:00', zone: 'Europe/Oslo' },
  minutes: 120, joinUrl: 'https://teams.microsoft.com/l/meetup-join/19%3ademo%40thread.v2/0?context=%7b%7d',
};
const person = (ref: string, more: Partial<Coming>): Coming => ({ ref, at: 2, ...more });
const coming = [
  person('a', { municipality: '1506', coming: 'yes', present: true }), person('b', { municipality: '1506', coming: 'yes', present: true }),
  person('c', { municipality: '1547', coming: 'no' }), person('d', { organisation: 'RIO <b>Møre</b>', coming: 'yes', present: true }),
  person('e', { coming: 'yes', present: true }),
];
const marks = [{ municipality: '1539', present: false, by: 'k', at: 3 }];
const some: AttendedMeeting = { meeting, coming, marks };
const none: AttendedMeeting = { meeting: { ...meeting, joinUrl: undefined, start: { local: '2026-01-15', zone: 'Europe/Oslo' } }, coming: [], marks: [] };
const all: AttendedMeeting = { meeting, marks: [], coming: MANY.map(({ number }) => person(number, { municipality: number, coming: 'yes', present: true })) };

const followUp = (nth: number): FollowUp => ({
  id: `f${nth}`, networkId: HERE.networkId, meetingId: 'earlier', what: `Bestille *utstyr* ${'og mer '.repeat(30)}${nth}`, municipality: '1506', dueOn: '2026-05-01',
  since: 1, state: 'open', history: [], createdAt: 1, version: 0,
});

/** What people say of themselves, the card of the day, and who was there. */
export function* attendanceReplies(turn: Turn): Generator<[string, Reply]> {
  const scope = { networkId: HERE.networkId, networkName: HERE.networkName, part: HERE } as unknown as MemberScope;
  const member = { ...scope, part: { ...HERE, roles: ['contact'] } } as unknown as MemberScope;
  for (const said of ['yes', 'no', 'present', 'gone'] as const) {
    yield [`answered ${said}`, answeredReply(turn, some, said, FIVE)];
    yield [`answered ${said}, alone`, answeredReply(turn, none, said, [])];
    yield [`answered ${said}, many`, answeredReply(turn, all, said, MANY)];
  }
  const day = { network: NETWORK, municipalities: FIVE, followUps: [] as FollowUp[], day: '2026-04-21' };
  yield ['day, nobody yet', dayReply({ ...day, attended: { ...some, coming: [] } })];
  yield ['day, some there', dayReply({ ...day, attended: some, followUps: [followUp(1)] })];
  yield ['day, all there', dayReply({ ...day, attended: all, municipalities: MANY, followUps: Array.from({ length: 9 }, (_, at) => followUp(at)) })];
  yield ['day without an hour', dayReply({ ...day, attended: none, day: '2026-01-15' })];
  yield ['day, moved', dayReply({ ...day, attended: some, day: '2026-04-20' })];
  yield ['day, cancelled', dayReply({ ...day, attended: { ...some, meeting: { ...meeting, cancelledAt: 1 } } })];
  for (const by of [scope, member]) {
    const whose = by === scope ? 'coordinator' : 'member';
    yield [`attendance of one for a ${whose}`, overviewReply(turn, by, { held: [some], municipalities: FIVE, from: 0, said: turn.t('meetings.attendance.marked') })];
    yield [`attendance of six for a ${whose}`, overviewReply(turn, by, { held: [some, none, all, some, none, some], municipalities: FIVE, from: 0 })];
    yield [`attendance of many for a ${whose}`, overviewReply(turn, by, { held: [all, all, none, all, all, all], municipalities: MANY, from: 8 })];
  }
  yield ['attendance to correct', editReply(turn, some, FIVE)];
  yield ['attendance of many to correct', editReply(turn, all, MANY)];
}
