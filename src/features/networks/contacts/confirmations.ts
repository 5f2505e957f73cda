import type { Delivery } from '../../../delivery';
import type { Language } from '../../../lib/language';
import type { CoordinatorScope } from '../../authority';
import type { Person, Reply } from '../../feature';
import { isSame } from '../memberships';
import type { Networks } from '../parts';
import type { Member } from '../types';
import { dueForConfirmation } from './speaking';

/** Few: whoever is marked as asked when the service is cut off, is not asked for a week. */
const AT_ONCE = 10;

/** Asks contacts and deputies, in their own chats, whether what stands about them is still right. */
export class Confirmations {
  constructor(private readonly networks: Pick<Networks, 'memberships' | 'notifier' | 'audit' | 'log'>) {}

  /** The next of those who are to be asked, marked as asked at `now`: whoever presses at the same time gets none of them. */
  claim({ networkId }: CoordinatorScope, now: number, except: readonly Member[] = []): Promise<Member[]> {
    return this.networks.memberships.change(networkId, (members) => {
      const due = dueForConfirmation(members, now).filter((member) => !except.some((one) => isSame(one, member)));
      const put = due.slice(0, AT_ONCE).map((member) => ({ ...member, askedAt: now }));
      return { put, result: put };
    });
  }

  /** Asks those who were claimed, one after the other, and gives who could not be reached: they may be asked again. */
  async ask(
    scope: CoordinatorScope, claimed: readonly Member[], by: Person, card: (member: Member, language: Language) => Reply,
  ): Promise<Member[]> {
    const unreached: Member[] = [];
    for (const member of claimed) {
      const outcome = await this.tell(scope, member, (language) => card(member, language));
      if (outcome === 'sent' || outcome === 'uncertain') {
        const { tenantId, personId, municipality } = member;
        await this.networks.audit.write(scope.networkId, 'contact.asked', { by, to: { tenantId, id: personId }, municipality });
      } else unreached.push(member);
    }
    if (unreached.length > 0) await this.release(scope, unreached);
    return unreached;
  }

  private async tell({ part }: CoordinatorScope, member: Member, reply: (language: Language) => Reply): Promise<Delivery['outcome']> {
    try {
      return (await this.networks.notifier.tell(member, part.language, reply)).outcome;
    } catch (error) {
      this.networks.log.warn('A contact could not be asked', { error: error as Error });
      return 'unreachable';
    }
  }

  private release({ networkId }: CoordinatorScope, unreached: readonly Member[]): Promise<void> {
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
