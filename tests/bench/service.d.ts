import type { Running } from './children';

export interface Service extends Running {
  url: string;
  startMs: number;
  lastLog(): string;
  stop(): Promise<void>;
}
export function startService(options?: { store?: Record<string, string>; flags?: string[]; main?: string }): Promise<Service>;
