import fc from 'fast-check';
import { isIssuable } from '../../../src/lib/national-id/eleven-digits';

const two = (value: number): string => String(value).padStart(2, '0');

/** Made-up people, as registers number them: with days of D-numbers, months of H-numbers and of test registers. */
const begun = fc.tuple(
  fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 999 }),
  fc.constantFrom(0, 40), fc.constantFrom(0, 40, 80),
).map(([day, month, year, individual, inDay, inMonth]) => `${two(day + inDay)}${two(month + inMonth)}${two(year)}${String(individual).padStart(3, '0')}`);

/** Eleven digits whose control digits are right. */
export const anId = begun.map((nine) => Array.from({ length: 100 }, (_, end) => `${nine}${two(end)}`).find(isIssuable)).filter((id) => id !== undefined);

/** Eleven digits that begin with a day and end as they like: one with a slip in it. */
export const almostAnId = fc.tuple(begun, fc.integer({ min: 0, max: 99 })).map(([nine, end]) => `${nine}${two(end)}`);

/** Cut into pieces of one to six digits. */
export const cut = (id: string): fc.Arbitrary<string[]> => (
  fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 11, maxLength: 11 }).map((sizes) => {
    const pieces: string[] = [];
    for (let at = 0, nth = 0; at < id.length; at += sizes[nth++] ?? 1) pieces.push(id.slice(at, at + (sizes[nth] ?? 1)));
    return pieces;
  })
);
