import type { Round } from '../types';
import { closingAfter } from './periods';
import { isOver, nextFrom } from './round';

/** What the network has chosen and who is in it, as they are now. */
export type OfNetwork = Pick<Round, 'form' | 'municipalities'>;

/**
 * What may become of a round, and when. Pure; each gives the next version of the round, or undefined when it may not or is so already.
 *
 * `planned` → `open` ⇄ `paused` → `closed`, and open again with another due day; cancelled from any of the first three. A change that
 * reminders must follow makes a new version (`Round.version`); one by the clock does not, so that the same act done twice finds its version
 * still there.
 */

const isUnderWay = ({ state }: Round): boolean => state === 'planned' || state === 'open' || state === 'paused';
const another = ({ version }: Round): Pick<Round, 'version'> => ({ version: version + 1 });

/**
 * Made by itself, planned, and looked after by nobody since: it was made months ahead, and takes the network's form and municipalities once
 * more when it opens.
 */
export const followsNetwork = ({ state, by, byHand }: Pick<Round, 'state' | 'by' | 'byHand'>): boolean => (
  state === 'planned' && by === undefined && byHand === undefined
);
const withOf = (round: Round, ofNetwork: OfNetwork | undefined): Round => (followsNetwork(round) ? { ...round, ...ofNetwork } : round);

/** By its opening time; `version` is that of the round whose time it was. */
export const begun = (round: Round, version: number, now: number, ofNetwork?: OfNetwork): Round | undefined => (
  round.version === version && round.state === 'planned' ? { ...withOf(round, ofNetwork), state: 'open', openedAt: now } : undefined
);

/** By a coordinator, before its time. */
export const opened = (round: Round, now: number, ofNetwork?: OfNetwork): Round | undefined => (
  round.state === 'planned' ? { ...withOf(round, ofNetwork), ...another(round), state: 'open', opensAt: now, openedAt: now } : undefined
);

export const paused = (round: Round): Round | undefined => (
  round.state === 'open' ? { ...round, ...another(round), state: 'paused' } : undefined
);

export const resumed = (round: Round): Round | undefined => (
  round.state === 'paused' ? { ...round, ...another(round), state: 'open' } : undefined
);

/** What a coordinator may change of a round under way. `opensAt` (UTC ms) counts for a planned one only. */
export type Change = Pick<Round, 'due'> & Partial<Pick<Round, 'opensAt' | 'rhythm'>>;

/** Another due time, and with it another time to close; another opening; whether another round follows, unless that was made. */
export function changed(round: Round, { due, opensAt, rhythm }: Change): Round | undefined {
  if (!isUnderWay(round)) return undefined;
  const next = {
    opensAt: round.state === 'planned' ? opensAt ?? round.opensAt : round.opensAt,
    rhythm: round.next === undefined ? rhythm ?? round.rhythm : round.rhythm,
  };
  const isDueSame = due.local === round.due.local && due.zone === round.due.zone;
  if (isDueSame && next.opensAt === round.opensAt && next.rhythm === round.rhythm) return undefined;
  return { ...round, ...another(round), ...next, ...(!isDueSame && { due, closesAt: closingAfter(due) }) };
}

/** The same by a coordinator, who decides more than what goes by itself. */
export function changedByHand(round: Round, change: Change): Round | undefined {
  const next = changed(round, change);
  return next && byHand(round, next, next.opensAt !== round.opensAt || next.due.local !== round.due.local);
}

const byHand = (old: Round, next: Round, days: boolean): Round => (
  old.state === 'planned' ? { ...next, byHand: { ...old.byHand, ...(days && { days: true as const }) } } : next
);

/** Other municipalities; the same are no change, in whatever order. */
export function expecting(round: Round, municipalities: readonly string[]): Round | undefined {
  const next = [...new Set(municipalities)].sort();
  if (!isUnderWay(round) || next.join() === [...round.municipalities].sort().join()) return undefined;
  return byHand(round, { ...round, ...another(round), municipalities: next }, false);
}

/** By a coordinator. A planned one is cancelled instead. */
export const closed = (round: Round, now: number): Round | undefined => (
  round.state === 'open' || round.state === 'paused' ? { ...round, state: 'closed', closedAt: now } : undefined
);

/** A closed one takes first reports again, until four weeks after another due time. Whatever followed it stays. */
export function reopened({ closedAt: _, ...round }: Round, due: Round['due']): Round | undefined {
  return round.state === 'closed' ? { ...round, ...another(round), state: 'open', due, closesAt: closingAfter(due) } : undefined;
}

/** By the clock; `version` is that of the round whose time to close it was. */
export const expired = (round: Round, version: number, now: number): Round | undefined => (
  round.version === version && now >= round.closesAt ? closed(round, now) : undefined
);

/** What was sent stays where it is. `stop`: no other follows it either. */
export function cancelled(round: Round, now: number, stop: boolean): Round | undefined {
  if (!isUnderWay(round)) return undefined;
  return { ...round, state: 'cancelled', closedAt: now, ...(stop && { rhythm: 'none' as const }) };
}

/** Over, and another is still to be made after it. */
export const isFollowedYet = (round: Round): boolean => isOver(round) && nextFrom(round) !== undefined;

/** No other follows one that is over. */
export const unrepeated = (round: Round): Round | undefined => (
  isFollowedYet(round) ? { ...round, ...another(round), rhythm: 'none' } : undefined
);

/** The one that follows it was made. */
export const followed = (round: Round, next: string): Round | undefined => (round.next === undefined ? { ...round, next } : undefined);
