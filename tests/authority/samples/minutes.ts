import type { TestApp } from '../../support/running-app';
import type { Samples } from '../sample';
import { FollowUpStore } from '../../../src/features/meetings/follow-ups/follow-up-store';
import { MinutesStore } from '../../../src/features/meetings/minutes/minutes-store';
import { dayOf } from '../../../src/lib/time';

const MUNICIPALITY = '1506';
let meetings = 0;

/** Held the day before, with nothing written. */
async function meeting(bot: TestApp, networkId: string): Promise<string> {
  const id = `minutes-${++meetings}`;
  await bot.app.meetings.save({ id, networkId, title: 'Demo samling', start: { local: '2026-01-15T10:00', zone: 'Europe/Oslo' } });
  return id;
}

const held = async (bot: TestApp, networkId: string) => ({ id: `${networkId}.${await meeting(bot, networkId)}` });

async function cancelled(bot: TestApp, networkId: string) {
  const id = await meeting(bot, networkId);
  await bot.app.meetings.change(networkId, id, (old) => ({ ...old, cancelledAt: 1 }));
  return { id: `${networkId}.${id}` };
}

/** A draft with one item of each kind, in version 1. */
async function drafted(bot: TestApp, networkId: string): Promise<string> {
  const meetingId = await meeting(bot, networkId);
  await new MinutesStore(bot.store).changeDraft(networkId, meetingId, (old) => ({
    ...old, version: 1, at: 1,
    decisions: [{ id: 'd1', version: 1, text: 'Demo beslutning' }],
    tasks: [{ id: 't1', version: 1, what: 'Demo oppfølging', municipalities: [MUNICIPALITY], dueOn: '2027-01-15' }],
  }));
  return meetingId;
}

const part = (name: string, fields: object = {}) => async (bot: TestApp, networkId: string) => (
  { id: `${networkId}.${await drafted(bot, networkId)}.${name}`, ...fields }
);

const ofCancelled = (name: string, fields: object = {}) => async (bot: TestApp, networkId: string) => (
  { id: `${(await cancelled(bot, networkId)).id}.${name}`, ...fields }
);

/** Posted straight into the store: what goes to the channels would keep to the pace of Teams. */
async function posted(bot: TestApp, networkId: string) {
  const meetingId = await drafted(bot, networkId);
  const store = new MinutesStore(bot.store);
  const [papers, around] = [await store.papers(networkId, meetingId), await store.around(networkId)];
  if (!papers.draft) throw new Error('No draft.');
  const { decisions, tasks } = papers.draft;
  const minutes = { networkId, meetingId, decisions, tasks, reviewed: [], version: 1, draft: 1, postedAt: 1, by: 'ref' };
  await store.post(minutes, { ...papers.draft, postedAt: 1 }, [], papers, around);
  return `${networkId}.${meetingId}`;
}

let followUps = 0;

async function followUp(bot: TestApp, networkId: string, parts: object = {}): Promise<string> {
  const id = `f${++followUps}`;
  await new FollowUpStore(bot.store).save({
    id, networkId, meetingId: 'minutes-before', what: 'Demo oppfølging', municipality: MUNICIPALITY, dueOn: dayOf(Date.parse('2027-01-15T12:00:00Z')),
    since: 1, state: 'open', history: [], createdAt: 1, version: 1, ...parts,
  });
  return id;
}

const open = (fields: object = {}) => async (bot: TestApp, networkId: string) => ({ id: `${networkId}.${await followUp(bot, networkId)}`, ...fields });
const closed = (fields: object = {}) => async (bot: TestApp, networkId: string) => (
  { id: `${networkId}.${await followUp(bot, networkId, { state: 'done', closedAt: 1 })}`, ...fields }
);
/** For a draft of a meeting: one that is open, and one that somebody has closed. */
const toCheck = (parts: object, fields: object = {}) => async (bot: TestApp, networkId: string) => (
  { id: `${networkId}.${await drafted(bot, networkId)}.${await followUp(bot, networkId, parts)}`, ...fields }
);
const done = { state: 'done', closedAt: 1 };
const again = { to: '2026-12-01', reason: 'Ferie' };

/** What was decided and agreed at a meeting, and what becomes of it. */
export const samples: Samples = {
  'meetings.minutes.list': { open: (_bot, networkId) => ({ id: `${networkId}.0` }) },
  'meetings.minutes.open': { open: async (bot, networkId) => ({ id: await posted(bot, networkId) }), closed: cancelled },
  'meetings.minutes.read': { open: async (bot, networkId) => ({ id: `${await posted(bot, networkId)}.0` }), closed: ofCancelled('0') },
  'meetings.minutes.edit': { open: held, closed: cancelled },
  'meetings.minutes.item': { open: part('d1'), closed: ofCancelled('d1') },
  'meetings.minutes.save-decision': { open: part('d1-1', { text: 'Ny ordlyd' }), closed: ofCancelled('d1-1', { text: 'Ny ordlyd' }) },
  'meetings.minutes.save-task': {
    open: part('t2-0', { what: 'Ny', municipalities: MUNICIPALITY, dueOn: '2026-12-01' }), closed: ofCancelled('t2-0', { what: 'Ny', municipalities: 'all', dueOn: '2026-12-01' }),
  },
  'meetings.minutes.remove': { open: part('d1'), closed: ofCancelled('d1') },
  'meetings.minutes.check': { open: toCheck({}), closed: toCheck(done) },
  'meetings.minutes.check-done': { open: toCheck({}), closed: toCheck(done) },
  'meetings.minutes.check-postponed': { open: toCheck({}, again), closed: toCheck(done, again) },
  'meetings.minutes.check-open': { open: toCheck({}), closed: toCheck(done) },
  'meetings.minutes.preview': { open: async (bot, networkId) => ({ id: `${networkId}.${await drafted(bot, networkId)}` }), closed: cancelled },
  'meetings.minutes.post': { open: part('1'), closed: async (bot, networkId) => ({ id: `${await posted(bot, networkId)}.1` }) },
  'meetings.follow-ups.list': { open: (_bot, networkId) => ({ id: `${networkId}.all-0` }) },
  'meetings.follow-ups.open': { open: open(), closed: closed() },
  'meetings.follow-ups.done': { open: open(), closed: closed() },
  'meetings.follow-ups.ask-postpone': { open: open(), closed: closed() },
  'meetings.follow-ups.postpone': { open: open(again), closed: closed(again) },
  'meetings.follow-ups.ask-drop': { open: open(), closed: closed() },
  'meetings.follow-ups.drop': { open: open({ reason: 'Ferie' }), closed: closed({ reason: 'Ferie' }) },
  'meetings.follow-ups.reopen': { open: closed(), closed: open() },
};
