import type { RemovalPlan } from './network-removal';
import { plain } from './plan-text';

/** What a deletion takes, for the operator: how many rows of each kind, and what stays. */
export function removalText({ networkId, steps, logged }: RemovalPlan, name?: string): string {
  if (steps.length === 0) return `Of the network ${networkId} only its log is left (${rowsText(logged)}).`;
  const rest = name === undefined ? 'is half deleted, or was never whole; left of it' : plain(name);
  return [
    `Network ${networkId}, ${rest}:`,
    ...steps.map(({ kind, rows }) => `  - ${kind}: ${rowsText(rows.length)}`),
    `Its log stays (${rowsText(logged)}), without names, as long as logs are kept.`,
    'Cards that were posted stay in Teams as they stand.',
  ].join('\n');
}

const rowsText = (count: number): string => `${count} ${count === 1 ? 'row' : 'rows'}`;
