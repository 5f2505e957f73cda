import type { Reply, Turn } from '../../src/features/feature';
import type { Draft } from '../../src/features/meetings/poll-setup/draft';
import { firstFields } from '../../src/features/meetings/poll-setup/defaults';
import { pollsReply } from '../../src/features/meetings/poll-setup/list-card';
import { cancelReply, chooseReply, deadlineReply, manageReply } from '../../src/features/meetings/poll-setup/manage-card';
import { doneReply, formReply, previewReply, timesReply } from '../../src/features/meetings/poll-setup/new-poll-cards';
import { reminderReply, waitingReply } from '../../src/features/meetings/poll-setup/reminder-cards';
import { rank } from '../../src/features/meetings/polls/ranking';
import { POLL_STATES, type Ballot, type Poll } from '../../src/features/meetings/polls/types';
import type { Channel, Member, Municipality, Network } from '../../src/features/networks';

const ZONE = 'Europe/Oslo';
const REF = 'romsdal-2026.8206000000000-aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const [NETWORK_ID = '', ID = ''] = REF.split('.');
const MUNICIPALITIES: Municipality[] = [
  { number: '1506', name: 'Molde' }, { number: '1535', name: 'Vestnes *fet*' }, { number: '1547', name: 'Aukra' },
];
const MANY = Array.from({ length: 40 }, (_, at): Municipality => ({ number: String(4000 + at), name: `${'Lang kommune '.repeat(5)}${at}` }));
const CHANNELS: Channel[] = [
  { tenantId: 't', conversationId: '19:a@thread.tacv2', name: 'Overdosenettverk', team: 'Molde [lenke](https://example.org)' },
  { tenantId: 'u', conversationId: '19:b@thread.tacv2' },
];
const NETWORK: Network = {
  id: NETWORK_ID, name: 'Nettverk *Romsdal*', organisers: [], language: 'nn', targetGroups: [], rhythm: 'meetings',
};
const LONG = '*Et* navn_på [møtet](https://example.org) '.repeat(3).slice(0, 100);

const STARTS = ['2026-12-07T10:00', '2026-12-08T13:00', '2026-12-24T09:00', '2026-12-31T08:00', '2027-01-01T10:00', '2027-03-23T10:00',
  '2027-05-07T12:00', '2027-05-18T14:30', '2027-07-06T10:00', '2027-08-07T10:00'];
const DRAFT: Draft = {
  networkId: NETWORK_ID, at: 0, title: LONG, raad: [1, 2, 3], topics: 'Hva *skjer* <nå> i kommunene?'.repeat(5), minutes: 90, from: '2026-11-30',
  to: '2026-12-21', part: 'both', deadline: '2026-11-27T15:00', ballots: 'hidden', atLeast: 2, required: ['1506', '1535'], taken: [],
  offered: STARTS.slice(0, 6), chosen: STARTS.slice(0, 3), own: 'tirsdag 1. desember kl. 10\ni morgen',
};

const kari: Member = { tenantId: 't', personId: 'kari', name: 'Kari *Nord* <b> & [x](y)', roles: ['contact'], municipality: '1506' };
const ola: Member = { ...kari, tenantId: 'u', personId: 'ola', name: 'Ola Sør', roles: ['deputy'], municipality: '1547', guest: true };

function pollIn(state: Poll['state'], more: Partial<Poll> = {}): Poll {
  const poll: Poll = {
    id: ID, networkId: NETWORK_ID, title: LONG, agenda: [{ id: 'a1', text: 'Planer', raad: 1 }], minutes: 90, state, version: 1, ballots: 'open',
    slots: STARTS.map((local, at) => ({ id: `s${at + 1}`, start: { local, zone: ZONE } })), deadline: { local: '2026-11-27T15:00', zone: ZONE },
    quorum: { atLeast: 2, required: ['1506'] }, postedAt: Date.parse('2026-11-16T00:00:00Z'), by: 'x',
    ...(state === 'decided' && { decided: 's2', meetingId: ID }), ...more,
  };
  return state === 'closed' || state === 'decided' ? { ...poll, result: rank(poll, BALLOTS, MUNICIPALITIES) } : poll;
}

const BALLOTS: Ballot[] = [
  { ref: 'a', municipality: '1506', answers: Object.fromEntries(STARTS.map((_, at) => [`s${at + 1}`, at === 1 ? 'yes' as const : 'no' as const])), at: 1 },
  { ref: 'b', municipality: '1535', answers: { s1: 'maybe', s2: 'yes' }, at: 1 },
  { ref: 'c', organisation: 'RIO', answers: { s2: 'yes' }, at: 1 },
];

