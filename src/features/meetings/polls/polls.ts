import { LRUCache } from 'lru-cache';
import { UserError } from '../../../lib/errors';
import { personRef } from '../../../lib/ids';
import { toInstant, type WallTime } from '../../../lib/time';
import type { CoordinatorScope, MemberScope } from '../../authority';
import type { Person, PersonId } from '../../feature';
import type { Networks } from '../../networks';
import { NotYours } from '../../refusals';
import { afterStored } from '../../../storage';
import type { MeetingLimits } from '../limits';
import type { MeetingStore } from '../store';
import type { Meeting } from '../types';
import { ClosingWait, count } from './closing';
import { PollStore, type PollPage } from './poll-store';
import { hasEverybody } from './ranking';
import { Tallies, type Tally } from './tallies';
import { cancelled, closing, decided, expired, extended, reopened } from './transitions';
import type { Ballot, NewPoll, Poll } from './types';
import { vote, withBallot, writeWithin, type Answers } from './voting';
import { wallInstant } from './wall-words';

/** How the board and the outbox call polls. */
export const KIND = 'poll';

/** Sets a meeting; twice with the same id is one. */
interface SetsMeetings {
  set(scope: CoordinatorScope, id: string, meeting: Decided, by: Person, now: number): Promise<Meeting>;
  /** For who decided it before, a `personRef`. */
  setDecided(networkId: string, id: string, meeting: Decided, by: string, now: number): Promise<Meeting>;
}

type Decided = Pick<Meeting, 'title' | 'start' | 'minutes' | 'agenda' | 'pollId'>;

const MOST_ASKED = 500;

export interface PollsParts {
  networks: Networks;
  planning: SetsMeetings;
  meetings: Pick<MeetingStore, 'find'>;
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
  private readonly wait: ClosingWait;
  /** The versions of polls that the outbox knows from here that all have answered. */
  private readonly answered = new LRUCache<string, true>({ max: MOST_ASKED });

  constructor(private readonly parts: PollsParts) {
    const { networks: { table, store, clock }, limits: { tallyMs, closingMs } } = parts;
    this.store = new PollStore(table);
    this.tallies = new Tallies({ store: this.store, networks: store, clock, tallyMs });
    this.wait = new ClosingWait(closingMs);
  }

  /** Twice with the same id is one poll. */
  async post({ networkId }: CoordinatorScope, poll: NewPoll, id: string, by: Person, now: number): Promise<Poll> {
    const next: Poll = { ...poll, id, networkId, state: 'open', version: 1, postedAt: now, by: personRef(by.tenantId, by.id) };
    const created = await this.store.create(next);
    const { board, outbox, audit } = this.parts.networks;
    await afterStored(() => Promise.all([board.post(posting(next)), outbox.changed({ networkId, kind: KIND, id })]));
    if (!created) return (await this.store.find(networkId, id)) ?? next;
    void audit.write(networkId, 'poll.posted', { by });
    return next;
  }

  find(networkId: string, id: string): Promise<Poll | undefined> {
    return this.store.find(networkId, id);
  }

  /** The network's, newest first: so many of them from the `from`th on, with their ballots. */
  page(networkId: string, from: number, most: number): Promise<PollPage> {
    return this.store.page(networkId, from, most);
  }

