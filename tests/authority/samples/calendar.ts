import type { TestApp } from '../../support/running-app';
import type { Samples } from '../sample';

let meetings = 0;

async function meeting(bot: TestApp, networkId: string) {
  const id = `calendar-${++meetings}`;
  await bot.app.meetings.save({ id, networkId, title: 'Samling', start: { local: '2026-04-21T14:00', zone: 'Europe/Oslo' } });
  return { id: `${networkId}.${id}` };
}

/** Without a link so far, the version that a button is about is 0. */
const firstLink = (_bot: unknown, networkId: string) => ({ id: `${networkId}.0` });

/** Meetings in people's own calendars. */
export const samples: Samples = {
  'meetings.calendar.add': { open: meeting, closed: (_bot, networkId) => ({ id: `${networkId}.never-was` }) },
  'meetings.calendar.show': { open: (_bot, networkId) => ({ id: networkId }) },
  'meetings.calendar.make': { open: firstLink },
  'meetings.calendar.remove': { open: firstLink },
  'meetings.calendar.share': { open: firstLink },
  'meetings.calendar.unshare': { open: firstLink },
};
