import type { Language } from '../../../lib/language';
import type { Log } from '../../../lib/log';
import type { Clock } from '../../../lib/time';
import type { Teams } from '../../feature';
import type { Channel, NetworkStore } from '../../networks';
import { announcementReply } from './announcement-card';
import type { Announcements } from './announcements';
import type { Announced } from './records';

export interface AnnouncerParts {
  announcements: Announcements;
  networks: Pick<NetworkStore, 'network' | 'channels'>;
  teams: Pick<Teams, 'post'>;
  clock: Clock;
  log: Log;
}

/** Tells networks of new and changed råd, in their channels. */
export class Announcer {
  constructor(private readonly parts: AnnouncerParts) {}

  /**
   * Tells every network that nobody has told of this version, until `mayGoOn` says no; the others are left to the next look, or
   * to another instance. Throws what the store throws; those told stay told.
   */
  async announce(version: number, mayGoOn: () => boolean): Promise<void> {
    const { announcements, networks, clock, log } = this.parts;
    for (const { networkId, raad } of await announcements.open(version)) {
      if (!mayGoOn()) return;
      const [channels, network] = await Promise.all([networks.channels(networkId), networks.network(networkId)]);
      // The claim comes before the sending: to be told twice is worse than not to be told.
      if (!network || channels.length === 0 || !(await announcements.claim(version, networkId, clock.now()))) continue;
      const sent = await this.tell(channels, raad, network.language);
      log.info('New advice announced', { count: sent, outcome: `${sent} of ${channels.length} channels` });
    }
  }

  /** In how many channels it stands for certain. */
  private async tell(channels: Channel[], raad: Announced[], language: Language): Promise<number> {
    const reply = announcementReply(raad, language);
    let sent = 0;
    for (const channel of channels) {
      const { outcome } = await this.parts.teams.post(channel, reply, language);
      if (outcome === 'sent') sent++;
      else this.parts.log.warn('Announcement not confirmed', { outcome });
    }
    return sent;
  }
}
