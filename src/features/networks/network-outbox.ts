import { Outbox, type OutboxLimits, type Pace } from '../../delivery';
import type { Ids } from '../../lib/ids';
import type { Log } from '../../lib/log';
import type { Clock } from '../../lib/time';
import type { TableStore } from '../../storage';
import type { Teams } from '../feature';
import type { Message } from './message';

export interface NetworkOutboxParts {
  table: TableStore;
  teams: Pick<Teams, 'post' | 'tell'>;
  clock: Clock;
  ids: Ids;
  log: Log;
  pace: Pace;
}

/** What is said to people and in channels at its time, by way of Teams. */
export function openOutbox({ teams, ...parts }: NetworkOutboxParts, limits?: Partial<OutboxLimits>): Outbox<Message> {
  return new Outbox<Message>({
    ...parts,
    limits,
    send: (to, { reply, language }) => (
      'personId' in to ? teams.tell({ tenantId: to.tenantId, id: to.personId }, reply, language) : teams.post(to, reply, language)
    ),
  });
}
