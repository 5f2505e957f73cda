import { UserError } from '../../../lib/errors';
import { personRef } from '../../../lib/ids';
import { toInstant } from '../../../lib/time';
import { afterStored } from '../../../storage';
import type { CoordinatorScope } from '../../authority';
import type { Person } from '../../feature';
import type { Networks } from '../../networks';
import { NotYours } from '../../refusals';
import type { Round } from '../types';
import { makeNext, type RoundsParts } from './make-next';
import { followingMeeting } from './next-round';
import { closingAfter } from './periods';
import { isOver, ROUND_KIND, takesReports } from './round';
import { begun, cancelled, changed, closed, expecting, expired, opened, paused, resumed, type Change } from './transitions';

/** What a coordinator decides. `opensAt` (UTC ms) that is not to come: it opens at once. */
export type NewRound = Pick<Round, 'period' | 'form' | 'opensAt' | 'due' | 'municipalities' | 'rhythm' | 'meetingId'>;

/** A round's card comes into the channels when it opens; before that there is none to change. `later`: whoever asked says `show`. */
type CardChange = 'post' | 'changed' | 'later';
type Action = Parameters<Networks['audit']['write']>[1];

/**
 * A network's rounds of check-ins. Everything throws what the store throws; `NotYours` for a round that is not there, and `UserError` for
 * what its state does not allow any more. What is stored is on its way to the channels' cards and to the outbox when a method has answered.
 */
export class Rounds {
  constructor(private readonly parts: RoundsParts) {}

  /** Twice with the same id is one round. */
  async create({ networkId }: CoordinatorScope, round: NewRound, id: string, by: Person, now: number): Promise<Round> {
    const open = round.opensAt <= now;
    const next: Round = {
      ...round, id, networkId, closesAt: closingAfter(round.due), state: open ? 'open' : 'planned', version: 1, createdAt: now,
      by: personRef(by.tenantId, by.id), ...(open && { opensAt: now, openedAt: now }),
    };
    const created = await this.parts.store.create(next);
    const stored = created ? next : (await this.find(networkId, id)) ?? next;
    await this.tell(stored, 'post');
    if (created) void this.parts.networks.audit.write(networkId, open ? 'round.opened' : 'round.made', { by });
    return stored;
  }

  find(networkId: string, id: string): Promise<Round | undefined> {
    return this.parts.store.find(networkId, id);
  }

  /** Newest first. */
  ofNetwork(networkId: string): Promise<Round[]> {
    return this.parts.store.ofNetwork(networkId);
  }

  /** Those that take reports now, newest first. */
  async open(networkId: string): Promise<Round[]> {
    return (await this.ofNetwork(networkId)).filter(takesReports);
  }

  /**
   * What the outbox does at the opening time of that version: opens it, and posts its card. Twice is harmless. A round before a meeting
   * that has been moved waits for its new time, and one before a meeting that was called off is cancelled.
   */
  async begin(networkId: string, id: string, version: number, now: number): Promise<void> {
    const round = await this.find(networkId, id);
    if (round?.version !== version) return;
    const { meetingId, state } = round;
    const opening = meetingId !== undefined && state === 'planned' ? await this.afterMeeting(round, meetingId, now) : version;
    if (opening !== undefined) await this.byItself(networkId, id, 'round.opened', (old) => begun(old, opening, now), 'post');
  }

  /** A coordinator opens it before its time. */
  async openNow({ networkId }: CoordinatorScope, id: string, by: Person, now: number): Promise<Round> {
    return this.byCoordinator(networkId, id, 'round.opened', by, (old) => opened(old, now), takesReports, 'post');
  }

  async pause({ networkId }: CoordinatorScope, id: string, by: Person): Promise<Round> {
    return this.byCoordinator(networkId, id, 'round.paused', by, paused, ({ state }) => state === 'paused');
  }

  async resume({ networkId }: CoordinatorScope, id: string, by: Person): Promise<Round> {
    return this.byCoordinator(networkId, id, 'round.resumed', by, resumed, takesReports);
  }

  /** After `extend` and `expect`: the channels' cards, once the coordinator has the answer. */
  async show({ networkId, id }: Round): Promise<void> {
    await this.parts.networks.board.changed({ networkId, kind: ROUND_KIND, subject: id });
  }

  /** Another due time, opening or rhythm; then `show`. Throws UserError for another due time when that has passed. */
  async extend({ networkId }: CoordinatorScope, id: string, change: Change, by: Person, now: number): Promise<Round> {
    return this.byCoordinator(networkId, id, 'round.extended', by, (old) => {
      const next = changed(old, change);
      if (next && next.due.local !== old.due.local && toInstant(next.due) <= now) throw new UserError('checkins.rounds.wrong.duePast');
      return next;
    }, (round) => !isOver(round) && round.due.local === change.due.local, 'later');
  }

