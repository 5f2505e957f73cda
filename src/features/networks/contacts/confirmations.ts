import type { Delivery } from '../../../delivery';
import type { Language } from '../../../lib/language';
import type { PersonId, Reply } from '../../feature';
import { isSame } from '../memberships';
import type { Networks } from '../parts';
import type { Member } from '../types';
import { dueForConfirmation } from './speaking';

/** A network and the language of who has chosen none there. */
export interface AskedNetwork {
  networkId: string;
  language: Language;
}

/** `unreached` may be asked again; `busy` when any of them is because Teams asks us to wait. */
export interface Asked {
  unreached: Member[];
  busy: boolean;
}

/** Few: whoever is marked as asked when the service is cut off, is not asked for a week. */
const AT_ONCE = 10;

/** Asks contacts and deputies, in their own chats, whether what stands about them is still right. */
export class Confirmations {
  constructor(private readonly networks: Pick<Networks, 'memberships' | 'notifier' | 'audit' | 'log'>) {}

  /**
   * The next of those who are to be asked (`dueOf`), marked as asked at `now`: whoever presses at the same time gets none of them.
   */
  claim(
    { networkId }: Pick<AskedNetwork, 'networkId'>, now: number, except: readonly Member[] = [], dueOf = dueForConfirmation,
  ): Promise<Member[]> {
    return this.networks.memberships.change(networkId, (members) => {
      const due = dueOf(members, now).filter((member) => !except.some((one) => isSame(one, member)));
      const put = due.slice(0, AT_ONCE).map((member) => ({ ...member, askedAt: now }));
      return { put, result: put };
    });
  }

  /** Asks those who were claimed, one after the other. `by`: who wants it; undefined when nobody did but the rule. */
  async ask(
    network: AskedNetwork, claimed: readonly Member[], by: PersonId | undefined, card: (member: Member, language: Language) => Reply,
  ): Promise<Asked> {
    const unreached: Member[] = [];
    let busy = false;
    for (const member of claimed) {
      const outcome = await this.tell(network, member, (language) => card(member, language));
      if (outcome === 'sent' || outcome === 'uncertain') {
        const { tenantId, personId, municipality } = member;
        await this.networks.audit.write(network.networkId, 'contact.asked', { ...(by && { by }), to: { tenantId, id: personId }, municipality });
      } else unreached.push(member);
      busy ||= outcome === 'busy';
    }
    if (unreached.length > 0) await this.release(network, unreached);
    return { unreached, busy };
  }

  private async tell({ language }: AskedNetwork, member: Member, reply: (language: Language) => Reply): Promise<Delivery['outcome']> {
    try {
      return (await this.networks.notifier.tell(member, language, reply)).outcome;
    } catch (error) {
      this.networks.log.warn('A contact could not be asked', { error: error as Error });
      return 'unreachable';
    }
  }

  private release({ networkId }: AskedNetwork, unreached: readonly Member[]): Promise<void> {
    return this.networks.memberships.change(networkId, (members) => {
      const put = members.flatMap((member) => {
        if (!unreached.some((one) => isSame(one, member) && one.askedAt === member.askedAt)) return [];
        const { askedAt: _, ...rest } = member;
        return [rest];
      });
      return { put, result: undefined };
    });
  }
}
