import type { Bank } from '../../../src/features/advice/bank';
import { inChanceOrder } from './choose';
import type { Line } from './lines';
import { figuresOf, type Figures } from './metrics';
import { ask, taughtOn, type Sources } from './trained';

const STEPS = [10, 20, 40];

/** How good the answers are with only so many questions a topic, each size taught anew; what is not a topic stays whole. */
export function learningCurve(sources: Sources, lines: Line[]): { questions: number; topics: Figures['topics'] }[] {
  return STEPS.map((questions) => {
    const { advisor } = taughtOn(cut(sources.bank, questions), sources);
    return { questions, topics: figuresOf(ask(advisor, lines)).topics };
  });
}

/** The same few of each topic every time. */
export function cut(bank: Bank, questions: number): Bank {
  return { ...bank, topics: new Map([...bank.topics].map(([topic, lines]) => [topic, inChanceOrder(lines).slice(0, questions)])) };
}
