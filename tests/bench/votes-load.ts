import type { World } from '../support/activities';
import { cardAction } from '../support/activities';
import type { TestApp } from '../support/running-app';
import { personRef } from '../../src/lib/ids';
import type { App } from '../../src/app';
import type { Answer, Ballot, Poll } from '../../src/features/meetings/polls/types';
import { NETWORK } from '../features/meetings/polls/support';

/** Who votes: as many as are asked for, spread over the municipalities. */
export function votersOf(bot: Pick<TestApp, 'molde'>, count: number): World[] {
  return Array.from({ length: count }, (_, nth) => {
    const id = String(nth).padStart(12, '0');
    return { ...bot.molde, from: { id: `29:voter-${id}`, name: `Demo ${nth}`, aadObjectId: `abababab-0000-4000-8000-${id}` } };
  });
}

export async function seedVoters({ networks }: Pick<App, 'networks'>, voters: readonly World[], municipalities: readonly { number: string }[]): Promise<void> {
  for (const [nth, { tenantId, from }] of voters.entries()) {
    const municipality = municipalities[nth % municipalities.length]?.number;
    await networks.saveMember(NETWORK, { tenantId, personId: from.aadObjectId, name: from.name, roles: ['participant'], municipality });
  }
}

export interface Load {
  /** What each voter was told last to be stored, by `personRef`; one that was not confirmed counts as what was there before. */
  acknowledged: Map<string, Record<string, Answer>>;
  unconfirmed: number;
  /** What each press took, ms. */
  times: number[];
  seconds: number;
  /** Processor time of this process, which has the service, the fake Teams and who votes. */
  cpuSeconds: number;
}

const WORDS = ['yes', 'maybe', 'no'] as const;

/** Each voter presses cells `changes` times, one after the other; `atOnce` of the presses are under way at any time. */
export async function voteAll(bot: TestApp, poll: Poll, voters: readonly World[], changes: number, atOnce: number): Promise<Load> {
  const presses = Array.from({ length: changes }, (_, round) => voters.map((world, nth) => ({ world, round, nth }))).flat();
  const load: Load = { acknowledged: new Map(), unconfirmed: 0, times: [], seconds: 0, cpuSeconds: 0 };
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < presses.length; at = next++) {
      const { world, round, nth } = presses[at] as (typeof presses)[number];
      const slot = poll.slots[(round + nth) % poll.slots.length]?.id ?? 's1';
      const answer = WORDS[(nth * 7 + round * 5) % 3] as Answer;
      const activity = cardAction(world, `meetings.polls.${answer}`, { id: `${NETWORK}.${poll.id}-${slot}` }, { id: `vote-${at}`, in: 'channel', thread: 'thread' });
      const begun = performance.now();
      const { status, body } = await bot.post(activity);
      load.times.push(performance.now() - begun);
      const { type = '' } = (body ?? {}) as { type?: string };
      const ref = personRef(world.tenantId, world.from.aadObjectId);
      if (status === 200 && type.endsWith('card.adaptive')) load.acknowledged.set(ref, { ...load.acknowledged.get(ref), [slot]: answer });
      else load.unconfirmed += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  load.seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  load.cpuSeconds = (user + system) / 1e6;
  return load;
}

/** Acknowledged answers that are not stored as they were told. */
export function lost({ acknowledged }: Load, ballots: readonly Ballot[]): string[] {
  const stored = new Map(ballots.map(({ ref, answers }) => [ref, answers]));
  return [...acknowledged].flatMap(([ref, answers]) => (
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
