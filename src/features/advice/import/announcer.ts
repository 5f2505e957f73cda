import type { Board, Posting } from '../../../delivery';
import type { Log } from '../../../lib/log';
import type { Clock } from '../../../lib/time';
import type { Reply } from '../../feature';
import type { NetworkStore } from '../../networks';
import { announcementReply } from './announcement-card';
import type { Announcements } from './announcements';

export interface AnnouncerParts {
  announcements: Announcements;
  networks: Pick<NetworkStore, 'network' | 'channels'>;
  board: Pick<Board<Reply>, 'register' | 'post'>;
  clock: Clock;
  log: Log;
}

const KIND = 'advice';

/** Tells networks of new and changed råd, in their channels. */
export class Announcer {
  constructor(private readonly parts: AnnouncerParts) {
    parts.board.register(KIND, (posting) => this.render(posting));
  }

  /**
   * Posts to every network that has not been told of this version, until `mayGoOn` says no; the others are left to the next
   * look, or to another instance. Throws what the store throws; those told stay told.
   */
  async announce(version: number, mayGoOn: () => boolean): Promise<void> {
    const { announcements, networks, board, clock, log } = this.parts;
    let told = 0;
    for (const { networkId } of await announcements.open(version)) {
      if (!mayGoOn()) break;
      const [channels, network] = await Promise.all([networks.channels(networkId), networks.network(networkId)]);
      if (!network || channels.length === 0) continue;
      // In this order: cut short in between, it is posted again, and that is the same posting.
      await board.post({ networkId, kind: KIND, subject: String(version) });
      await announcements.close(version, networkId, clock.now());
      told++;
    }
    if (told > 0) log.info('New advice announced', { count: told });
  }

  private async render({ networkId, subject }: Posting): Promise<Reply | undefined> {
    const { announcements, networks } = this.parts;
    const [announcement, network] = await Promise.all([announcements.find(Number(subject), networkId), networks.network(networkId)]);
    if (!announcement || !network) return undefined;
    return { ...announcementReply(announcement.raad, network.language), language: network.language };
  }
}
