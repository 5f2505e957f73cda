import { Board, type BoardLimits, type Loss, type Pace, type Posting } from '../../delivery';
import type { Ids } from '../../lib/ids';
import { translator, type Language } from '../../lib/language';
import type { Log } from '../../lib/log';
import { escapeMarkdown } from '../../lib/people-text';
import type { Clock } from '../../lib/time';
import type { TableStore } from '../../storage';
import type { Reply, Teams } from '../feature';
import type { Audit } from './audit/audit';
import { channelName } from './channels/channel-name';
import type { Notifier } from './notifier';
import type { NetworkStore } from './store';

export interface NetworkBoardParts {
  table: TableStore;
  teams: Pick<Teams, 'post' | 'update'>;
  clock: Clock;
  ids: Ids;
  log: Log;
  store: NetworkStore;
  audit: Audit;
  notifier: Notifier;
  /** Shared with what else is sent by itself. */
  pace: Pace;
}

/**
 * The board of the networks: cards in their channels, in the network's language unless the reply says otherwise. A channel that
 * cannot be reached is marked and told of once, until it is reached again.
 */
export function openBoard(parts: NetworkBoardParts, limits?: Partial<BoardLimits>): Board<Reply> {
  const { table, teams, clock, ids, log, store, audit, notifier, pace } = parts;

  const languageOf = async ({ networkId }: Posting, { language }: Reply): Promise<Language> => (
    language ?? (await store.network(networkId))?.language ?? 'nb'
  );

  async function onLost({ posting: { networkId }, address, why }: Loss): Promise<void> {
    const found = (await store.channels(networkId)).find((each) => (
      each.tenantId === address.tenantId && each.conversationId === address.conversationId
    ));
    if (!found) return;
    const network = await store.network(networkId);
    const tell = () => notifier.tellCoordinators(networkId, (language) => {
      const t = translator(language);
      const values = { channel: escapeMarkdown(channelName(found, t)), network: escapeMarkdown(network?.name ?? '') };
      return { kind: 'text', text: t(`networks.board.${why}`, values) };
    });
    if (why === 'uncertain') {
      await tell();
      return;
    }
    if (!(await store.markChannel(networkId, address, clock.now()))) return;
    try {
      await audit.write(networkId, 'channel.unreachable');
      await tell();
    } catch (error) {
      // Unmarked, so that it is told the next time.
      await store.markChannel(networkId, address, undefined);
      throw error;
    }
  }

  return new Board<Reply>({
    table, ids, log, pace, limits, onLost,
    channelsOf: (networkId) => store.channels(networkId),
    onReached: async ({ networkId }, address) => void (await store.markChannel(networkId, address, undefined)),
    send: {
      post: async (posting, to, reply) => teams.post(to, reply, await languageOf(posting, reply)),
      update: async (posting, to, activityId, reply) => teams.update(to, activityId, reply, await languageOf(posting, reply)),
    },
  });
}
