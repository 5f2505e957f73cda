import type { TestApp } from '../../support/running-app';
import type { Sample, Samples } from '../sample';
import { newThingId } from '../../../src/features/thing-id';
import { MeetingDrafts } from '../../../src/features/meetings/planning/draft';
import { EMPTY } from '../../../src/features/meetings/planning/meeting-form';
import { ACTORS, worldOf } from '../world';

let count = 0;
const zone = 'Europe/Oslo';
const fresh = () => newThingId(1_767_225_600_000, `sample-${++count}`);

/** A meeting to come, with an item on its agenda. */
async function meeting(bot: TestApp, networkId: string, more: object = {}) {
  const id = fresh();
  const agenda = [{ id: 'a1', text: 'Nalokson' }, { id: 'a2', text: 'Eventuelt' }];
  await bot.app.meetings.save({ id, networkId, title: 'Samling', start: { local: '2099-04-21T14:00', zone }, minutes: 120, agenda, ...more });
  return { id: `${networkId}.${id}` };
}
const cancelled = (bot: TestApp, networkId: string) => meeting(bot, networkId, { cancelledAt: 1 });
const item = async (bot: TestApp, networkId: string, more: object = {}) => ({ id: `${(await meeting(bot, networkId, more)).id}-a2` });

/** Of whoever presses: everybody has one of the same id. */
async function draft(bot: TestApp, networkId: string) {
  const id = fresh();
  const drafts = new MeetingDrafts(bot.store);
  const fields = { ...EMPTY, title: 'Samling', date: soon(), time: '10:00' };
  for (const actor of ACTORS) {
    const { tenantId, from } = worldOf(bot, actor);
    await drafts.save({ tenantId, id: from.aadObjectId }, id, { networkId, at: 1, fields });
  }
  return { id: `${networkId}.${id}` };
}

/** The matrix runs with a test clock of 2026. */
const soon = () => '2027-01-12';
const form = (_bot: unknown, networkId: string) => ({ id: `${networkId}.${fresh()}`, title: 'Samling', date: soon(), time: '10:00', minutes: '120', repeat: 'none' });
const of = (fields: object = {}): Sample => ({
  open: async (bot, networkId) => ({ ...(await meeting(bot, networkId)), ...fields }),
  closed: async (bot, networkId) => ({ ...(await cancelled(bot, networkId)), ...fields }),
});
const ofItem = (fields: object = {}): Sample => ({
  open: async (bot, networkId) => ({ ...(await item(bot, networkId)), ...fields }),
  closed: async (bot, networkId) => ({ ...(await item(bot, networkId, { cancelledAt: 1 })), ...fields }),
});
const ofDraft: Sample = { open: draft, closed: (_bot, networkId) => ({ id: `${networkId}.${fresh()}` }) };
const time = { date: '2027-01-13', time: '12:00', minutes: '120' };

/** Setting, showing and changing meetings, and the list of them. */
export const samples: Samples = {
  'meetings.list.page': { open: async (bot, networkId) => { await meeting(bot, networkId); return { id: `${networkId}.0` }; } },
  'meetings.planning.preview': { open: form },
  'meetings.planning.rework': ofDraft,
  'meetings.planning.discard': ofDraft,
  'meetings.planning.announce': ofDraft,
  'meetings.planning.open': { open: meeting, closed: (_bot, networkId) => ({ id: `${networkId}.never-was` }) },
  'meetings.planning.edit': of(),
  'meetings.planning.ask-move': of(),
  'meetings.planning.move': of(time),
  'meetings.planning.move-anyway': of(time),
  'meetings.planning.ask-cancel': of(),
  'meetings.planning.cancel': { open: meeting },
  'meetings.planning.place': of(),
  'meetings.planning.save-place': of({ place: 'Rådhuset' }),
  'meetings.planning.agenda': of(),
  'meetings.planning.new-item': of(),
  'meetings.planning.item': ofItem(),
  'meetings.planning.save-item': ofItem({ text: 'Opplæring', minutes: '20' }),
  'meetings.planning.item-up': ofItem(),
  'meetings.planning.item-down': ofItem(),
  'meetings.planning.remove-item': ofItem(),
};
