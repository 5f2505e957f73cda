import type { Municipality } from '../../networks';
import { ANSWERS, type Answer, type Ballot, type Poll, type Ranked } from './types';
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
  const ranked = poll.slots.map(({ id }) => ranking(id, poll, ballots, numbers, required));
  return ranked.sort((a, b) => {
    for (const rule of RULES) {
      const difference = MEASURES[rule](b, required) - MEASURES[rule](a, required);
      if (difference !== 0) return difference;
    }
    return (starts.get(a.slot) ?? 0) - (starts.get(b.slot) ?? 0);
  });
}

/** What puts one slot before another, in the order in which it is asked; what is left is that it is earlier. */
export const RULES = ['open', 'quorum', 'required', 'municipalities', 'yes', 'people'] as const;
export type Rule = (typeof RULES)[number] | 'earliest';

/** Each from 0 up; more is better. */
const MEASURES: Record<(typeof RULES)[number], (of: Ranked, required: readonly string[]) => number> = {
  open: ({ struck }) => (struck ? 0 : 1),
  quorum: ({ quorum }) => (quorum ? 1 : 0),
  required: (of, required) => required.filter((number) => canCome(of, number)).length,
  municipalities: ({ yes, maybe }) => yes.length + maybe.length,
  yes: ({ yes }) => yes.length,
  // «Ja» comes first: as many «om nødvendig» as there are people never outweigh one of them.
  people: ({ people }) => people.yes + people.maybe / (people.maybe + 1),
};

/** Why a slot stands before the one after it. */
export function decidingRule(first: Ranked, second: Ranked, poll: Pick<Poll, 'quorum'>, municipalities: readonly Place[]): Rule {
  const required = requiredOf(poll, municipalities);
  return RULES.find((rule) => MEASURES[rule](first, required) !== MEASURES[rule](second, required)) ?? 'earliest';
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

function ranking(slot: string, poll: Asked, ballots: readonly Ballot[], numbers: readonly string[], required: readonly string[]): Ranked {
  const people: Record<Answer, number> = { yes: 0, maybe: 0, no: 0 };
  const best = new Map<string, Answer>();
  for (const { municipality, answers } of ballots) {
    const answer = answers[slot];
    if (!answer) continue;
    people[answer] += 1;
    if (municipality && isBetter(answer, best.get(municipality))) best.set(municipality, answer);
  }
  const saying = (answer: Answer) => numbers.filter((number) => best.get(number) === answer);
  const [yes, maybe, no] = [saying('yes'), saying('maybe'), saying('no')];
  const can = new Set([...yes, ...maybe]);
  return {
    slot, yes, maybe, no, people,
    struck: required.some((number) => no.includes(number)),
    quorum: can.size >= Math.min(poll.quorum.atLeast, numbers.length) && required.every((number) => can.has(number)),
  };
}

const isBetter = (answer: Answer, than: Answer | undefined) => than === undefined || ANSWERS.indexOf(answer) < ANSWERS.indexOf(than);
