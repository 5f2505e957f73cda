import type { Samples } from '../sample';

/** What the assistant itself offers, and the choice of language. */
export const samples: Samples = {
  'bot.command': { open: () => ({ command: 'help' }) },
  'bot.network': { open: (_bot, networkId) => ({ id: `${networkId}.network` }) },
  'networks.language': { open: () => ({ language: 'nn' }) },
};
