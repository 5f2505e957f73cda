import { personRef } from '../../../lib/ids';
import type { TextKey } from '../../../lib/language';
import type { CoordinatorScope, MemberScope } from '../../authority';
import type { Person } from '../../feature';
import { NotYours } from '../../refusals';
import { isSame } from '../memberships';
import type { Networks } from '../parts';
import type { Member, Municipality } from '../types';
import { approve, byRef, changeMember, changeOwn, removeMember, type Changed } from './decisions';
import type { Part, RoleChoice } from './part';
import { replaceRequest, Requests, rowOf, type JoinRequest } from './requests';

/** Which request a button is about: whose, and the how many-th. */
export interface RequestId {
  ref: string;
  number: number;
}

/**
 * `approved`, `declined`: just now. `decided`: before, by `by` if that is still a member. `replaced`: there is a later one, and
 * this is it. `wrong`: the role does not go with where they belong.
 */
export type Decided =
  | { outcome: 'approved'; request: JoinRequest; member: Member }
  | { outcome: 'declined' | 'replaced'; request: JoinRequest }
  | { outcome: 'decided'; request: JoinRequest; by?: string }
  | { outcome: 'wrong'; request: JoinRequest; wrong: TextKey };

export type Newcomers = { newcomers: Member[] } | { wrong: TextKey };
export type Added = { added: Member[]; already: Member[] } | { wrong: TextKey; municipalities: Municipality[] };

/** Changes of who takes part. Each decides from what stands in the store, and is one transaction. */
export class People {
  constructor(
    private readonly networks: Networks,
    private readonly requests: Pick<Requests, 'change'>,
  ) {}

  /** One membership and the decided request, or neither. Throws NotYours when there is no such request in the network. */
  async approve({ networkId }: CoordinatorScope, { ref, number }: RequestId, role: RoleChoice | undefined, by: Person): Promise<Decided> {
    const decided = await this.networks.memberships.change<Decided>(networkId, async (members, before) => {
      const found = Requests.among(before, ref);
      if (!found) throw new NotYours();
      const { request, row } = found;
      const past = decidedBefore(request, number, members);
      if (past) return { result: past };
      const given = role ?? request.wish;
      const now = this.networks.clock.now();
      const approval = approve(members, request, given, now);
      if ('wrong' in approval) return { result: { outcome: 'wrong', request, ...approval } };
      if (await this.isElsewhere(networkId, request)) {
        return { result: { outcome: 'wrong', request, wrong: 'networks.people.wrong.unknown' } };
      }
      const approved: JoinRequest = { ...request, status: 'approved', given, decidedBy: personRef(by.tenantId, by.id), decidedAt: now };
      const { member } = approval;
      return { put: [member], together: [replaceRequest(row, approved)], result: { outcome: 'approved', request: approved, member } };
    }, rowOf(ref));
    if (decided.outcome === 'approved') this.forget(decided.member);
    return decided;
  }

  async decline({ networkId }: CoordinatorScope, { ref, number }: RequestId, word: string, by: Person): Promise<Decided> {
    let mine = false;
    const decision = { status: 'declined' as const, decidedBy: personRef(by.tenantId, by.id), decidedAt: this.networks.clock.now() };
    const request = await this.requests.change(networkId, ref, (old) => {
      mine = old.status === 'open' && old.number === number;
      return mine ? { ...old, ...decision, ...(word && { word }) } : undefined;
    });
    if (!request) throw new NotYours();
    if (mine) return { outcome: 'declined', request };
    return decidedBefore(request, number, await this.networks.store.members(networkId)) ?? { outcome: 'replaced', request };
  }

  /** `seen`: the stamp of the member that the coordinator saw. Throws NotYours when there is no such member. */
  async change({ networkId }: CoordinatorScope, ref: string, part: Part, seen: string): Promise<Changed> {
    const changed = await this.networks.memberships.change<Changed>(networkId, async (members) => {
      const member = byRef(members, ref);
      if (!member) throw new NotYours();
      if (await this.isElsewhere(networkId, part)) return { result: { outcome: 'unknown', member } };
      return changeMember(members, member, { ...part, ...(member.topics && { topics: member.topics }) }, seen);
    });
    if (changed.outcome === 'saved') this.forget(changed.member);
    return changed;
  }

  async remove({ networkId }: CoordinatorScope, ref: string): Promise<Changed> {
    const changed = await this.networks.memberships.change<Changed>(networkId, (members) => {
      const member = byRef(members, ref);
      if (!member) throw new NotYours();
      return removeMember(members, member);
    });
    if (changed.outcome === 'saved') this.forget(changed.member);
    return changed;
  }

  /** What a member may do by themselves: step down to participant, and say anew what they do. Decided from what they are by then. */
  async stepDown({ networkId }: MemberScope, { tenantId, id }: Person, part: Part): Promise<Changed> {
    const changed = await this.networks.memberships.change<Changed>(networkId, (members) => {
      const member = members.find((each) => isSame(each, { tenantId, personId: id }));
      if (!member) throw new NotYours();
      return changeOwn(members, member, part);
    });
    if (changed.outcome === 'saved') this.forget(changed.member);
    return changed;
  }

  /**
   * All of them in one transaction; `choose` makes them for the municipalities as they are by then. Who is a member
   * already stays as they are, and is told apart.
   */
  async add({ networkId }: CoordinatorScope, choose: (municipalities: Municipality[]) => Newcomers): Promise<Added> {
    const result = await this.networks.memberships.change<Added>(networkId, async (members) => {
      const municipalities = await this.networks.store.municipalities(networkId);
      const chosen = choose(municipalities);
      if ('wrong' in chosen) return { result: { ...chosen, municipalities } };
      const { newcomers } = chosen;
      const isMember = (one: Member) => members.some((each) => isSame(each, one));
      const added = newcomers.filter((one) => !isMember(one));
      return { put: added, result: { added, already: newcomers.filter(isMember) } };
    });
    if ('added' in result) result.added.forEach((member) => this.forget(member));
    return result;
  }

  /** A municipality that is not in the network, or not any more: it cannot be taken out while somebody is there, nor the other way. */
  private async isElsewhere(networkId: string, { municipality }: Pick<Member, 'municipality'>): Promise<boolean> {
    if (!municipality) return false;
    return !(await this.networks.store.municipalities(networkId)).some(({ number }) => number === municipality);
  }

  /** Here the change holds at once; other instances follow within a minute. */
  private forget({ tenantId, personId }: Member): void {
    this.networks.directory.forget({ tenantId, id: personId });
  }
}

/** What others made of the request before, or what the person asked instead; undefined while it waits. */
function decidedBefore(request: JoinRequest, number: number, members: readonly Member[]): Decided | undefined {
  if (request.number !== number) return { outcome: 'replaced', request };
  if (request.status === 'open') return undefined;
  const by = byRef(members, request.decidedBy)?.name;
  return { outcome: 'decided', request, ...(by && { by }) };
}
