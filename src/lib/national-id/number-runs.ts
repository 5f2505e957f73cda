/** Digits together, and what stands between them and those before. */
export interface Group {
  digits: string;
  /** With spaces as one; empty for the first of a run. */
  gap: string;
}

/** Groups with no letter and little else between them, and where they stand in the text. */
export interface Run {
  groups: Group[];
  from: number;
  to: number;
}

/** More than this between two groups and they are two numbers. */
const MOST_BETWEEN = 5;

/** The numbers of a text whose digits are plain. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (const { 0: digits, index } of text.matchAll(/\d+/g)) {
    const last = runs.at(-1);
    const gap = last ? text.slice(last.to, index).replaceAll(/[^\S\n]+/gu, ' ').replaceAll(/ ?\n[\s]*/g, '\n') : '';
    if (last && gap.length <= MOST_BETWEEN && !/\p{L}/u.test(gap)) {
      last.groups.push({ digits, gap });
      last.to = index + digits.length;
    } else {
      runs.push({ groups: [{ digits, gap: '' }], from: index, to: index + digits.length });
    }
  }
  return runs;
}

export const digitsOf = (groups: readonly Group[]): string => groups.map(({ digits }) => digits).join('');

export const sizesOf = (groups: readonly Group[]): string => groups.map(({ digits }) => digits.length).join();

/** What stands between the groups, and not before the first of them. */
export const gapsIn = (groups: readonly Group[]): string[] => groups.slice(1).map(({ gap }) => gap);

/** The same between all of them. */
export const areEven = (groups: readonly Group[]): boolean => new Set(gapsIn(groups)).size <= 1;
