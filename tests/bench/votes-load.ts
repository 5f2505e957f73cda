import { personRef } from '../../src/lib/ids';
import type { Answer, Ballot, Poll } from '../../src/features/meetings/polls/types';
import type { NetworkStore } from '../../src/features/networks';
import { NETWORK } from '../features/meetings/polls/support';
import { cardAction, molde, type World } from '../support/activities';
import type { Post } from './posting';

/** Who votes: as many as are asked for, for a bot that is to write to `serviceUrl`. */
export function votersOf(serviceUrl: string, count: number): World[] {
  return Array.from({ length: count }, (_, nth) => {
    const id = String(nth).padStart(12, '0');
    return { ...molde, serviceUrl, from: { id: `29:voter-${id}`, name: `Demo ${nth}`, aadObjectId: `abababab-0000-4000-8000-${id}` } };
  });
}

/** They are spread over the municipalities. */
export async function seedVoters(
  networks: Pick<NetworkStore, 'saveMember'>, voters: readonly World[], municipalities: readonly { number: string }[],
): Promise<void> {
  for (const [nth, { tenantId, from }] of voters.entries()) {
    const municipality = municipalities[nth % municipalities.length]?.number;
    await networks.saveMember(NETWORK, { tenantId, personId: from.aadObjectId, name: from.name, roles: ['participant'], municipality });
  }
}

/** Each voter presses cells `changes` times, one after the other; `atOnce` of the presses are under way at any time. */
export interface Voting {
  serviceUrl: string;
  poll: Pick<Poll, 'id' | 'slots'>;
  voters: number;
  changes: number;
  atOnce: number;
}

export interface Load {
  /** What each voter was told last to be stored, by `personRef`; one that was not confirmed counts as what was there before. */
  acknowledged: [ref: string, answers: Record<string, Answer>][];
  unconfirmed: number;
  /** What each press took, ms. */
  times: number[];
  seconds: number;
}

const WORDS = ['yes', 'maybe', 'no'] as const;

export async function voteAll(post: Post, { serviceUrl, poll, changes, atOnce, ...asked }: Voting): Promise<Load> {
  const voters = votersOf(serviceUrl, asked.voters);
  const presses = Array.from({ length: changes }, (_, round) => voters.map((world, nth) => ({ world, round, nth }))).flat();
  const acknowledged = new Map<string, Record<string, Answer>>();
  const load: Load = { acknowledged: [], unconfirmed: 0, times: [], seconds: 0 };
  const started = performance.now();
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < presses.length; at = next++) {
      const { world, round, nth } = presses[at] as (typeof presses)[number];
      const slot = poll.slots[(round + nth) % poll.slots.length]?.id ?? 's1';
      const answer = WORDS[(nth * 7 + round * 5) % 3] as Answer;
      const activity = cardAction(world, `meetings.polls.${answer}`, { id: `${NETWORK}.${poll.id}-${slot}` }, { id: `vote-${at}`, in: 'channel', thread: 'thread' });
      const begun = performance.now();
      const { status, body } = await post(activity);
      load.times.push(performance.now() - begun);
      const ref = personRef(world.tenantId, world.from.aadObjectId);
      if (status === 200 && showsCard(body)) acknowledged.set(ref, { ...acknowledged.get(ref), [slot]: answer });
      else load.unconfirmed += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { ...load, acknowledged: [...acknowledged], seconds: (performance.now() - started) / 1000 };
}

const showsCard = (body: unknown) => ((body ?? {}) as { type?: string }).type?.endsWith('card.adaptive') ?? false;

/** Acknowledged answers that are not stored as they were told. */
export function lost({ acknowledged }: Load, ballots: readonly Ballot[]): string[] {
  const stored = new Map(ballots.map(({ ref, answers }) => [ref, answers]));
  return acknowledged.flatMap(([ref, answers]) => (
    Object.entries(answers).filter(([slot, answer]) => stored.get(ref)?.[slot] !== answer).map(([slot]) => `${ref} ${slot}`)
  ));
}

/** People who have said each, by slot, counted without the ranking. */
export function countedBy(answersOf: Iterable<Partial<Record<string, Answer>>>): Record<string, Record<Answer, number>> {
  const counted: Record<string, Record<Answer, number>> = {};
  for (const answers of answersOf) {
    for (const [slot, answer] of Object.entries(answers)) {
      const count = (counted[slot] ??= { yes: 0, maybe: 0, no: 0 });
      if (answer) count[answer] += 1;
    }
  }
  return counted;
}

export const percentile = (times: readonly number[], share: number): number => (
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
);
