import { Outbox, Pace, type Delivery, type Planned } from '../../src/delivery';
import { randomIds } from '../../src/lib/ids';
import { createLog } from '../../src/lib/log';
import { systemClock } from '../../src/lib/time';
import { openStore } from '../../src/storage';
import type { InstanceOptions } from './reminder-processes';

/** One instance with an outbox, in a process of its own: what it is to plan comes as JSON in its first argument (reminder-processes.ts). */
async function main({ name, store, teamsUrl, plan, limits }: InstanceOptions): Promise<void> {
  const table = await openStore(store);
  let planned: Planned[] = [];

  async function send(to: string, what: string): Promise<Delivery> {
    try {
      const query = new URLSearchParams({ instance: name, to, what });
      const { status, headers } = await fetch(`${teamsUrl}/?${query}`, { method: 'POST', signal: AbortSignal.timeout(4_000) });
      if (status === 429) return { outcome: 'busy', retryAfterMs: Number(headers.get('retry-after')) * 1_000 };
      return status === 201 ? { outcome: 'sent', activityId: 'a' } : { outcome: 'uncertain' };
    } catch {
      return { outcome: 'uncertain' };
    }
  }

  const outbox = new Outbox<string>({
    table, limits, ids: randomIds, log: createLog('warn'), clock: systemClock, pace: new Pace(),
    send: (to, what) => send('personId' in to ? to.personId : '', what),
  });
  outbox.register('bench', {
    plan: async () => planned,
    resolve: async ({ recipient, what }) => ({ do: 'send', to: { tenantId: 'tenant-1', personId: recipient }, message: what }),
    sendsAgain: (what) => what !== 'nudge',
  });

  async function begin(dueAt: number): Promise<void> {
    planned = plan.flatMap(({ what, recipients }) => (
      Array.from({ length: recipients }, (_, at) => ({ what, recipient: `person-${at}`, version: 1, dueAt, staleAt: dueAt + 3_600_000 }))
    ));
    await outbox.changed({ networkId: 'bench', kind: 'bench', id: 'b1' });
    outbox.start();
  }

  async function end(): Promise<void> {
    await outbox.stop();
    await table.close();
    process.exit(0);
  }

  process.on('message', (said: 'stop' | { dueAt: number }) => void (said === 'stop' ? end() : begin(said.dueAt)));
  process.send?.('ready');
}

void main(JSON.parse(process.argv[2] ?? '{}') as InstanceOptions);
