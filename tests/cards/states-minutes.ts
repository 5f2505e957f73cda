import { followUpReply, followUpsReply, dropReply, postponeReply } from '../../src/features/meetings/follow-ups/cards';
import type { FollowUp } from '../../src/features/meetings/follow-ups/types';
import {
  checkReply, decisionReply, draftReply, minutesListReply, postedReply, previewReply, taskReply, type DraftView,
} from '../../src/features/meetings/minutes/draft-cards';
import { minutesReply } from '../../src/features/meetings/minutes/minutes-card';
import { MOST_DECISIONS, MOST_TASKS } from '../../src/features/meetings/minutes/records';
import type { Check, Draft, Minutes } from '../../src/features/meetings/minutes/types';
import type { Meeting } from '../../src/features/meetings/types';
import type { Reply, Role, Turn } from '../../src/features/feature';
import type { Municipality } from '../../src/features/networks';

const [networkId, zone] = ['romsdal-2026', 'Europe/Oslo'];
const meeting: Meeting = {
  id: '8226000000000-0e5f0e5f-0e5f-4e5f-8e5f-0e5f0e5f0e5f', networkId, title: 'Samling *3*', start: { local: '2026-11-12T10:00', zone },
  agenda: [{ id: 'a1', text: 'Status [råd]', raad: 2 }, { id: 'a2', text: 'Eventuelt '.repeat(20) }],
};
const few: Municipality[] = [{ number: '1506', name: 'Molde' }, { number: '1547', name: 'Aukra' }];
const many: Municipality[] = Array.from({ length: 40 }, (_, at) => ({ number: String(1500 + at), name: `Demo *kommune* nummer ${at}` }));
const numbers = many.map(({ number }) => number);

const followUp = (parts: Partial<FollowUp> = {}): FollowUp => ({
  id: 'f0123456789abcdef0123', networkId, meetingId: 'm1', what: 'Bestille *utstyr*', municipality: '1506', raad: 2, dueOn: '2026-12-01', since: 1, state: 'open',
  history: [], createdAt: 1, version: 1, ...parts,
});
const postponement = (reason: string) => ({ from: '2026-10-01', to: '2026-11-01', reason, at: 1, by: 'ref', onBehalf: true as const });
const { municipality: _, ...forNobody } = followUp({ id: 'f2', what: '1. Sende ut [mal](https://x.no)' });
const followUps: FollowUp[] = [
  followUp(), forNobody, followUp({ id: 'f3', dueOn: '2026-11-01', history: Array.from({ length: 5 }, (_none, at) => postponement(`Ferie _${at}_`)) }),
  followUp({ id: 'f4', municipality: '9999', what: 'x*'.repeat(150) }), followUp({ id: 'f5', state: 'done', closedAt: 1, onBehalf: true }),
  followUp({ id: 'f6', state: 'dropped', closedAt: 1, note: 'Gjort av *andre*' }),
];

const empty: Draft = { networkId, meetingId: meeting.id, decisions: [], tasks: [], checks: [], version: 0, at: 0 };
const some: Draft = {
  ...empty, version: 4,
  decisions: [{ id: 'd1', version: 1, text: 'Alle deler ut *folie*', raad: 2 }, { id: 'd2', version: 1, text: '1. To møter i året' }],
  tasks: [
    { id: 't1', version: 1, what: 'Bestille', municipalities: ['1506'], raad: 2, dueOn: '2026-12-01' },
    { id: 't2', version: 1, what: 'Lage plan', municipalities: ['1506', '1547'], everyone: true, dueOn: '2026-12-01' },
    { id: 't3', version: 1, what: 'Sende mal', municipalities: [], dueOn: '2026-12-01' },
  ],
  checks: [{ id: followUp().id, said: 'done' }],
};
const full: Draft = {
  ...empty, version: 99,
  decisions: Array.from({ length: MOST_DECISIONS }, (_none, at) => ({ id: `d${at}`, version: 1, text: 'Beslutning som er lang. '.repeat(21).slice(0, 500), raad: 1 as const })),
  tasks: Array.from({ length: MOST_TASKS }, (_none, at) => ({ id: `t${at}`, version: 1, what: 'Oppfølging som er lang. '.repeat(13).slice(0, 300), municipalities: numbers.slice(1), dueOn: '2026-12-01' })),
};
const saids: Check[] = [{ id: followUp().id, said: 'postponed', to: '2026-12-20', reason: 'Ferie' }, { id: 'f2', said: 'open' }, { id: 'f3', said: 'done' }];

const minutesOf = ({ decisions, tasks }: Draft, parts: Partial<Minutes> = {}): Minutes => (
  { networkId, meetingId: meeting.id, decisions, tasks, reviewed: [], version: 1, draft: 4, postedAt: 1, by: 'ref', ...parts }
);
const reviewed: Minutes['reviewed'] = [
  { id: 'f1', what: 'Én', municipality: '1506', said: 'done' }, { id: 'f2', what: 'To', said: 'postponed', to: '2026-12-20' },
  { id: 'f3', what: 'Tre', municipality: '1506', said: 'dropped' }, { id: 'f4', what: 'Fire', said: 'open' },
];

