import type { Municipality } from '../../networks';
import type { Answer, Ballot, Poll, Ranked } from './types';
import { wallInstant } from './wall-words';

type Asked = Pick<Poll, 'slots' | 'quorum'>;
type Place = Pick<Municipality, 'number'>;

/**
 * The slots, best first (issue 5, item 2): not struck out, then quorum, then how many of the required municipalities can, then how many
 * municipalities can, then «ja» over «om nødvendig», then people, then the earliest. Only municipalities of the network count, each by
 * the best answer of those who vote for it; partners count among people. Pure: the same ballots give the same ranking in any order.
 */
export function rank(poll: Asked, ballots: readonly Ballot[], municipalities: readonly Place[]): Ranked[] {
  const starts = new Map(poll.slots.map(({ id, start }) => [id, wallInstant(start)]));
  const numbers = municipalities.map(({ number }) => number).sort();
  const required = requiredOf(poll, municipalities);
  const ranked = counted(poll, ballots, numbers).map((count) => ranking(count, poll, numbers, required));
  return ranked.sort((a, b) => {
    for (const rule of RULES) {
      const difference = MEASURES[rule](b, required) - MEASURES[rule](a, required);
      if (difference !== 0) return difference;
    }
    return (starts.get(a.slot) ?? 0) - (starts.get(b.slot) ?? 0);
  });
}

/** What puts one slot before another, in the order in which it is asked; what is left is that it is earlier. */
const RULES = ['open', 'quorum', 'required', 'municipalities', 'yes', 'people', 'maybe'] as const;
export type Rule = (typeof RULES)[number] | 'earliest';

/** Each from 0 up; more is better. */
const MEASURES: Record<(typeof RULES)[number], (of: Ranked, required: readonly string[]) => number> = {
  open: ({ struck }) => (struck ? 0 : 1),
  quorum: ({ quorum }) => (quorum ? 1 : 0),
  required: (of, required) => required.filter((number) => canCome(of, number)).length,
  municipalities: ({ yes, maybe }) => yes.length + maybe.length,
  yes: ({ yes }) => yes.length,
  people: ({ people }) => people.yes,
  maybe: ({ people }) => people.maybe,
};

/**
 * Why a slot stands before the one after it. `quorum` only when too few municipalities can at the second: where enough can, it is the
 * required ones that are lacking.
 */
export function decidingRule(first: Ranked, second: Ranked, poll: Pick<Poll, 'quorum'>, municipalities: readonly Place[]): Rule {
  const required = requiredOf(poll, municipalities);
  const rule = RULES.find((each) => MEASURES[each](first, required) !== MEASURES[each](second, required)) ?? 'earliest';
  const isEnough = MEASURES.municipalities(second, required) >= neededOf(poll, municipalities);
  return rule === 'quorum' && isEnough ? 'required' : rule;
}

/** As a poll that is not decided is shown at `now` (UTC ms): what has passed is struck out, and comes last. */
export function withoutPassed(ranked: readonly Ranked[], { slots, state }: Pick<Poll, 'slots' | 'state'>, now: number): readonly Ranked[] {
  if (state === 'decided' || state === 'cancelled') return ranked;
  const passed = new Set(slots.filter(({ start }) => wallInstant(start) <= now).map(({ id }) => id));
  if (passed.size === 0) return ranked;
  const struck = ranked.filter(({ slot }) => passed.has(slot)).map((each) => ({ ...each, struck: true, passed: true as const }));
  return [...ranked.filter(({ slot }) => !passed.has(slot)), ...struck];
}

/** Those of the required municipalities that are in the network: one that has left it cannot be waited for. */
export function requiredOf({ quorum }: Pick<Poll, 'quorum'>, municipalities: readonly Place[]): string[] {
  return quorum.required.filter((required) => municipalities.some(({ number }) => number === required));
}

/** How many municipalities a time needs: never more than there are. */
export const neededOf = ({ quorum }: Pick<Poll, 'quorum'>, municipalities: readonly Place[]): number => (
  Math.min(quorum.atLeast, municipalities.length)
);

export const canCome = ({ yes, maybe }: Ranked, number: string): boolean => yes.includes(number) || maybe.includes(number);

/** Municipalities that nobody has answered for. */
export function missing<T extends Place>(ballots: readonly Ballot[], municipalities: readonly T[]): T[] {
  return municipalities.filter(({ number }) => !ballots.some((ballot) => ballot.municipality === number && hasAnswers(ballot)));
}

/** Municipalities that somebody has answered for, though not about every slot. */
export function halfway<T extends Place>({ slots }: Pick<Poll, 'slots'>, ballots: readonly Ballot[], municipalities: readonly T[]): T[] {
  return municipalities.filter(({ number }) => {
    const own = ballots.filter((ballot) => ballot.municipality === number);
    return own.some(hasAnswers) && !slots.every(({ id }) => own.some(({ answers }) => answers[id] !== undefined));
  });
}

/** Whether every municipality has answered about every slot. */
export function hasEverybody(poll: Pick<Poll, 'slots'>, ballots: readonly Ballot[], municipalities: readonly Place[]): boolean {
  return municipalities.length > 0 && missing(ballots, municipalities).length === 0 && halfway(poll, ballots, municipalities).length === 0;
}

export const hasAnswers = ({ answers }: Pick<Ballot, 'answers'>): boolean => Object.keys(answers).length > 0;

/** What has been said of one slot. */
interface Count {
  slot: string;
  /** How many people, by `weightOf` what they have said. */
  people: [none: number, no: number, maybe: number, yes: number];
  /** Of each municipality in their order, `weightOf` its best answer; 0 without one. */
  best: number[];
}

/** Better is more. Not a table: looking it up for every answer took twice as long as all else. */
const weightOf = (answer: Answer) => (answer === 'yes' ? 3 : answer === 'maybe' ? 2 : 1);

/** All slots in one go through the ballots, because it is done anew for each vote. */
function counted({ slots }: Asked, ballots: readonly Ballot[], numbers: readonly string[]): Count[] {
  const counts = slots.map(({ id }): Count => ({ slot: id, people: [0, 0, 0, 0], best: numbers.map(() => 0) }));
  const places = new Map(numbers.map((number, at) => [number, at]));
  for (const { municipality, answers } of ballots) {
    const place = municipality === undefined ? undefined : places.get(municipality);
    for (const { slot, people, best } of counts) {
      const answer = answers[slot];
      if (!answer) continue;
      const weight = weightOf(answer);
      people[weight] += 1;
      if (place !== undefined && weight > (best[place] ?? 0)) best[place] = weight;
    }
  }
  return counts;
}

function ranking({ slot, people, best }: Count, poll: Asked, numbers: readonly string[], required: readonly string[]): Ranked {
  const saying = (answer: Answer) => numbers.filter((_, at) => best[at] === weightOf(answer));
  const [yes, maybe, no] = [saying('yes'), saying('maybe'), saying('no')];
  const can = new Set([...yes, ...maybe]);
  return {
    slot, yes, maybe, no,
    people: { yes: people[3], maybe: people[2], no: people[1] },
    struck: required.some((number) => no.includes(number)),
    quorum: can.size >= Math.min(poll.quorum.atLeast, numbers.length) && required.every((number) => can.has(number)),
  };
}
