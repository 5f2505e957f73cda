import type { CardReply, Reply, Turn } from '../../src/features/feature';
import { answeredReply, closedReply } from '../../src/features/meetings/polls/news-cards';
import { channelReply, ownReply } from '../../src/features/meetings/polls/poll-card';
import { rank } from '../../src/features/meetings/polls/ranking';
import { POLL_STATES, type Ballot, type Poll } from '../../src/features/meetings/polls/types';
import type { Network } from '../../src/features/networks';

const MANY = Array.from({ length: 30 }, (_, at) => ({ number: String(1500 + at), name: `Kommune_${at}` }));
const NAMES = MANY.slice(0, 5);
const NETWORK: Network = { id: 'romsdal-2026', name: 'Nettverk *Romsdal*', organisers: [], language: 'nn', targetGroups: [], rhythm: 'meetings' };
const LONG_ID = `8205000010000-${'0123456789abcdef'.repeat(2)}-abc`;
const WORDS = ['yes', 'maybe', 'no'] as const;

const slots = (count: number) => Array.from({ length: count }, (_, at) => ({
  id: `s${at + 1}`, start: { local: `2026-12-${String(at + 1).padStart(2, '0')}T10:00`, zone: 'Europe/Oslo' },
}));

const POLL: Poll = {
  id: LONG_ID, networkId: NETWORK.id, title: 'Samling i [desember](https://example.org)', minutes: 90, ballots: 'open', slots: slots(3),
  agenda: [{ id: 'a1', text: 'Nalokson *nå*', raad: 2 }, { id: 'a2', text: '1. Ordet fritt' }], deadline: { local: '2026-11-20T12:00', zone: 'Europe/Oslo' },
  quorum: { atLeast: 3, required: ['1500'] }, state: 'open', version: 1, postedAt: 1, by: 'ref',
};

const ballots = (count: number, { slots: asked }: Poll): Ballot[] => Array.from({ length: count }, (_, nth) => ({
  ref: `ref-${nth}`, at: 1, ...(nth % 6 === 5 ? { organisation: 'RIO <b>Møre</b>' } : { municipality: String(1500 + nth) }),
  answers: Object.fromEntries(asked.slice(0, nth === 1 ? 1 : 10).map(({ id }, at) => [id, WORDS[(nth * 2 + at) % 3] ?? 'no'])),
}));

/** A poll in the channels and to one who has voted, in every state; nobody's votes, a few, and as much as there can be. */
export function* pollReplies(turn: Turn): Generator<[string, Reply]> {
  const agenda = Array.from({ length: 10 }, (_, at) => ({ id: `a${at}`, text: 'Sak '.repeat(100).trim() }));
  const full: Poll = { ...POLL, title: 'Møte '.repeat(24).trim(), slots: slots(10), agenda };
  const cases: [string, Poll, number, typeof MANY][] = [
    ['nobody', POLL, 0, NAMES], ['some', POLL, 4, NAMES], ['all', POLL, 7, NAMES], ['hidden', { ...POLL, ballots: 'hidden' }, 4, NAMES],
    ['full', full, 30, MANY], ['no agenda and nobody required', { ...POLL, agenda: [], quorum: { atLeast: 1, required: [] } }, 3, NAMES],
  ];
  for (const [name, asked, count, municipalities] of cases) {
    for (const state of POLL_STATES) {
      const votes = ballots(count, asked);
      const isCounted = state === 'closed' || state === 'decided';
      const poll: Poll = { ...asked, state, ...(isCounted && { result: rank(asked, votes, municipalities) }), ...(state === 'decided' && { decided: 's1' }) };
      const now = name === 'some' ? Date.parse('2026-12-02T00:00:00Z') : turn.now;
      const view = { poll, networkName: NETWORK.name, ballots: votes, municipalities, now };
      const inChannel: CardReply = channelReply(view, { ...NETWORK, language: turn.language }, name === 'full' ? Array.from({ length: 60 }, (_, at) => `29:${'x'.repeat(60)}${at}`) : []);
      yield [`poll, ${name}, ${state}`, inChannel];
      for (const coordinates of [true, false]) {
        yield [`own poll, ${name}, ${state}, ${coordinates}`, ownReply(turn, view, { own: votes[0], coordinates, note: coordinates ? 'meetings.polls.stored' : 'meetings.polls.isClosed' })];
      }
      if (state === 'open') yield [`news of a poll, ${name}`, answeredReply(turn.language, poll, votes, municipalities)];
      if (state === 'closed') yield [`news of a closed poll, ${name}`, closedReply(turn.language, poll, municipalities, now)];
      if (state === 'decided') {
        const start = { local: '2026-12-09T10:00', zone: 'Europe/Oslo' };
        for (const meeting of [{ start }, { start, cancelledAt: 1 }]) yield [`poll with its meeting, ${name}`, channelReply({ ...view, meeting }, NETWORK, [])];
      }
    }
  }
}
