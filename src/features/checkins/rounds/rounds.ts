import { UserError } from '../../../lib/errors';
import { personRef } from '../../../lib/ids';
import { toInstant } from '../../../lib/time';
import type { CoordinatorScope } from '../../authority';
import type { Person } from '../../feature';
import type { Round } from '../types';
import { makeNext, type RoundsParts } from './make-next';
import { droppedReply } from './news-card';
import { byMeeting, lookingAt, type ByMeeting } from './next-round';
import { closingAfter } from './periods';
import { isOver, ROUND_KIND, takesReports } from './round';
import { RoundChanges, type Decided } from './round-changes';
import {
  begun, cancelled, changed, changedByHand, closed, expecting, expired, followsNetwork, opened, paused, reopened, resumed,
  unrepeated, type Change, type OfNetwork,
} from './transitions';

/** What a coordinator decides. `opensAt` (UTC ms) that is not to come: it opens at once. */
export type NewRound = Pick<Round, 'period' | 'form' | 'opensAt' | 'due' | 'municipalities' | 'rhythm' | 'meetingId'>;

/**
 * A network's rounds of check-ins. Everything throws what the store throws; `NotYours` for a round that is not there, and `UserError` for
 * what its state does not allow any more. What is stored is on its way to the channels' cards and to the outbox when a method has answered.
 */
export class Rounds {
  private readonly changes: RoundChanges;

  constructor(private readonly parts: RoundsParts) {
    this.changes = new RoundChanges(parts);
  }

