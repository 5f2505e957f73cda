import { Pace, type Board, type BoardLimits, type Outbox, type OutboxLimits } from '../../delivery';
import type { Ids } from '../../lib/ids';
import type { Log } from '../../lib/log';
import type { Clock } from '../../lib/time';
import type { TableStore } from '../../storage';
import type { Command, Feature, Reply, Teams, Verb } from '../feature';
import { Audit } from './audit/audit';
import { Directory } from './directory';
import { Memberships } from './memberships';
import { Municipalities } from './municipalities/municipalities';
import type { Message } from './message';
import { openBoard } from './network-board';
import { openOutbox } from './network-outbox';
import { Notifier } from './notifier';
import { PreferenceStore } from './preferences';
import { NetworkStore } from './store';

export interface NetworksParts {
  table: TableStore;
  teams: Teams;
  clock: Clock;
  ids: Ids;
  log: Log;
  /** For tests: other times than the real ones. */
  boardLimits?: Partial<BoardLimits>;
  outboxLimits?: Partial<OutboxLimits>;
}

/** What the routes of this feature, and other features through its index, work with. */
export interface Networks extends NetworksParts {
  store: NetworkStore;
  memberships: Memberships;
  preferences: PreferenceStore;
  directory: Directory;
  audit: Audit;
  notifier: Notifier;
  municipalities: Municipalities;
  /** What is posted to a network goes this way, and no other: into each of its channels, and kept in sync. */
  board: Board<Reply>;
  /** What happens by itself at a time goes this way, and no other: reminders, and acts such as closing a poll. */
  outbox: Outbox<Message>;
}

export function openNetworks(parts: NetworksParts): Networks {
  const { table, teams, clock, log } = parts;
  const [store, preferences] = [new NetworkStore(table), new PreferenceStore(table)];
  const pace = new Pace();
  const [audit, notifier] = [new Audit(parts), new Notifier({ teams, store, preferences, log })];
  return {
    ...parts,
    store,
    preferences,
    memberships: new Memberships(table, store),
    directory: new Directory({ table, store, preferences, clock }),
    audit,
    municipalities: new Municipalities({ table, log }),
    notifier,
    board: openBoard({ ...parts, pace, store, audit, notifier }, parts.boardLimits),
    outbox: openOutbox({ ...parts, pace }, parts.outboxLimits),
  };
}

/** What one part of the feature offers; `answer` is asked for words that are no command, and leaves others' by undefined. */
export interface Routes {
  commands: Command[];
  verbs: Verb[];
  answer?: Feature['answer'];
}

/** Several parts as one; the first that has an answer gives it. */
export function together(parts: readonly Routes[]): Required<Routes> {
  return {
    commands: parts.flatMap(({ commands }) => commands),
    verbs: parts.flatMap(({ verbs }) => verbs),
    answer: async (turn, text) => {
      for (const { answer } of parts) {
        const reply = await answer?.(turn, text);
        if (reply) return reply;
      }
      return undefined;
    },
  };
}
