import { elementsOf } from '../../../cards/elements';
import type { Card } from '../../../support/replies';

export const wordsOn = (card: Card | undefined): string => elementsOf(card ?? {}).flatMap(({ text }) => (typeof text === 'string' ? [text] : [])).join('\n');

/** The commands that its buttons give, in their order. */
export const commandsOn = (card: Card | undefined): string[] => elementsOf(card ?? {}).flatMap(({ type, data }) => (
  type === 'Action.Execute' && typeof (data as { command?: unknown })?.command === 'string' ? [(data as { command: string }).command] : []
));
