import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { OutboxLimits } from '../../src/delivery';
import type { StoreConfig } from '../../src/storage';

export interface InstanceOptions {
  name: string;
  store: StoreConfig;
  teamsUrl: string;
  plan: readonly { what: string; recipients: number }[];
  limits?: Partial<OutboxLimits>;
}

export interface ReminderInstance {
  child: ChildProcess;
  /** Plans it all for that time (UTC ms), and looks for what is due from then on. */
  begin(dueAt: number): void;
  /** Lets it finish what is on its way. */
  stop(): Promise<void>;
}

const SCRIPT = join(__dirname, 'reminder-instance.ts');
const REGISTER = join(__dirname, 'register-swc.js');

/** A process with an outbox, which does nothing yet. */
export async function startInstance(options: InstanceOptions): Promise<ReminderInstance> {
  const child = fork(SCRIPT, [JSON.stringify(options)], { execArgv: ['-r', REGISTER], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  const ready = await Promise.race([once(child, 'message').then(() => true), ended.then(() => false)]);
  if (!ready) throw new Error(`The instance ${options.name} has ended before it began.`);
  return {
    child,
    begin: (dueAt) => void child.send({ dueAt }),
    async stop() {
      if (child.connected) child.send('stop');
      await ended;
    },
  };
}
