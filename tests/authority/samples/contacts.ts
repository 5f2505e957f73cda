import type { Samples } from '../sample';

/** Who speaks for the municipalities: the list, what a coordinator asks of them, and the municipality's consent. */
export const samples: Samples = {
  'networks.contacts.page': { open: (_bot, networkId) => ({ id: `${networkId}.0` }) },
  'networks.contacts.ask': { open: (_bot, networkId) => ({ id: networkId }) },
  'networks.consent': {
    open: (_bot, networkId) => ({ id: `${networkId}.on` }),
    closed: (_bot, networkId) => ({ id: `${networkId}.off` }),
  },
};
