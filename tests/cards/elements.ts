/** One object somewhere in a card, with what type it says it is of. */
export type Element = Record<string, unknown> & { type?: string };

/** Every object of a card, the card itself first. What stands in an action's data is no element and is left out. */
export function elementsOf(card: unknown): Element[] {
  if (Array.isArray(card)) return card.flatMap(elementsOf);
  if (typeof card !== 'object' || card === null) return [];
  const parts = Object.entries(card).filter(([name]) => name !== 'data');
  return [card as Element, ...parts.flatMap(([, part]) => elementsOf(part))];
}

export const ofType = (card: unknown, pattern: RegExp): Element[] =>
  elementsOf(card).filter(({ type }) => pattern.test(type ?? ''));

/** Every text of a card that a person could see. */
export const stringsOf = (card: unknown): string[] =>
  elementsOf(card).flatMap((element) => Object.values(element)).filter((value): value is string => typeof value === 'string');
