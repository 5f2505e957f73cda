import { PollDrafts, type Draft } from '../../../src/features/meetings/poll-setup/draft';
import { PollStore } from '../../../src/features/meetings/polls/poll-store';
import { closed, closing } from '../../../src/features/meetings/polls/transitions';
import type { Poll } from '../../../src/features/meetings/polls/types';
import { ZONE } from '../../../src/lib/time';
import type { TestApp } from '../../support/running-app';
import type { Sample, Samples } from '../sample';
import { FOREIGN, worldOf } from '../world';

const TIMES = ['2026-10-01T10:00', '2026-10-06T13:00'];
const DEADLINE = '2026-09-15T15:00';
let polls = 0;

const newId = () => `82040000${String(10_000 + ++polls)}-demo`;

function coordinatorOf(bot: TestApp, networkId: string) {
  const { tenantId, from } = worldOf(bot, networkId === FOREIGN ? 'otherCoordinator' : 'coordinator');
  return { tenantId, id: from.aadObjectId };
}

const form = {
  title: 'Samling i oktober', minutes: '60', from: '2026-10-01', to: '2026-10-31', part: 'both', date: '2026-09-15', time: '15:00', ballots: 'open', atLeast: '1',
};

/** What the network's coordinator has begun and not posted. */
async function draft(bot: TestApp, networkId: string) {
  const id = newId();
  const begun: Draft = {
    networkId, at: 1, title: form.title, raad: [], topics: '', minutes: 60, from: form.from, to: form.to, part: 'both', deadline: DEADLINE, ballots: 'open',
    atLeast: 1, required: [], taken: [], offered: TIMES, chosen: TIMES, own: '',
  };
  await new PollDrafts(bot.store).save(coordinatorOf(bot, networkId), id, begun);
  return { id: `${networkId}.${id}` };
}

async function gone(bot: TestApp, networkId: string) {
  const { id } = await draft(bot, networkId);
  await new PollDrafts(bot.store).remove(coordinatorOf(bot, networkId), id.slice(networkId.length + 1));
  return { id };
}

/** Straight into the store: posted to the channels it would keep to the pace of Teams. */
async function poll(bot: TestApp, networkId: string, become: (open: Poll) => Poll | undefined = (open) => open) {
  const id = newId();
  const slots = TIMES.map((local, at) => ({ id: `s${at + 1}`, start: { local, zone: ZONE } }));
  const open: Poll = {
    id, networkId, title: form.title, agenda: [], minutes: 60, slots, deadline: { local: DEADLINE, zone: ZONE }, ballots: 'open',
    quorum: { atLeast: 1, required: [] }, state: 'open', version: 1, postedAt: 1, by: 'demo',
  };
  await new PollStore(bot.store).create(become(open) ?? open);
  return { id: `${networkId}.${id}` };
}

const counted = (open: Poll): Poll | undefined => {
  const waiting = closing(open, 2);
  return waiting && closed(waiting, waiting, [], 3);
};
const openPoll: Sample['open'] = (bot, networkId) => poll(bot, networkId);
const closedPoll: Sample['open'] = (bot, networkId) => poll(bot, networkId, counted);
const cancelled: Sample['open'] = (bot, networkId) => poll(bot, networkId, (open) => ({ ...open, state: 'cancelled' }));
const withFields = (make: Sample['open'], fields: object): Sample['open'] => async (bot, networkId) => ({ ...(await make(bot, networkId)), ...fields });

const times = { slots: TIMES.join(','), own: '' };
const deadline = { date: '2026-09-20', time: '15:00' };

/** What coordinators do to make a poll, and with one that is posted. */
export const samples: Samples = {
  'meetings.setup.slots': { open: (_bot, networkId) => ({ id: `${networkId}.${newId()}`, ...form }) },
  'meetings.setup.more': { open: withFields(draft, times), closed: withFields(gone, times) },
  'meetings.setup.preview': { open: withFields(draft, times), closed: withFields(gone, times) },
  'meetings.setup.times': { open: draft, closed: gone },
  'meetings.setup.rework': { open: draft, closed: gone },
  'meetings.setup.discard': { open: draft, closed: gone },
  'meetings.setup.post': { open: draft, closed: gone },
  'meetings.setup.list': { open: (_bot, networkId) => ({ id: `${networkId}.0` }) },
  'meetings.setup.open': { open: openPoll, closed: cancelled },
  'meetings.setup.remind': { open: openPoll, closed: cancelled },
  'meetings.setup.close': { open: openPoll, closed: cancelled },
  'meetings.setup.deadline': { open: openPoll, closed: cancelled },
  'meetings.setup.extend': { open: withFields(openPoll, deadline), closed: withFields(cancelled, deadline) },
  'meetings.setup.ask-cancel': { open: openPoll, closed: cancelled },
  'meetings.setup.cancel': { open: openPoll, closed: cancelled },
  'meetings.setup.choose': { open: closedPoll, closed: cancelled },
  'meetings.setup.decide': { open: withFields(closedPoll, { slot: 's1' }), closed: withFields(cancelled, { slot: 's1' }) },
};
