import type { Samples } from '../sample';

const ofNetwork = (_bot: unknown, networkId: string) => ({ id: networkId });

/** What people decide about themselves. */
export const samples: Samples = {
  'networks.profile.confirm': { open: ofNetwork },
  'networks.profile.edit': { open: ofNetwork },
  'networks.profile.save': { open: (_bot, networkId) => ({ id: networkId, title: 'Kommuneoverlege', topics: 'raad1,naloxone' }) },
  'networks.profile.reminders': { open: () => ({ meetings: 'true', checkins: 'false', from: '20:00', to: '07:00' }) },
  'networks.profile.away': { open: (_bot, networkId) => ({ id: networkId, until: '' }) },
  'networks.profile.leave': { open: ofNetwork },
};
