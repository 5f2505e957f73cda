import { RoundDrafts, type Draft } from '../../../src/features/checkins/rounds/draft';
import { closingAfter, dueOn } from '../../../src/features/checkins/rounds/periods';
import { RoundStore } from '../../../src/features/checkins/rounds/round-store';
import type { Round } from '../../../src/features/checkins/types';
import type { TestApp } from '../../support/running-app';
import { Forms } from '../../../src/features/checkins/forms/forms';
import type { Sample, Samples } from '../sample';
import { FOREIGN, worldOf } from '../world';

const DUE = '2026-09-15';
let rounds = 0;

const newId = () => `82050000${String(10_000 + ++rounds)}-demo`;

function coordinatorOf(bot: TestApp, networkId: string) {
  const { tenantId, from } = worldOf(bot, networkId === FOREIGN ? 'otherCoordinator' : 'coordinator');
  return { tenantId, id: from.aadObjectId };
}

/** As the network has it. */
const use = new Forms().use();

/** What the network's coordinator has begun and not made; opening a planned one posts nothing. */
async function draft(bot: TestApp, networkId: string) {
  const id = newId();
  const begun: Draft = {
    networkId, at: 1, from: '2026-01-01', to: '2026-04-30', opens: '2026-09-01', due: DUE, municipalities: ['1506'], rhythm: 'none', form: use,
  };
  await new RoundDrafts(bot.store).save(coordinatorOf(bot, networkId), id, begun);
  return { id: `${networkId}.${id}` };
}

async function gone(bot: TestApp, networkId: string) {
  const { id } = await draft(bot, networkId);
  await new RoundDrafts(bot.store).remove(coordinatorOf(bot, networkId), id.slice(networkId.length + 1));
  return { id };
}

/** Straight into the store: posted to the channels it would keep to the pace of Teams. */
const roundIn = (state: Round['state'], rhythm: Round['rhythm'] = 'none'): Sample['open'] => async (bot, networkId) => {
  const id = newId();
  const due = dueOn(DUE);
  await new RoundStore(bot.store).create({
    id, networkId, period: { from: '2026-01-01', to: '2026-04-30' }, form: use, opensAt: Date.parse('2026-09-01T07:00:00Z'), due, closesAt: closingAfter(due),
    municipalities: ['1506'], rhythm, state, version: 1, createdAt: 1,
  });
  return { id: `${networkId}.${id}` };
};

const [planned, open, paused, cancelled] = [roundIn('planned'), roundIn('open'), roundIn('paused'), roundIn('cancelled')];
const withFields = (make: Sample['open'], fields: object): Sample['open'] => async (bot, networkId) => ({ ...(await make(bot, networkId)), ...fields });
const change = { due: '2026-09-22', rhythm: 'none' };
const who = { municipalities: '1506' };
/** As the form has it that the round was seen in. */
const seen = (make: Sample['open'], fields: object): Sample['open'] => async (bot, networkId) => {
  const { id } = (await make(bot, networkId)) as { id: string };
  return { id: `${id}-v1`, ...fields };
};

/** What coordinators do to make a round, and with one that is made. */
export const samples: Samples = {
  'checkins.rounds.preview': {
    open: (_bot, networkId) => ({ id: `${networkId}.${newId()}`, from: '2026-01-01', to: '2026-04-30', due: DUE, rhythm: 'none', municipalities: '1506' }),
  },
  'checkins.rounds.rework': { open: draft, closed: gone },
  'checkins.rounds.discard': { open: draft, closed: gone },
  'checkins.rounds.make': { open: draft, closed: gone },
  'checkins.rounds.list': { open: (_bot, networkId) => ({ id: `${networkId}.0` }) },
  'checkins.rounds.open': { open, closed: cancelled },
  'checkins.rounds.open-now': { open: planned, closed: cancelled },
  'checkins.rounds.pause': { open, closed: cancelled },
  'checkins.rounds.resume': { open: paused, closed: cancelled },
  'checkins.rounds.ask-close': { open, closed: cancelled },
  'checkins.rounds.close': { open, closed: cancelled },
  'checkins.rounds.ask-cancel': { open, closed: cancelled },
  'checkins.rounds.cancel': { open: planned, closed: roundIn('closed') },
  'checkins.rounds.stop': { open: planned, closed: roundIn('closed') },
  'checkins.rounds.stop-repeating': { open: seen(roundIn('closed', 'meetings'), {}), closed: seen(open, {}) },
  'checkins.rounds.ask-change': { open, closed: cancelled },
  'checkins.rounds.change': { open: seen(open, change), closed: seen(cancelled, change) },
  'checkins.rounds.who': { open, closed: cancelled },
  'checkins.rounds.expect': { open: seen(open, who), closed: seen(cancelled, who) },
  'checkins.rounds.ask-reopen': { open: roundIn('closed'), closed: cancelled },
  'checkins.rounds.reopen': { open: withFields(roundIn('closed'), { due: change.due }), closed: withFields(cancelled, { due: change.due }) },
};