/** Minutes from the empty draft to what stands in the channels, and follow-ups as each may see them. */
export function* minutesReplies(turn: Turn): Generator<[string, Reply]> {
  const view = (draft: Draft, municipalities = few, carried = followUps.slice(0, 3)): DraftView => (
    { meeting, draft, carried, municipalities }
  );
  yield ['minutes, nothing yet', draftReply(turn, view(empty, few, []))];
  yield ['minutes, with earlier ones', draftReply(turn, view(empty))];
  yield ['minutes, saved', draftReply(turn, view(some), turn.t('meetings.minutes.saved'))];
  yield ['minutes, full', draftReply(turn, view(full, many, Array.from({ length: 30 }, (_none, at) => followUp({ id: `f${at}`, what: 'x'.repeat(300) }))))];
  yield ['minutes, all asked', draftReply(turn, view({ ...some, checks: saids }))];
  for (const at of [1, 9]) yield [`minutes posted, last written at ${at}`, draftReply(turn, view({ ...some, postedAt: 5, at }))];
  const [fresh, stored] = [{ meeting, item: 'd1a2b3c4-0', stored: false }, { meeting, item: 'd1a2b3c4-7', stored: true }];
  yield ['decision', decisionReply(turn, fresh, { text: '', raad: '' })];
  yield ['decision, wrong', decisionReply(turn, stored, { text: 'x', raad: '2' }, { text: 'meetings.minutes.wrong.changed', values: { text: 'y' } })];
  const noFields = { what: '', municipalities: '', raad: '', dueOn: '' };
  yield ['task', taskReply(turn, fresh, noFields, many)];
  yield ['task of one municipality', taskReply(turn, fresh, { ...noFields, dueOn: 'i morgen' }, few.slice(0, 1), { text: 'meetings.minutes.wrong.day' })];
  yield ['task, stored', taskReply(turn, stored, { what: 'x', municipalities: '1506,1547', raad: '1', dueOn: '2026-12-01' }, few)];
  yield ['check', checkReply(turn, view(some), followUp(), { left: 3 })];
  yield ['check, wrong', checkReply(turn, view(some), forNobody, { left: 0, to: '2026-12-01', reason: 'x', wrong: { text: 'meetings.minutes.wrong.long', values: { most: 300 } } })];
  for (const [name, draft, municipalities] of [['some', { ...some, checks: saids }, few], ['full', full, many]] as const) {
    yield [`preview ${name}`, previewReply(turn, view(draft, [...municipalities]))];
    yield [`preview ${name}, changed`, previewReply(turn, { ...view(draft, [...municipalities]), minutes: minutesOf(draft) }, turn.t('meetings.minutes.changedSincePreview'))];
    const posted = { meeting, municipalities, networkName: 'Nettverk *Romsdal*' };
    for (const page of [0, 1]) {
      yield [`minutes ${name}, ${page}`, minutesReply(turn, { ...posted, minutes: minutesOf(draft, { reviewed, correctedAt: 1 }), page, mayEdit: page === 1 })];
    }
    yield [`minutes ${name} in short`, minutesReply(turn, { ...posted, minutes: minutesOf({ ...draft, tasks: [] }) })];
  }
  yield ['list, empty', minutesListReply(turn, networkId, [], undefined)];
  yield ['list', minutesListReply(turn, networkId, (['posted', 'draft', 'none'] as const).map((state) => ({ meeting, state })), 8)];
  yield ['posted', postedReply(turn, meeting, { heading: turn.t('meetings.minutes.postedTitle'), text: turn.t('meetings.minutes.postedWith', { count: 3 }) })];
  for (const role of ['coordinator', 'contact', 'participant'] as Role[]) {
    for (const each of followUps) {
      const part = { roles: [role], municipality: '1506' };
      yield [`follow-up ${each.id} to a ${role}`, followUpReply(turn, { followUp: each, municipalities: few, part, meeting: { title: 'Samling *1*' } })];
      yield [`follow-up ${each.id} done by a ${role}`, followUpReply(turn, { followUp: each, municipalities: few, part }, turn.t('meetings.followUps.now.done'))];
    }
  }
  for (const filter of ['mine', 'all', 'done'] as const) {
    yield [`no follow-ups, ${filter}`, followUpsReply(turn, networkId, { filter, shown: [], total: 0 }, few)];
    yield [`follow-ups, ${filter}`, followUpsReply(turn, networkId, { filter, shown: [...followUps, ...followUps.slice(0, 2)], total: 20, next: 8 }, few)];
  }
  yield ['postpone', postponeReply(turn, followUp(), { to: '', reason: '' })];
  yield ['postpone, wrong', postponeReply(turn, followUp(), { to: '2026-12-20', reason: 'x' }, { text: 'meetings.minutes.wrong.past' })];
  yield ['drop', dropReply(turn, followUp(), '')];
  yield ['drop, wrong', dropReply(turn, followUp(), 'x', { text: 'meetings.minutes.wrong.person' })];
}
