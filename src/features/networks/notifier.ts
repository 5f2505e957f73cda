import type { Delivery } from '../../delivery';
import type { Language } from '../../lib/language';
import type { Log } from '../../lib/log';
import type { Reply, Teams } from '../feature';
import type { PreferenceStore } from './preferences';
import type { NetworkStore } from './store';
import type { Member } from './types';

export interface NotifierParts {
  teams: Pick<Teams, 'tell' | 'post'>;
  store: NetworkStore;
  preferences: PreferenceStore;
  log: Log;
}

/** What is told to people outside the answer to what they wrote: each in their own language. */
export class Notifier {
  constructor(private readonly parts: NotifierParts) {}

  /** To one member's own chat with us. */
  async tell(member: Pick<Member, 'tenantId' | 'personId'>, fallback: Language, reply: (language: Language) => Reply): Promise<Delivery> {
    const person = { tenantId: member.tenantId, id: member.personId };
    const { language = fallback } = await this.parts.preferences.of(person);
    return this.parts.teams.tell(person, reply(language), language);
  }

  /**
   * To each coordinator of the network. When none of them has a chat with us, into the first of the network's channels that can
   * be reached: there a coordinator sees it, and so does everybody else: `inChannel` says what may be said there. Gives to how many it
   * went. Throws what the store throws.
   */
  async tellCoordinators(networkId: string, reply: (language: Language) => Reply, inChannel = reply): Promise<number> {
    const { store, teams, log } = this.parts;
    const [network, members] = await Promise.all([store.network(networkId), store.members(networkId)]);
    if (!network) return 0;
    const coordinators = members.filter(({ roles }) => roles.includes('coordinator'));
    const told = await Promise.allSettled(coordinators.map((one) => this.tell(one, network.language, reply)));
    // One who could not be told must not have the others told again.
    for (const one of told) if (one.status === 'rejected') log.warn('A coordinator was not told', { error: one.reason as Error });
    const reached = told.filter((one) => one.status === 'fulfilled' && one.value.outcome === 'sent').length;
    if (reached > 0) return reached;
    for (const channel of await store.channels(networkId)) {
      const { outcome } = await teams.post(channel, inChannel(network.language), network.language);
      if (outcome === 'sent') return 1;
    }
    log.warn('No coordinator could be told', { outcome: 'unreachable' });
    return 0;
  }
}
