import { UserError } from '../../../lib/errors';
import type { Clock } from '../../../lib/time';
import type { PollStore } from './poll-store';
import type { Answer, Ballot, Poll } from './types';

/**
 * How long after the poll was read as open a vote may begin to be written: a third of the time that a closing poll waits, 5 s of 15. With
 * the three seconds that a write may take no ballot comes after the count.
 */
export const writeWithin = (closingMs: number): number => closingMs / 3;

export type Answers = Partial<Record<string, Answer>>;

/** Who votes, and for whom, as the store has them. */
export interface Voter {
  /** `personRef` */
  ref: string;
  municipality?: string;
  organisation?: string;
}

export interface Vote {
  poll: Poll;
  /** When it was read, UTC ms. */
  readAt: number;
  voter: Voter;
  answers: Answers;
  /** See `writeWithin`. */
  withinMs: number;
}

/**
 * Stores what somebody has answered over what they answered before, and gives their whole ballot; the same again writes nothing. `poll`
 * was read as open. Throws UserError when that is so long ago that it may be closed meanwhile (nothing is stored), and what the store
 * throws.
 */
export async function vote({ poll, readAt, voter, answers, withinMs }: Vote, store: PollStore, clock: Clock): Promise<Ballot> {
  const stored = await store.vote(poll.networkId, poll.id, voter.ref, (old) => {
    const next: Ballot = { ...voter, answers: { ...old?.answers, ...answers }, at: clock.now() };
    const age = clock.now() - readAt;
    if (age < 0 || age > withinMs) throw new UserError('meetings.polls.tooSlow');
    return old && isSame(old, next) ? undefined : next;
  });
  if (!stored) throw new Error('A ballot was stored and is not there');
  return stored;
}

/** The others' ballots with this one among them. */
export function withBallot(ballots: readonly Ballot[], own: Ballot): Ballot[] {
  return [...ballots.filter(({ ref }) => ref !== own.ref), own];
}

function isSame(a: Ballot, b: Ballot): boolean {
  const [these, those] = [a.answers, b.answers];
  return a.municipality === b.municipality && a.organisation === b.organisation
    && Object.keys(those).every((slot) => these[slot] === those[slot]) && Object.keys(these).length === Object.keys(those).length;
}
