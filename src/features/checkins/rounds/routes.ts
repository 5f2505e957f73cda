import { together, type Routes } from '../../networks';
import type { Checkins } from '../parts';
import { manageRoutes } from './manage-routes';
import { newRoundRoutes } from './new-round-routes';
import { ROUND_KIND } from './round';
import { channelReply } from './round-card';

/** Rounds of check-ins: how they are made, what coordinators do with them, and their card in the channels. */
export function roundRoutes(checkins: Checkins): Routes {
  const { networks, rounds, reportStore } = checkins;
  networks.board.register(ROUND_KIND, async ({ networkId, subject }) => {
    const { store } = networks;
    const [network, round, municipalities, reports] = await Promise.all([
      store.network(networkId), rounds.find(networkId, subject), store.municipalities(networkId), reportStore.reports(networkId, subject),
    ]);
    return network && round && channelReply({ round, network, municipalities, reports });
  });
  return together([newRoundRoutes(checkins), manageRoutes(checkins)]);
}
