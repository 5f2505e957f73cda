import { closingAfter, dueOn } from '../../../src/features/checkins/rounds/periods';
import { RoundStore } from '../../../src/features/checkins/rounds/round-store';
import type { Round } from '../../../src/features/checkins/types';
import type { Sample, Samples } from '../sample';

let rounds = 0;

/** Straight into the store: posted to the channels it would keep to the pace of Teams. */
const roundIn = (state: Round['state']): Sample['open'] => async (bot, networkId) => {
  const id = `82060000${String(10_000 + ++rounds)}-demo`;
  const due = dueOn('2026-09-15');
  await new RoundStore(bot.store).create({
    id, networkId, period: { from: '2026-01-01', to: '2026-04-30' }, form: { id: 'overdose', version: 1, parts: ['raad1'], own: [] }, opensAt: 1, openedAt: 1,
    due, closesAt: closingAfter(due), municipalities: ['1506', '1547'], rhythm: 'none', state, version: 1, createdAt: 1,
  });
  return { id: `${networkId}.${id}` };
};

/** What coordinators do to see who has reported, and to remind the others. */
export const samples: Samples = {
  'checkins.status.open': { open: roundIn('open') },
  'checkins.status.rounds': { open: (_bot, networkId) => ({ id: `${networkId}.0` }) },
  'checkins.status.remind': { open: roundIn('open'), closed: roundIn('cancelled') },
};
