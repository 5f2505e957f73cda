import type { Samples } from '../sample';

/** What is kept of somebody, and who did what. */
export const samples: Samples = {
  'networks.erase-me': { open: () => ({}) },
  'networks.log': { open: (_bot, networkId) => ({ id: `${networkId}.202603` }) },
};
