import { createHash } from 'node:crypto';
import type { BankLine } from '../../../src/features/advice/bank';

/**
 * Lines in an order that has nothing to do with who wrote them and where they stand in their file, and that is the same on
 * every machine: a line that is added moves no other from one fold to the next.
 */
export function inChanceOrder(lines: BankLine[]): BankLine[] {
  return lines.map((line) => ({ line, at: hashOf(line.text) })).sort((a, b) => (a.at < b.at ? -1 : 1)).map(({ line }) => line);
}

/** Which of `folds` parts a line is held out with, by its words alone. */
export function foldOf({ text }: BankLine, folds: number): number {
  return Number.parseInt(hashOf(text).slice(0, 8), 16) % folds;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