  /** Other municipalities are expected; what was sent stays. Then `show`. */
  async expect({ networkId }: CoordinatorScope, id: string, municipalities: readonly string[], by: Person): Promise<Round> {
    const isSo = (round: Round) => !isOver(round) && [...round.municipalities].sort().join() === [...new Set(municipalities)].sort().join();
    return this.byCoordinator(networkId, id, 'round.changed', by, (old) => expecting(old, municipalities), isSo, 'later');
  }

  /** Takes only corrections from then on. */
  async close({ networkId }: CoordinatorScope, id: string, by: Person, now: number): Promise<Round> {
    return this.byCoordinator(networkId, id, 'round.closed', by, (old) => closed(old, now), ({ state }) => state === 'closed');
  }

  /** `stop`: and no other follows it by itself. */
  async cancel({ networkId }: CoordinatorScope, id: string, by: Person, now: number, stop = false): Promise<Round> {
    return this.byCoordinator(networkId, id, 'round.cancelled', by, (old) => cancelled(old, now, stop), ({ state }) => state === 'cancelled');
  }

  /** What the outbox does at the closing time of that version. Twice is harmless. */
  async expire(networkId: string, id: string, version: number, now: number): Promise<void> {
    await this.byItself(networkId, id, 'round.closed', (old) => expired(old, version, now));
  }

  /** What the outbox does from `nextFrom` on (make-next.ts). Twice, and on two instances, is one round and one message. */
  makeNext(networkId: string, id: string, now: number): Promise<Round | undefined> {
    return makeNext(this.parts, networkId, id, now);
  }

  /** The version to open; undefined when it is not to open now: the meeting is later than it was, or does not take place. */
  private async afterMeeting({ networkId, id, version, due }: Round, meetingId: string, now: number): Promise<number | undefined> {
    const meeting = await this.parts.meetings.find(networkId, meetingId);
    const unchanged = (old: Round, next: Round | undefined) => (old.version === version ? next : undefined);
    if (!meeting || meeting.cancelledAt !== undefined) {
      await this.byItself(networkId, id, 'round.cancelled', (old) => unchanged(old, cancelled(old, now, false)));
      return undefined;
    }
    const times = followingMeeting(meeting, now);
    if (!times || times.due.local === due.local) return version;
    const change = { due: times.due, opensAt: Math.max(times.opensAt, now) };
    await this.byItself(networkId, id, 'round.extended', (old) => unchanged(old, changed(old, change)));
    return times.opensAt <= now ? version + 1 : undefined;
  }

  private async byItself(
    networkId: string, id: string, action: Action, next: (old: Round) => Round | undefined, card: CardChange = 'changed',
  ): Promise<void> {
    const { round, isNew } = await this.change(networkId, id, next, card);
    if (round && isNew) void this.parts.networks.audit.write(networkId, action);
  }

  /** `isSo`: what the press asked for stands, whoever was first. */
  private async byCoordinator(
    networkId: string, id: string, action: Action, by: Person, next: (old: Round) => Round | undefined, isSo: (round: Round) => boolean,
    card: CardChange = 'changed',
  ): Promise<Round> {
    const { round, isNew } = await this.change(networkId, id, next, card);
    if (!round) throw new NotYours();
    if (isNew) void this.parts.networks.audit.write(networkId, action, { by });
    if (!isSo(round)) throw new UserError('checkins.rounds.notNow');
    return round;
  }

  /** The next version of a round where it may be one; tells the board and the outbox, also for one that was changed before. */
  private async change(
    networkId: string, id: string, next: (old: Round) => Round | undefined, card: CardChange,
  ): Promise<{ round: Round | undefined; isNew: boolean }> {
    let isNew = false;
    const round = await this.parts.store.change(networkId, id, (old) => {
      const made = next(old);
      isNew = made !== undefined;
      return made;
    });
    if (round) await this.tell(round, card);
    return { round, isNew };
  }

  private async tell({ networkId, id, state }: Round, card: CardChange): Promise<void> {
    const { board, outbox } = this.parts.networks;
    const posting = { networkId, kind: ROUND_KIND, subject: id };
    const shown = card === 'post' && state === 'open' ? () => board.post(posting) : () => board.changed(posting);
    await afterStored(() => Promise.all([
      ...(card === 'later' ? [] : [shown()]),
      outbox.changed({ networkId, kind: ROUND_KIND, id }),
    ]));
  }
}
