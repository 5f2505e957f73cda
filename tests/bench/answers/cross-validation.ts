import type { Bank, BankLine } from '../../../src/features/advice/bank';
import { foldOf } from './choose';
import type { Line } from './lines';

/** A bank without one of its `folds` parts, and that part as questions whose right answer is known. */
export function holdOut(bank: Bank, fold: number, folds: number): { rest: Bank; held: Line[] } {
  const inFold = (line: BankLine) => foldOf(line, folds) === fold;
  const keep = (lines: BankLine[]) => lines.filter((line) => !inFold(line));
  const hold = (lines: BankLine[], kind: Line['kind'], expect: string[] = []): Line[] =>
    lines.filter(inFold).map(({ text, language, voice }) => ({ text, lang: language, voice, kind, expect }));
  return {
    rest: {
      topics: mapped(bank.topics, keep),
      guards: mapped(bank.guards, keep),
      outside: keep(bank.outside),
      emergencies: keep(bank.emergencies),
      suicide: keep(bank.suicide),
      nearMisses: keep(bank.nearMisses),
    },
    held: [
      ...[...bank.topics].flatMap(([topic, lines]) => hold(lines, 'topic', [topic])),
      ...[...bank.guards.values()].flatMap((lines) => hold(lines, 'guard')),
      ...hold(bank.outside, 'outside'),
      ...hold(bank.emergencies, 'emergency'),
      ...hold(bank.suicide, 'emergency'),
      ...hold(bank.nearMisses, 'near-miss'),
    ],
  };
}

function mapped<Key>(lines: Map<Key, BankLine[]>, change: (lines: BankLine[]) => BankLine[]): Map<Key, BankLine[]> {
  return new Map([...lines].map(([key, each]) => [key, change(each)]));
}
