import { UserError } from '../../../lib/errors';
import { personRef } from '../../../lib/ids';
import { toInstant, type WallTime } from '../../../lib/time';
import type { CoordinatorScope, MemberScope } from '../../authority';
import type { Person, PersonId } from '../../feature';
import type { Networks } from '../../networks';
import { NotYours } from '../../refusals';
import type { MeetingLimits } from '../limits';
import type { Meeting } from '../types';
import { count } from './closing';
import { answeredReply, closedReply } from './news-cards';
import { PollStore } from './poll-store';
import { Tallies, type Tally } from './tallies';
import { isAnsweredAndUntold, tellOnce } from './telling';
import { cancelled, closing, decided, expired, extended, reopened } from './transitions';
import type { Ballot, NewPoll, Poll } from './types';
import { vote, withBallot, writeWithin, type Answers } from './voting';

/** How the board and the outbox call polls. */
export const KIND = 'poll';

/** Sets a meeting; twice with the same id is one. */
interface SetsMeetings {
  set(
    scope: CoordinatorScope, id: string, meeting: Pick<Meeting, 'title' | 'start' | 'minutes' | 'agenda' | 'pollId'>, by: Person, now: number,
  ): Promise<Meeting>;
}

export interface PollsParts {
  networks: Networks;
  planning: SetsMeetings;
  limits: MeetingLimits;
}

/** A poll as somebody sees it: with their own ballot over what was read lately of the others'. */
export interface Seen extends Tally {
  own?: Ballot;
}

export interface Voted extends Seen {
  stored: boolean;
}

/**
 * A network's polls. Everything throws what the store throws; `NotYours` for a poll that is not there, and `UserError` for what the poll's
 * state does not allow any more. What is stored is on its way to the channels' cards and to the outbox when a method has answered.
 */
export class Polls {
  readonly store: PollStore;
  private readonly tallies: Tallies;

  constructor(private readonly parts: PollsParts) {
    const { networks: { table, store, clock }, limits: { tallyMs } } = parts;
    this.store = new PollStore(table);
    this.tallies = new Tallies({ store: this.store, networks: store, clock, tallyMs });
  }

  /** Twice with the same id is one poll. */
  async post({ networkId }: CoordinatorScope, poll: NewPoll, id: string, by: Person, now: number): Promise<Poll> {
    const next: Poll = { ...poll, id, networkId, state: 'open', version: 1, postedAt: now, by: personRef(by.tenantId, by.id) };
    const created = await this.store.create(next);
    const { board, outbox, audit } = this.parts.networks;
    await Promise.all([board.post(posting(next)), outbox.changed({ networkId, kind: KIND, id })]);
    if (!created) return (await this.store.find(networkId, id)) ?? next;
    void audit.write(networkId, 'poll.posted', { by });
    return next;
  }

  find(networkId: string, id: string): Promise<Poll | undefined> {
    return this.store.find(networkId, id);
  }

  /** Newest first. */
  ofNetwork(networkId: string): Promise<Poll[]> {
    return this.store.ofNetwork(networkId);
  }

  ballots(networkId: string, id: string): Promise<Ballot[]> {
    return this.store.ballots(networkId, id);
  }

  /** The poll as it is now; undefined when there is none. */
  async seen(networkId: string, id: string, { tenantId, id: personId }: PersonId): Promise<Seen | undefined> {
    const tally = await this.tallies.fresh(networkId, id);
    return tally && withOwn(tally, personRef(tenantId, personId));
  }

  /**
   * The same for the channels' cards. Whoever renders them sees last of all that everybody has answered, also when two votes that were
   * stored at once did not see each other: so it is told from here too.
   */
  async shown(networkId: string, id: string): Promise<Tally | undefined> {
    const tally = await this.tallies.fresh(networkId, id);
    const { log } = this.parts.networks;
    if (tally) await this.tellWhenAnswered(tally).catch((error: Error) => log.warn('Coordinators not told that all have answered', { error }));
    return tally;
  }

  /**
   * Stores what somebody answers about some slots, and gives the poll with their ballot over the others' as they were at most `tallyMs`
   * ago. `stored` is false when no ballots are taken. Throws UserError when it is uncertain whether they still are: then nothing is stored.
   */
  async vote({ networkId, part }: MemberScope, id: string, answer: (poll: Poll) => Answers, by: PersonId): Promise<Voted> {
    const tally = await this.tallies.recent(networkId, id);
    if (!tally) throw new NotYours();
    const { municipality, organisation } = part;
    const voter = { ref: personRef(by.tenantId, by.id), ...(municipality ? { municipality } : organisation && { organisation }) };
    const { poll, readAt } = tally;
    if (poll.state !== 'open') return { ...withOwn(tally, voter.ref), stored: false };
    const withinMs = writeWithin(this.parts.limits.closingMs);
    const own = await vote({ poll, readAt, voter, answers: answer(poll), withinMs }, this.store, this.parts.networks.clock);
    return { ...tally, ballots: withBallot(tally.ballots, own), own, stored: true };
  }

  /** After a vote is stored: the channels' cards, and the coordinators when it was the last that was waited for. */
  async afterVote(seen: Seen): Promise<void> {
    const { networkId, id } = seen.poll;
    const tell = async () => {
      const tally = isAnsweredAndUntold(seen) ? await this.tallies.fresh(networkId, id) : undefined;
      if (tally) await this.tellWhenAnswered(tally);
    };
    await Promise.all([this.parts.networks.board.changed(posting(seen.poll)), tell()]);
  }

