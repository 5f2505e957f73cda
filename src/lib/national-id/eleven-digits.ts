const FIRST_WEIGHTS = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const SECOND_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/**
 * Whether eleven digits begin with a day and a month: of a fødselsnummer as they are, of a D-number with 40 more in the day, of an
 * H-number with 40 more in the month, and of the made-up people of test registers with 80 or 65 more (Skatteetaten).
 */
export function beginsWithDay(digits: string): boolean {
  const day = Number(digits.slice(0, 2));
  const month = Number(digits.slice(2, 4));
  return within(day, [0, 40], 31) && within(month, [0, 40, 65, 80], 12);
}

/** Whether its two control digits are right too: then it is hardly anything else. Numbers given from 2032 on have others. */
export function isIssuable(digits: string): boolean {
  return beginsWithDay(digits) && [FIRST_WEIGHTS, SECOND_WEIGHTS].every((weights) => (
    weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11 === 0
  ));
}

const within = (value: number, added: readonly number[], most: number): boolean => (
  added.some((more) => value - more >= 1 && value - more <= most)
);
