import type { Reply, Turn } from '../../src/features/feature';
import type { Draft } from '../../src/features/checkins/rounds/draft';
import { changeReply, confirmReply, manageReply, reopenReply, roundsReply, whoReply } from '../../src/features/checkins/rounds/manage-cards';
import { formReply, previewReply } from '../../src/features/checkins/rounds/new-round-cards';
import { droppedReply, newsReply, plannedReply } from '../../src/features/checkins/rounds/news-card';
import { closingAfter, dueOn } from '../../src/features/checkins/rounds/periods';
import { channelReply } from '../../src/features/checkins/rounds/round-card';
import { firstFields } from '../../src/features/checkins/rounds/round-form';
import { ROUND_STATES, type Round } from '../../src/features/checkins/types';
import { RHYTHMS, type Municipality } from '../../src/features/networks';

const NETWORK_ID = 'romsdal-2026';
const ID = '8206000000000-aaaa1111';
const REF = `${NETWORK_ID}.${ID}`;
const MUNICIPALITIES: Municipality[] = [{ number: '1506', name: 'Molde' }, { number: '1535', name: 'Vestnes *fet* [x](https://example.org)' }, { number: '1547', name: 'Aukra' }];
/** Every municipality of Norway. */
const MANY = Array.from({ length: 357 }, (_, at): Municipality => ({ number: String(1000 + at), name: `Kommune nr. ${at}` }));
const NETWORK = { id: NETWORK_ID, name: 'Nettverk *Romsdal*', organisers: [], language: 'nn' as const, targetGroups: [], rhythm: 'meetings' as const };
const DRAFT: Draft = {
  networkId: NETWORK_ID, at: 0, from: '2026-09-01', to: '2026-12-31', opens: '', due: '2026-11-30', municipalities: ['1506'], rhythm: 'none',
  form: { id: 'overdose', version: 1, parts: ['raad1', 'raad2'], own: [] },
};

function roundIn(state: Round['state'], more: Partial<Round> = {}): Round {
  const due = dueOn('2026-11-30');
  return {
    id: ID, networkId: NETWORK_ID, period: { from: '2026-05-01', to: '2026-08-31' }, form: DRAFT.form, opensAt: Date.parse('2026-11-16T08:00:00Z'), due,
    closesAt: closingAfter(due), municipalities: ['1506', '1547', '9999'], rhythm: 'tertial', state, version: 1, createdAt: 1,
    ...(state === 'closed' && { closedAt: Date.parse('2026-11-20T08:00:00Z') }), ...more,
  };
}

/** A round from the coordinators' side, and its card in the channels: how it is made, and one of it in every state. */
export function* checkinRoundReplies(turn: Turn): Generator<[string, Reply]> {
  const fields = firstFields(NETWORK, MUNICIPALITIES, [roundIn('closed')], turn.now);
  yield ['round form', formReply(turn, REF, fields, MUNICIPALITIES)];
  yield ['round form, wrong', formReply(turn, REF, { ...fields, from: 'x', due: '' }, MUNICIPALITIES, { text: 'checkins.rounds.wrong.period' })];
  yield ['round form of all of Norway', formReply(turn, REF, firstFields(NETWORK, MANY, [], turn.now), MANY)];
  yield ['round form, no municipalities', formReply(turn, REF, firstFields(undefined, [], [], turn.now), [])];
  for (const rhythm of RHYTHMS) yield [`round preview ${rhythm}`, previewReply(turn, REF, { ...DRAFT, rhythm }, MUNICIPALITIES, [])];
  yield ['round preview, planned, with doubts', previewReply(turn, REF, { ...DRAFT, from: '2026-05-01', to: '2026-08-31', opens: '2026-11-27', due: '2026-11-29' }, MUNICIPALITIES, [roundIn('open'), roundIn('planned')])];
  yield ['round preview of all of Norway', previewReply(turn, REF, { ...DRAFT, municipalities: MANY.slice(1).map(({ number }) => number) }, MANY, [])];
  yield ['round preview, form changed', previewReply(turn, REF, { ...DRAFT, opens: '2026-11-27' }, MUNICIPALITIES, [], true)];
  yield ['round made', newsReply(turn.t('checkins.rounds.isOpen', { name: '1. tertial 2026' }), 'x', REF)];
  yield ['round discarded', newsReply(turn.t('checkins.rounds.discarded'), turn.t('checkins.rounds.discardedText'), '')];
  yield ['round planned by itself', plannedReply(turn.language, roundIn('planned'))];
  yield ['no rounds', roundsReply(turn, NETWORK_ID, [], 0)];
  yield ['rounds', roundsReply(turn, NETWORK_ID, [...ROUND_STATES, ...ROUND_STATES].slice(0, 8).map((state) => roundIn(state)), 8)];
  for (const state of ROUND_STATES) {
    yield [`manage round ${state}`, manageReply(turn, roundIn(state), MUNICIPALITIES)];
    yield [`manage round ${state}, made by hand`, manageReply(turn, roundIn(state, { by: 'x' }), MUNICIPALITIES, '', true)];
    yield [`manage round ${state}, changed`, manageReply(turn, roundIn(state, { next: 'x', municipalities: ['1506'] }), undefined, turn.t('checkins.rounds.said.change'))];
    for (const period of [{ from: '2026-05-01', to: '2026-08-31' }, { from: '2026-05-02', to: '2026-08-30' }]) {
      const view = { round: roundIn(state, { period }), network: { ...NETWORK, language: turn.language }, municipalities: MUNICIPALITIES, reports: [{ municipality: '1506' }] };
      yield [`round card ${state} ${period.from}`, channelReply(view)];
    }
  }
  for (const state of ['planned', 'open'] as const) yield [`change round ${state}`, changeReply(turn, roundIn(state))];
  yield ['change round that has its next', changeReply(turn, roundIn('open', { next: 'x' }), { opens: '', due: 'x', rhythm: '' }, { wrong: { text: 'checkins.rounds.wrong.due' } })];
  yield ['who is expected', whoReply(turn, roundIn('open'), MUNICIPALITIES)];
  yield ['who is expected, nobody', whoReply(turn, roundIn('open'), MUNICIPALITIES, { wrong: { text: 'checkins.rounds.wrong.nobody' } })];
  yield ['who is expected, changed by others', whoReply(turn, roundIn('open'), MUNICIPALITIES, { clash: true, chosen: ['1506'] })];
  yield ['change round, changed by others', changeReply(turn, roundIn('planned'), { opens: '2026-11-17', due: '2026-12-01', rhythm: 'none' }, { clash: true })];
  yield ['reopen round', reopenReply(turn, roundIn('closed'), '2026-12-07')];
  yield ['reopen round, wrong', reopenReply(turn, roundIn('closed'), 'x', { text: 'checkins.rounds.wrong.due' })];
  for (const why of ['called-off', 'too-late'] as const) yield [`round dropped: ${why}`, droppedReply(turn.language, roundIn('cancelled'), why)];
  for (const what of ['close', 'cancel'] as const) yield [`round: ${what}?`, confirmReply(turn, roundIn('open'), what)];
  yield ['round: cancel one alone?', confirmReply(turn, roundIn('open', { rhythm: 'none' }), 'cancel')];
}
