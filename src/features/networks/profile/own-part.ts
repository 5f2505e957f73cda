import { personRef } from '../../../lib/ids';
import { dayOf } from '../../../lib/time';
import type { MemberScope } from '../../authority';
import type { Turn } from '../../feature';
import { NotYours } from '../../refusals';
import type { AuditAction } from '../audit/audit';
import { isSpokesperson } from '../contacts/speaking';
import { isSame, type Decision } from '../memberships';
import type { Networks } from '../parts';
import { removeMember } from '../people/decisions';
import { removeRequest, Requests, rowOf } from '../people/requests';
import type { Member, Topic } from '../types';
import { withDetails } from './details';

/** How a member's own row stands, among all members as they stood when it was decided. */
export interface Changed {
  me: Member;
  members: Member[];
}

/** `last`: nobody would coordinate the network. */
export type Left = 'left' | 'last';

type Who = Pick<Turn, 'person' | 'now'>;

/** What a member changes about themselves in one network: decided from the store, one transaction each, written down after it. */
export class OwnPart {
  constructor(private readonly networks: Pick<Networks, 'memberships' | 'directory' | 'audit'>) {}

  /** Says that what stands there is right. Again on the same day changes nothing. */
  confirm(turn: Who, scope: MemberScope): Promise<Changed> {
    return this.change(turn, scope, 'contact.confirmed', (me) => {
      if (me.confirmedAt !== undefined && dayOf(me.confirmedAt) === dayOf(turn.now)) return undefined;
      const { askedAt: _, ...rest } = me;
      return { ...rest, confirmedAt: turn.now };
    });
  }

  describe(turn: Who, scope: MemberScope, details: { title: string; topics: Topic[] }): Promise<Changed> {
    return this.change(turn, scope, 'person.changed', (me) => withDetails(me, details));
  }

  /** Away until and with a day, or until `comeBack`. */
  goAway(turn: Who, scope: MemberScope, away: { until?: string }): Promise<Changed> {
    return this.change(turn, scope, 'person.away', (me) => ({ ...me, away }));
  }

  comeBack(turn: Who, scope: MemberScope): Promise<Changed> {
    return this.change(turn, scope, 'person.returned', ({ away, ...rest }) => (away ? rest : undefined));
  }

  /** Takes the person out of the network with what they asked for there. Of two last coordinators who leave at once, one stays. */
  async leave({ person }: Who, { networkId }: MemberScope): Promise<Left> {
    const { directory, memberships, audit } = this.networks;
    const ref = personRef(person.tenantId, person.id);
    const { outcome } = await memberships.change(networkId, (members, before) => {
      const decision = removeMember(members, own(members, person));
      const request = Requests.among(before, ref);
      return { ...decision, ...(decision.remove && request && { together: [removeRequest(request.row)] }) };
    }, rowOf(ref));
    if (outcome === 'last') return 'last';
    directory.forget(person);
    await audit.write(networkId, 'person.left', { by: person });
    return 'left';
  }

  /** `make` gives undefined for what is so already. Throws NotYours when the person is no member any more. */
  private async change(
    { person }: Who, { networkId }: MemberScope, action: AuditAction, make: (me: Member) => Member | undefined,
  ): Promise<Changed> {
    const { changed, me, members } = await this.networks.memberships.change(networkId, (all): Decision<Changed & { changed: boolean }> => {
      const before = own(all, person);
      const next = make(before);
      const after = next ? all.map((each) => (each === before ? next : each)) : all;
      return { put: next ? [next] : [], result: { changed: next !== undefined, me: next ?? before, members: after } };
    });
    if (changed) {
      this.networks.directory.forget(person);
      const municipality = isSpokesperson(me) ? me.municipality : undefined;
      await this.networks.audit.write(networkId, action, { by: person, municipality });
    }
    return { me, members };
  }
}

function own(members: readonly Member[], { tenantId, id }: Turn['person']): Member {
  const found = members.find((member) => isSame(member, { tenantId, personId: id }));
  if (!found) throw new NotYours();
  return found;
}
