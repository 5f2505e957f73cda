import type { TestApp } from '../../support/running-app';
import type { Samples } from '../sample';

const HOUR_MS = 60 * 60_000;
/** By when the clock of the matrix never goes. */
const LATER = '2031-04-21T14:00';
const EARLIER = '2025-04-21T14:00';
let meetings = 0;

async function meeting(bot: TestApp, networkId: string, local: string, more: object = {}) {
  const id = `attendance-${++meetings}`;
  await bot.app.meetings.save({ id, networkId, title: 'Samling', start: { local, zone: 'Europe/Oslo' }, minutes: 120, ...more });
  return { id: `${networkId}.${id}` };
}

const coming = (bot: TestApp, networkId: string) => meeting(bot, networkId, LATER);
const held = (bot: TestApp, networkId: string) => meeting(bot, networkId, EARLIER);
/** Begun long ago and lasting for years: it runs at whatever time a cell is asserted. */
const running = (bot: TestApp, networkId: string) => meeting(bot, networkId, EARLIER, { minutes: 10 * 365 * 24 * (HOUR_MS / 60_000) });
const cancelled = (bot: TestApp, networkId: string) => meeting(bot, networkId, LATER, { cancelledAt: 1 });

/** Who comes to meetings, who is there, and what a coordinator corrects. */
export const samples: Samples = {
  'meetings.attendance.yes': { open: coming, closed: cancelled },
  'meetings.attendance.no': { open: coming, closed: held },
  'meetings.attendance.present': { open: running, closed: held },
  'meetings.attendance.gone': { open: running, closed: cancelled },
  'meetings.attendance.page': { open: (_bot, networkId) => ({ id: `${networkId}.0` }) },
  'meetings.attendance.edit': { open: held, closed: coming },
  'meetings.attendance.mark': {
    open: async (bot, networkId) => ({ ...(await held(bot, networkId)), present: '1506' }),
    closed: async (bot, networkId) => ({ ...(await cancelled(bot, networkId)), present: '1506' }),
  },
};