  /** Twice with the same id is one round. */
  async create({ networkId }: CoordinatorScope, round: NewRound, id: string, by: Person, now: number): Promise<Round> {
    const open = round.opensAt <= now;
    const next: Round = {
      ...round, id, networkId, closesAt: closingAfter(round.due), state: open ? 'open' : 'planned', version: 1, createdAt: now,
      by: personRef(by.tenantId, by.id), ...(open && { opensAt: now, openedAt: now }),
    };
    const created = await this.parts.store.create(next);
    const stored = created ? next : (await this.find(networkId, id)) ?? next;
    await this.changes.tell(stored, 'post');
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
   * that has been moved follows it; when the meeting was called off, or no time is left before it, the round is cancelled and the
   * coordinators are told. One that was made by itself, and that no coordinator has changed, has the network's form and municipalities
   * as they are then.
   */
  async begin(networkId: string, id: string, version: number, now: number): Promise<void> {
    const round = await this.find(networkId, id);
    if (round?.version !== version) return;
    const opening = await this.afterMeeting(round, now);
    if (opening === undefined) return;
    const ofNetwork = followsNetwork(round) ? await this.ofNetworkNow(networkId) : undefined;
    await this.changes.byItself(networkId, id, 'round.opened', (old) => begun(old, opening, now, ofNetwork), 'post');
  }

  /** When `begin` is to be called for a planned round, UTC ms: a meeting that was moved or called off brings it forward. */
  async beginsAt(round: Round, now: number): Promise<number> {
    return lookingAt(round, await this.byMeeting(round, now), now);
  }

  /** A coordinator opens it before its time. */
  async openNow({ networkId }: CoordinatorScope, id: string, by: Person, now: number): Promise<Round> {
    const ofNetwork = await this.ofNetworkNow(networkId);
    return this.changes.byCoordinator(networkId, id, 'round.opened', by, (old) => opened(old, now, ofNetwork), takesReports, 'post');
  }

  async pause({ networkId }: CoordinatorScope, id: string, by: Person): Promise<Round> {
    return this.changes.byCoordinator(networkId, id, 'round.paused', by, paused, ({ state }) => state === 'paused');
  }

  async resume({ networkId }: CoordinatorScope, id: string, by: Person): Promise<Round> {
    return this.changes.byCoordinator(networkId, id, 'round.resumed', by, resumed, takesReports);
  }

  /** After `extend` and `expect`: the channels' cards, once the coordinator has the answer. */
  async show({ networkId, id }: Round): Promise<void> {
    await this.parts.networks.board.changed({ networkId, kind: ROUND_KIND, subject: id });
  }

  /**
   * Another due time, opening or rhythm; then `show`. `seen`: the version that the coordinator had before them. Throws UserError for
   * another due time when that has passed.
   */
  async extend({ networkId }: CoordinatorScope, id: string, change: Change, seen: number, by: Person, now: number): Promise<Decided> {
    return this.changes.decided(networkId, id, 'round.extended', by, seen, (old) => {
      const next = changedByHand(old, change);
      if (next && next.due.local !== old.due.local && toInstant(next.due) <= now) throw new UserError('checkins.rounds.wrong.duePast');
      return next;
    }, (round) => !isOver(round) && round.due.local === change.due.local);
  }

  /** Other municipalities are expected; what was sent stays. `seen` as for `extend`. Then `show`. */
  async expect({ networkId }: CoordinatorScope, id: string, municipalities: readonly string[], seen: number, by: Person): Promise<Decided> {
    const isSo = (round: Round) => !isOver(round) && [...round.municipalities].sort().join() === [...new Set(municipalities)].sort().join();
    return this.changes.decided(networkId, id, 'round.changed', by, seen, (old) => expecting(old, municipalities), isSo);
  }

  /** A closed one takes first reports again, until four weeks after another due time, which is to come. */
  async reopen({ networkId }: CoordinatorScope, id: string, due: Round['due'], by: Person): Promise<Round> {
    const isSo = (round: Round) => takesReports(round) && round.due.local === due.local;
    return this.changes.byCoordinator(networkId, id, 'round.reopened', by, (old) => reopened(old, due), isSo);
  }

  /** Takes only corrections from then on, until somebody opens it again. */
  async close({ networkId }: CoordinatorScope, id: string, by: Person, now: number): Promise<Round> {
    return this.changes.byCoordinator(networkId, id, 'round.closed', by, (old) => closed(old, now), ({ state }) => state === 'closed');
  }

  /** `stop`: and no other follows it by itself. */
  async cancel({ networkId }: CoordinatorScope, id: string, by: Person, now: number, stop = false): Promise<Round> {
    return this.changes.byCoordinator(networkId, id, 'round.cancelled', by, (old) => cancelled(old, now, stop), ({ state }) => state === 'cancelled');
  }

  /** No other follows one that is over by itself; `seen` as for `extend`. One that was made already stays. */
  async stopRepeating({ networkId }: CoordinatorScope, id: string, seen: number, by: Person): Promise<Decided> {
    const isSo = (round: Round) => isOver(round) && round.rhythm === 'none' && round.next === undefined;
    return this.changes.decided(networkId, id, 'round.changed', by, seen, unrepeated, isSo);
  }

  /** What the outbox does at the closing time of that version. Twice is harmless. */
  async expire(networkId: string, id: string, version: number, now: number): Promise<void> {
    await this.changes.byItself(networkId, id, 'round.closed', (old) => expired(old, version, now));
  }

  /** What the outbox does from `nextFrom` on (make-next.ts). Twice, and on two instances, is one round and one message. */
  makeNext(networkId: string, id: string, now: number): Promise<Round | undefined> {
    return makeNext(this.parts, networkId, id, now);
  }

  private async byMeeting(round: Round, now: number): Promise<ByMeeting> {
    const { networkId, meetingId, state } = round;
    if (meetingId === undefined || state !== 'planned') return { kind: 'stands' };
    return byMeeting(round, await this.parts.meetings.find(networkId, meetingId), now);
  }

  /** The version to open; undefined when it is not to open now: the meeting is later than it was, or leaves no time, or is called off. */
  private async afterMeeting(round: Round, now: number): Promise<number | undefined> {
    const { networkId, id, version } = round;
    const by = await this.byMeeting(round, now);
    const unchanged = (old: Round, next: Round | undefined) => (old.version === version ? next : undefined);
    if (by.kind === 'stands') return version;
    if (by.kind === 'moved') {
      const change = { due: by.due, opensAt: Math.max(by.opensAt, now) };
      await this.changes.byItself(networkId, id, 'round.extended', (old) => unchanged(old, changed(old, change)));
      return by.opensAt <= now ? version + 1 : undefined;
    }
    const isNew = await this.changes.byItself(networkId, id, 'round.cancelled', (old) => unchanged(old, cancelled(old, now, false)));
    const { kind } = by;
    if (isNew) await this.parts.networks.notifier.tellCoordinators(networkId, (language) => droppedReply(language, round, kind));
    return undefined;
  }

  private async ofNetworkNow(networkId: string): Promise<OfNetwork> {
    const { formOf, networks } = this.parts;
    const [form, municipalities] = await Promise.all([formOf(networkId), networks.store.municipalities(networkId)]);
    return { form, municipalities: municipalities.map(({ number }) => number) };
  }
}
