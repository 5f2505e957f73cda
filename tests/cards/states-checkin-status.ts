import { channelReply, leftInChannel, leftReply, missedReply, reminderReply } from '../../src/features/checkins/reminders/reminder-cards';
import type { Nudged } from '../../src/features/checkins/reminders/nudging';
import { statusOf } from '../../src/features/checkins/status/states';
import { noRoundsReply, nudgedReply, roundsReply, statusReply } from '../../src/features/checkins/status/status-card';
import { ROUND_STATES, type Draft, type Report, type Round } from '../../src/features/checkins/types';
import type { Reply, Turn } from '../../src/features/feature';
import type { Member, Municipality } from '../../src/features/networks';

const NETWORK_ID = 'romsdal-2026';
const ID = '8206000000000-aaaa1111';
const NETWORK = { id: NETWORK_ID, name: 'Nettverk *Romsdal*', organisers: [], language: 'nn' as const, targetGroups: [], rhythm: 'meetings' as const };
const [MOLDE, VESTNES, AUKRA] = [
  { number: '1506', name: 'Molde' }, { number: '1535', name: 'Vestnes *fet* [x](https://example.org)' }, { number: '1547', name: 'Aukra' },
] as const;
const MUNICIPALITIES: Municipality[] = [MOLDE, VESTNES, AUKRA];
/** Every municipality of Norway. */
const MANY = Array.from({ length: 357 }, (_, at): Municipality => ({ number: String(1000 + at), name: `Kommune nr. ${at} `.repeat(3).trim() }));

const kari: Member = { tenantId: 't', personId: 'kari', name: 'Kari *Nord* <b> & [x](y)', roles: ['contact'], municipality: '1506' };
const ola: Member = { ...kari, tenantId: 'u', personId: 'ola', name: 'Ola Sør', roles: ['deputy'], municipality: '1547', guest: true, away: {} };

function roundIn(state: Round['state'], more: Partial<Round> = {}): Round {
  return {
    id: ID, networkId: NETWORK_ID, period: { from: '2026-05-01', to: '2026-08-31' }, form: { id: 'overdose', version: 1, parts: ['raad1', 'raad2'], own: [] },
    opensAt: Date.parse('2026-11-09T08:00:00Z'), openedAt: Date.parse('2026-11-09T08:00:00Z'), due: { local: '2026-11-30T15:00', zone: 'Europe/Oslo' },
    closesAt: Date.parse('2026-12-28T14:00:00Z'), municipalities: MUNICIPALITIES.map(({ number }) => number), rhythm: 'none', state, version: 1, createdAt: 1,
    ...(state === 'closed' && { closedAt: Date.parse('2026-11-15T08:00:00Z') }), ...more,
  };
}

const report: Report = { municipality: '1506', roundId: ID, revision: 1, answers: {}, submittedAt: Date.parse('2026-11-12T08:00:00Z'), by: 'x', as: 'contact', draftVersion: 1 };
const draft: Draft = { municipality: '1547', roundId: ID, version: 1, answers: {}, done: ['raad1'], at: 1, by: 'x' };
const reminded = ['2026-11-10', '2026-11-11', '2026-11-12'].map((day) => ({ what: `asked-${day}`, due: 20261130, at: Date.parse(`${day}T08:00:00Z`), by: 'x' }));

/** Where the municipalities are with a round, for its coordinators; what reminds of it; and what is said when somebody is reminded. */
export function* checkinStatusReplies(turn: Turn): Generator<[string, Reply]> {
  const { language, now } = turn;
  const everybody = { municipalities: MUNICIPALITIES, members: [kari, ola] };
  for (const state of ROUND_STATES) {
    const round = roundIn(state);
    for (const reports of [[], [report], MUNICIPALITIES.map(({ number }) => ({ ...report, municipality: number, revision: 3, late: true as const, as: 'coordinator' as const }))]) {
      yield [`status ${state}, ${reports.length} sent`, statusReply(turn, round, statusOf({ round, reports, drafts: [draft], ...everybody }, now), 0, state !== 'open')];
    }
  }
  for (const state of ['open', 'paused'] as const) {
    const late = roundIn(state, { due: { local: '2026-11-10T15:00', zone: 'Europe/Oslo' }, reminded: [{ what: 'asked-2026-11-22', due: 20261110, at: now + 1, by: 'x' }] });
    yield [`status ${state}, late`, statusReply(turn, late, statusOf({ round: late, reports: [], drafts: [], ...everybody }, now), 0, false)];
  }
  for (const count of [1, 3]) {
    const round = roundIn('open', { reminded: reminded.slice(0, count) });
    yield [`status after ${count} reminders`, statusReply(turn, round, statusOf({ round, reports: [], drafts: [], ...everybody }, now), 0, false)];
  }
  const many = roundIn('open', { municipalities: MANY.map(({ number }) => number) });
  const listed = statusOf({ round: many, reports: [], drafts: [], municipalities: MANY, members: [] }, now);
  for (const from of [0, 8, 352, 9_999]) yield [`status of very many from ${from}`, statusReply(turn, many, listed, from, true)];
  yield ['status of nobody', statusReply(turn, roundIn('open', { municipalities: [] }), [], 0, false)];
  yield ['no rounds', noRoundsReply(turn)];
  const rounds = ROUND_STATES.map((state, at) => roundIn(state, { id: `820600000000${at}-aaaa1111`, period: { from: '2026-05-01', to: `2026-06-0${at + 1}` } }));
  yield ['rounds to choose among', roundsReply(turn, NETWORK_ID, rounds, 8)];
  yield ['few rounds to choose among', roundsReply(turn, NETWORK_ID, rounds.slice(0, 2), 0)];

  const round = roundIn('open', { reminded: reminded.slice(0, 1) });
  const at = reminded[0]?.at ?? 0;
  const nudges: Nudged[] = [
    { kind: 'reminded', round, at, reminded: [MOLDE], away: [AUKRA], nobody: [VESTNES] },
    { kind: 'reminded', round: roundIn('open', { reminded }), at: at + 1, reminded: MANY, away: [], nobody: MANY },
    { kind: 'noOne', round, away: [AUKRA], nobody: [] }, { kind: 'coming', round, at: at + 1, missing: MUNICIPALITIES },
    { kind: 'today', round, missing: MUNICIPALITIES }, { kind: 'enough', round, missing: MANY }, { kind: 'everybody', round }, { kind: 'closed', round },
    { kind: 'closed', round: roundIn('paused') },
  ];
  for (const [nth, nudged] of nudges.entries()) yield [`nudge ${nth} ${nudged.kind}`, nudgedReply(turn, nudged)];

  for (const kind of ['opened', 'week', 'days', 'after', 'asked'] as const) {
    for (const besides of [false, true]) {
      yield [`reminder ${kind}, ${besides}`, reminderReply({ language, network: NETWORK, round }, { member: kari, municipality: VESTNES, besides }, kind)];
    }
  }
  yield ['reminder in a channel', channelReply({ ...NETWORK, language }, round, [kari, ola], 't')];
  for (const municipalities of [[AUKRA], MANY]) {
    yield [`left ${municipalities.length}`, leftReply({ language, round }, municipalities)];
    yield [`missed ${municipalities.length}`, missedReply({ language, round }, municipalities)];
  }
  yield ['left in a channel', leftInChannel({ language, round }, 3)];
}