/** A poll from the coordinators' side: how it is made, the list, one of it in every state, and what reminds of it. */
export function* pollSetupReplies(turn: Turn): Generator<[string, Reply]> {
  const fields = firstFields(NETWORK, MUNICIPALITIES, turn.now);
  yield ['poll form', formReply(turn, REF, fields, MUNICIPALITIES)];
  yield ['poll form, wrong', formReply(turn, REF, { ...fields, atLeast: 'to', title: 'x'.repeat(5_000) }, MANY, { text: 'meetings.setup.wrong.atLeast', values: { count: 40 } })];
  yield ['poll form, no municipalities', formReply(turn, REF, firstFields(undefined, [], turn.now), [])];
  yield ['times', timesReply(turn, REF, DRAFT)];
  yield ['times, all', timesReply(turn, REF, { ...DRAFT, offered: [...STARTS, ...STARTS.slice(0, 8).map((time) => time.replace('T1', 'T0'))] })];
  yield ['times, wrong', timesReply(turn, REF, DRAFT, { text: 'meetings.setup.wrong.past', time: STARTS[0] })];
  yield ['times, a line', timesReply(turn, REF, DRAFT, { text: 'meetings.setup.wrong.line', values: { line: 'i morgen' } })];
  yield ['times, none', timesReply(turn, REF, { ...DRAFT, offered: [], chosen: [], own: '' })];
  yield ['poll preview', previewReply(turn, REF, DRAFT, STARTS, CHANNELS, MUNICIPALITIES)];
  yield ['poll preview, no channels', previewReply(turn, REF, { ...DRAFT, raad: [], topics: '', required: [], minutes: 60 }, STARTS.slice(0, 2), [], MANY)];
  yield ['poll posted', doneReply(turn.t('meetings.setup.posted'), turn.t('meetings.setup.postedText'), REF)];
  yield ['poll discarded', doneReply(turn.t('meetings.setup.discarded'), turn.t('meetings.setup.discardedText'), '')];
  for (const state of POLL_STATES) {
    for (const ballots of ['open', 'hidden'] as const) {
      const managed = { poll: pollIn(state, { ballots }), ballots: BALLOTS, municipalities: MUNICIPALITIES, members: [kari, ola] };
      yield [`manage ${state} ${ballots}`, manageReply(turn, managed)];
    }
    const bare = { poll: pollIn(state, { slots: pollIn('open').slots.slice(0, 2) }), ballots: [], municipalities: MANY, members: [] };
    yield [`manage ${state}, nobody has answered`, manageReply(turn, { ...bare, poll: { ...bare.poll, result: undefined } })];
  }
  yield ['choose a slot', chooseReply(turn, { poll: pollIn('closed'), ballots: BALLOTS, municipalities: MUNICIPALITIES })];
  yield ['new deadline', deadlineReply(turn, pollIn('open'), { date: '2026-12-01', time: '15:00' })];
  yield ['open again', deadlineReply(turn, pollIn('closed'), { date: '2020-12-01', time: '15:00' }, { text: 'meetings.setup.wrong.deadlinePast' })];
  yield ['cancel a poll', cancelReply(turn, pollIn('open'))];
  const listed = POLL_STATES.map((state) => ({ poll: pollIn(state), ballots: BALLOTS }));
  yield ['polls for a coordinator', pollsReply(turn, NETWORK_ID, [...listed, ...listed.slice(0, 3)], true, 8)];
  yield ['polls for a member', pollsReply(turn, NETWORK_ID, listed.slice(0, 2), false, 0)];
  yield ['no polls', pollsReply(turn, NETWORK_ID, [], true, 0)];
  yield ['no open polls', pollsReply(turn, NETWORK_ID, [], false, 0)];
  const [molde, , aukra] = MUNICIPALITIES as [Municipality, Municipality, Municipality];
  yield ['poll reminder', reminderReply({ member: kari, network: NETWORK, language: turn.language }, pollIn('open'), molde)];
  const people = [{ member: kari, municipality: molde }, { member: ola, municipality: aukra }];
  yield ['poll waiting', waitingReply({ ...NETWORK, language: turn.language }, pollIn('open'), people, 't')];
}