  /** Takes no more ballots; the result stands when those under way are counted. Closing what is closed is harmless. */
  async close({ networkId }: CoordinatorScope, id: string, by: Person, now: number): Promise<Poll> {
    const { poll, changed } = await this.change(networkId, id, (old) => closing(old, now));
    if (changed) void this.parts.networks.audit.write(networkId, 'poll.closed', { by });
    if (poll.state === 'open' || poll.state === 'cancelled') throw new UserError('meetings.polls.notNow');
    return poll;
  }

  /** Ballots stay. Throws UserError for a deadline that has passed. */
  async reopen({ networkId }: CoordinatorScope, id: string, deadline: WallTime, by: Person, now: number): Promise<Poll> {
    return this.untilDeadline(networkId, id, deadline, now, { next: reopened, action: 'poll.reopened', by });
  }

  /** Another deadline, later or sooner. Throws UserError for one that has passed. */
  async extend({ networkId }: CoordinatorScope, id: string, deadline: WallTime, by: Person, now: number): Promise<Poll> {
    return this.untilDeadline(networkId, id, deadline, now, { next: extended, action: 'poll.extended', by });
  }

  async cancel({ networkId }: CoordinatorScope, id: string, by: Person, _now: number): Promise<Poll> {
    const { poll, changed } = await this.change(networkId, id, cancelled);
    if (changed) void this.parts.networks.audit.write(networkId, 'poll.cancelled', { by });
    if (poll.state !== 'cancelled') throw new UserError('meetings.polls.notNow');
    return poll;
  }

  /**
   * Sets the meeting to one of the slots. The choice is stored before the meeting: cut short, the same press again completes it, and nobody
   * sets another. Throws UserError when another slot is chosen, or the poll is not closed.
   */
  async decide(scope: CoordinatorScope, id: string, slotId: string, by: Person, now: number): Promise<Meeting> {
    const { networkId } = scope;
    const { poll, changed } = await this.change(networkId, id, (old) => (
      old.slots.some((slot) => slot.id === slotId) ? decided(old, slotId) : undefined
    ));
    const slot = poll.slots.find((each) => each.id === slotId);
    if (!slot) throw new NotYours();
    if (poll.state !== 'decided' || poll.decided !== slotId) throw new UserError('meetings.polls.notNow');
    const { title, minutes, agenda } = poll;
    const meeting = await this.parts.planning.set(scope, id, { title, start: slot.start, minutes, agenda, pollId: id }, by, now);
    if (changed) void this.parts.networks.audit.write(networkId, 'poll.decided', { by });
    return meeting;
  }

  /** What the outbox does at the deadline of that version. Twice is harmless. */
  async expire(networkId: string, id: string, version: number, now: number): Promise<void> {
    const poll = await this.store.find(networkId, id);
    if (poll) await this.change(networkId, id, (old) => expired(old, version, now));
  }

  /** The second step of closing, when its time has come: the result, and the coordinators told of it. Twice is harmless. */
  async finish(networkId: string, id: string, now: number): Promise<void> {
    const { networks, limits: { closingMs } } = this.parts;
    const parts = { store: this.store, municipalitiesOf: (of: string) => networks.store.municipalities(of), closingMs };
    const counted = await count(parts, networkId, id, now);
    if (!counted || counted.poll.state !== 'closed') return;
    this.tallies.forget(networkId, id);
    const { poll } = counted;
    await Promise.all([
      networks.board.changed(posting(poll)),
      counted.first && networks.outbox.changed({ networkId, kind: KIND, id }),
      networks.store.municipalities(networkId).then((all) => (
        tellOnce(networks, this.store, poll, 'closed', (language) => closedReply(language, poll, all))
      )),
    ]);
  }

  /** The next version of a poll where it may be one; tells the board and the outbox, also for one that was changed before. */
  private async change(networkId: string, id: string, next: (old: Poll) => Poll | undefined): Promise<{ poll: Poll; changed: boolean }> {
    let changed = false;
    const poll = await this.store.change(networkId, id, (old) => {
      const made = next(old);
      changed = made !== undefined;
      return made;
    });
    if (!poll) throw new NotYours();
    this.tallies.forget(networkId, id);
    const { board, outbox } = this.parts.networks;
    await Promise.all([board.changed(posting(poll)), outbox.changed({ networkId, kind: KIND, id })]);
    return { poll, changed };
  }

  private async untilDeadline(
    networkId: string, id: string, deadline: WallTime, now: number,
    { next, action, by }: { next(old: Poll, deadline: WallTime): Poll | undefined; action: 'poll.reopened' | 'poll.extended'; by: Person },
  ): Promise<Poll> {
    if (toInstant(deadline) <= now) throw new UserError('meetings.polls.deadlinePassed');
    const { poll, changed } = await this.change(networkId, id, (old) => next(old, deadline));
    if (changed) void this.parts.networks.audit.write(networkId, action, { by });
    if (poll.state !== 'open' || poll.deadline.local !== deadline.local) throw new UserError('meetings.polls.notNow');
    return poll;
  }

  private async tellWhenAnswered(tally: Tally): Promise<void> {
    if (!isAnsweredAndUntold(tally)) return;
    const { poll, ballots, municipalities } = tally;
    await tellOnce(this.parts.networks, this.store, poll, 'answered', (language) => answeredReply(language, poll, ballots, municipalities));
  }
}

function withOwn(tally: Tally, ref: string): Seen {
  const own = tally.ballots.find((ballot) => ballot.ref === ref);
  return { ...tally, ...(own && { own }) };
}

const posting = ({ networkId, id }: Poll) => ({ networkId, kind: KIND, subject: id });