  /** The meeting that a decided poll has become, as it stands now; undefined while it is not set. */
  async meetingOf({ networkId, state, id }: Poll): Promise<Meeting | undefined> {
    return state === 'decided' ? this.parts.meetings.find(networkId, id) : undefined;
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
   * stored at once did not see each other: so the outbox hears of it from here too.
   */
  async shown(networkId: string, id: string): Promise<Tally | undefined> {
    const tally = await this.tallies.fresh(networkId, id);
    const { log } = this.parts.networks;
    if (tally) await this.whenAnswered(tally).catch((error: Error) => log.warn('It is planned later to tell that all have answered', { error }));
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
    await Promise.all([this.parts.networks.board.changed(posting(seen.poll)), this.whenAnswered(seen)]);
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

  async cancel({ networkId }: CoordinatorScope, id: string, by: Person): Promise<Poll> {
    const { poll, changed } = await this.change(networkId, id, cancelled);
    if (changed) void this.parts.networks.audit.write(networkId, 'poll.cancelled', { by });
    if (poll.state !== 'cancelled') throw new UserError('meetings.polls.notNow');
    return poll;
  }

  /**
   * Sets the meeting to one of the slots. The choice is stored before the meeting: cut short, the same press again completes it, and nobody
   * sets another, and the outbox completes it too. Throws UserError when another slot is chosen, the slot has passed, or the poll is not
   * closed; StoreUnavailable with outcome `unknown` when the choice is stored and the meeting perhaps not.
   */
  async decide(scope: CoordinatorScope, id: string, slotId: string, by: Person, now: number): Promise<Meeting> {
    const { networkId } = scope;
    const { planning, networks: { audit } } = this.parts;
    const { poll, changed } = await this.change(networkId, id, (old) => {
      const slot = old.slots.find((each) => each.id === slotId);
      const next = slot && decided(old, slotId, personRef(by.tenantId, by.id));
      if (slot && next && wallInstant(slot.start) <= now) throw new UserError('meetings.polls.hasPassed');
      return next;
    });
    if (!poll.slots.some((each) => each.id === slotId)) throw new NotYours();
    const wanted = decidedMeeting(poll);
    if (!wanted || poll.decided !== slotId) throw new UserError('meetings.polls.notNow');
    if (changed) void audit.write(networkId, 'poll.decided', { by });
    return afterStored(() => planning.set(scope, id, wanted, by, now));
  }

  /** What the outbox does when a poll is decided: sets the meeting, unless that is done. Twice is harmless. */
  async meet(networkId: string, id: string, now: number): Promise<void> {
    const poll = await this.store.find(networkId, id);
    const wanted = poll && decidedMeeting(poll);
    if (!wanted || await this.meetingOf(poll)) return;
    await this.parts.planning.setDecided(networkId, id, wanted, poll.decidedBy ?? poll.by, now);
  }

  /** What the outbox does at the deadline of that version. Twice is harmless. */
  async expire(networkId: string, id: string, version: number, now: number): Promise<void> {
    const poll = await this.store.find(networkId, id);
    if (poll) await this.change(networkId, id, (old) => expired(old, version, now));
  }

  /** From when this instance may count the poll, UTC ms by its own clock; undefined when the poll is not closing. */
  async countableFrom(networkId: string, id: string): Promise<number | undefined> {
    const poll = await this.store.find(networkId, id);
    return poll && this.wait.from(poll, this.parts.networks.clock.now());
  }

  /**
   * The second step of closing, when this instance has waited: the result, which the outbox then tells the coordinators. Twice is harmless.
   * Gives whether nothing is left to do.
   */
  async finish(networkId: string, id: string): Promise<boolean> {
    const { networks } = this.parts;
    const municipalitiesOf = (of: string) => networks.store.municipalities(of);
    const poll = await count({ store: this.store, municipalitiesOf, wait: this.wait, clock: networks.clock }, networkId, id);
    if (poll?.state !== 'closed') return poll?.state !== 'closing';
    this.tallies.forget(networkId, id);
    await Promise.all([networks.board.changed(posting(poll)), networks.outbox.changed({ networkId, kind: KIND, id })]);
    return true;
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
    const { board, outbox, clock } = this.parts.networks;
    this.wait.from(poll, clock.now());
    await afterStored(() => Promise.all([board.changed(posting(poll)), outbox.changed({ networkId, kind: KIND, id })]));
    return { poll, changed };
  }

  private async untilDeadline(
    networkId: string, id: string, deadline: WallTime, now: number,
    { next, action, by }: { next(old: Poll, deadline: WallTime, now: number): Poll | undefined; action: 'poll.reopened' | 'poll.extended'; by: Person },
  ): Promise<Poll> {
    if (toInstant(deadline) <= now) throw new UserError('meetings.polls.deadlinePassed');
    const { poll, changed } = await this.change(networkId, id, (old) => next(old, deadline, now));
    if (changed) void this.parts.networks.audit.write(networkId, action, { by });
    if (poll.state !== 'open' || poll.deadline.local !== deadline.local) throw new UserError('meetings.polls.notNow');
    return poll;
  }

  /** Everybody has answered an open poll: the outbox plans at once what it would have planned within ten minutes. */
  private async whenAnswered({ poll, ballots, municipalities }: Tally): Promise<void> {
    const { networkId, id, version, state } = poll;
    const key = `${networkId}.${id}.${version}`;
    if (state !== 'open' || this.answered.has(key) || !hasEverybody(poll, ballots, municipalities)) return;
    await this.parts.networks.outbox.changed({ networkId, kind: KIND, id });
    this.answered.set(key, true);
  }
}

function withOwn(tally: Tally, ref: string): Seen {
  const own = tally.ballots.find((ballot) => ballot.ref === ref);
  return { ...tally, ...(own && { own }) };
}

/** What a decided poll's meeting is set with; undefined when it is not decided. */
function decidedMeeting({ id, title, minutes, agenda, slots, state, decided: chosen }: Poll): Decided | undefined {
  const slot = state === 'decided' ? slots.find((each) => each.id === chosen) : undefined;
  return slot && { title, start: slot.start, minutes, agenda, pollId: id };
}

const posting = ({ networkId, id }: Poll) => ({ networkId, kind: KIND, subject: id });
