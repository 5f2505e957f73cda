import type { Samples } from '../sample';

/** What coordinators are reminded of every year. */
export const samples: Samples = {
  'meetings.yearly.save': { open: (_bot, networkId) => ({ id: networkId, overdoseDay: 'true', summer: 'false', plan: '', planOn: '', planEvery: '1' }) },
};
