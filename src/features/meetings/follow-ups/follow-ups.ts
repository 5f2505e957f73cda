import { UserError } from '../../../lib/errors';
import { personRef } from '../../../lib/ids';
import type { CoordinatorScope, MemberScope } from '../../authority';
import type { PersonId } from '../../feature';
import type { Networks } from '../../networks';
import { NotYours } from '../../refusals';
import { done, dropped, postponed, reopened, type Act } from './follow-up';
import { FollowUpStore } from './follow-up-store';
import { Lately } from './lately';
import { isOnBehalf, mayDecide, mayReport } from './rights';
import type { FollowUp } from './types';

/** How the outbox and the log call follow-ups. */
export const FOLLOW_UP_KIND = 'follow-up';

/** What became of what somebody did: `changed` is false when it stood so already, or somebody else was first. */
export interface Outcome {
  followUp: FollowUp;
  changed: boolean;
}

/** What was agreed and who does it by when, from the minutes until it is done. Each method throws what the store throws. */
export class FollowUps {
  readonly store: FollowUpStore;
  private readonly lately: Lately<FollowUp[]>;

  /** `latelyMs`: how old what cards are rendered with may be. */
  constructor(private readonly networks: Pick<Networks, 'table' | 'audit' | 'outbox' | 'clock'>, latelyMs: number) {
    this.store = new FollowUpStore(networks.table);
    this.lately = new Lately((networkId) => this.open(networkId), networks.clock, latelyMs);
  }

  find(networkId: string, id: string): Promise<FollowUp | undefined> {
    return this.store.find(networkId, id);
  }

  /** All of them, by day. */
  ofNetwork(networkId: string): Promise<FollowUp[]> {
    return this.store.ofNetwork(networkId);
  }

  /** Those that nobody has closed, by day. */
  async open(networkId: string): Promise<FollowUp[]> {
    return (await this.ofNetwork(networkId)).filter(({ state }) => state === 'open');
  }

  /** As `open`, for cards that many channels show: not read anew for each of them. */
  openLately(networkId: string): Promise<FollowUp[]> {
    return this.lately.of(networkId);
  }

  /** Those that were agreed at a meeting, whatever became of them, by day. */
  async forMeeting(networkId: string, meetingId: string): Promise<FollowUp[]> {
    return (await this.ofNetwork(networkId)).filter((each) => each.meetingId === meetingId);
  }

  /** Throws a NotYours for one that is not there, a UserError for who is not of its municipality and coordinates nothing. */
  async done(scope: MemberScope, id: string, by: PersonId, now: number): Promise<Outcome> {
    return this.change(scope, id, by, now, mayReport, (old, act) => done(old, act));
  }

  /** As `done`; only for who speaks for the municipality, and coordinators. `to` is a day, and checked by the caller. */
  async postpone(scope: MemberScope, id: string, until: { to: string; reason: string }, by: PersonId, now: number): Promise<Outcome> {
    const { to, reason } = until;
    return this.change(scope, id, by, now, mayDecide, (old, act) => postponed(old, act, to, reason));
  }

  /** As `postpone`: it is not to be done after all. */
  async drop(scope: MemberScope, id: string, reason: string, by: PersonId, now: number): Promise<Outcome> {
    return this.change(scope, id, by, now, mayDecide, (old, act) => dropped(old, act, reason));
  }

  async reopen(scope: CoordinatorScope, id: string, by: PersonId, now: number): Promise<Outcome> {
    return this.change(scope, id, by, now, mayDecide, (old, act) => reopened(old, act));
  }

  /** After something is stored, also when it was before: what is planned follows; and it is written down when it was changed. */
  async afterwards(
    { followUp: { networkId, id, municipality }, changed }: Outcome, action: 'done' | 'postponed' | 'dropped' | 'reopened', by: PersonId,
  ): Promise<void> {
    await this.networks.outbox.changed({ networkId, kind: FOLLOW_UP_KIND, id });
    if (changed) await this.networks.audit.write(networkId, `follow-up.${action}`, { by, ...(municipality && { municipality }) });
  }

  private async change(
    { networkId, part }: MemberScope, id: string, { tenantId, id: personId }: PersonId, at: number,
    may: typeof mayReport, how: (old: FollowUp, act: Act) => FollowUp | undefined,
  ): Promise<Outcome> {
    const outcome = await this.store.change(networkId, id, (old) => {
      if (!may(part, old)) throw new UserError('meetings.followUps.notForYou');
      return how(old, { by: personRef(tenantId, personId), at, ...(isOnBehalf(part, old) && { onBehalf: true }) });
    });
    if (!outcome) throw new NotYours();
    this.lately.forget(networkId);
    return outcome;
  }
}
