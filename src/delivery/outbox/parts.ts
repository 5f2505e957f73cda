import type { Ids } from '../../lib/ids';
import type { Log } from '../../lib/log';
import type { Clock } from '../../lib/time';
import type { TableStore } from '../../storage';
import type { Pace } from '../pace';
import type { DeadLetters } from './dead-letters';
import type { DueRows } from './due-rows';
import type { KnownOutcomes } from './known-outcomes';
import type { Ledger } from './ledger';
import type { OpenList } from './open-list';
import type { Readable } from './readable';
import type { ReminderSource, SendReminder } from './types';

export interface OutboxLimits {
  /** How often what is due is looked for, by `start`. */
  tickEveryMs: number;
  /** How often all open sources are planned. */
  planEveryMs: number;
  /** For how long one instance has a due reminder to itself; a crashed one's is taken over after that. */
  leaseMs: number;
  /** After so long one that may or may not have arrived is sent once more. */
  againAfterMs: number;
  /** How often the machine's clock is compared with the store's, and by how much it may differ. */
  clockEveryMs: number;
  skewMs: number;
}

export const OUTBOX_LIMITS: OutboxLimits = {
  tickEveryMs: 5_000, planEveryMs: 600_000, leaseMs: 60_000, againAfterMs: 60_000, clockEveryMs: 60_000, skewMs: 30_000,
};

export interface OutboxParts<M> {
  table: TableStore;
  ids: Ids;
  log: Log;
  clock: Clock;
  pace: Pace;
  send: SendReminder<M>;
  limits?: Partial<OutboxLimits>;
  /** 0 to 1, for the jitter of what is tried again. */
  random?(): number;
}

/** What all the work of one instance shares. */
export interface Desk<M> extends Omit<OutboxParts<M>, 'limits'> {
  /** Names this instance in leases. */
  owner: string;
  limits: OutboxLimits;
  random(): number;
  due: DueRows;
  ledger: Ledger;
  open: OpenList;
  dead: DeadLetters;
  known: KnownOutcomes;
  readable: Readable;
  sources: Map<string, ReminderSource<M>>;
  /** Aborted when nothing new is to begin. */
  stopped: AbortSignal;
}
