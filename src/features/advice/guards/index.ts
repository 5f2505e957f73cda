import type { GuardKind } from '../types';

/** The model alone refuses from here. */
const SURE = 0.5;

/** Whether a question is refused whatever we know, and why. */
export function guardIn(_question: string, { kind, probability }: { kind: GuardKind; probability: number }): GuardKind | undefined {
  return probability >= SURE ? kind : undefined;
}
