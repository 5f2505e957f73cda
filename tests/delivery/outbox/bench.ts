import {
  Outbox, Pace, type Delivery, type OutboxLimits, type Planned, type Recipient, type Reminder, type Resolution, type SourceRef, type Time,
} from '../../../src/delivery';
import { createLog } from '../../../src/lib/log';
import type { TableStore } from '../../../src/storage';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const POLL: SourceRef = { networkId: 'romsdal', kind: 'poll', id: 'p1' };

export const recipients = (count: number): string[] => Array.from({ length: count }, (_, at) => `person-${at}`);

/** What a source says now; everybody who asks it sees the same. */
export interface Thing {
  planned: Planned[];
  /** What is said when one is due; absent: it is sent. */
  resolve?(reminder: Reminder): Resolution<string> | Promise<Resolution<string>>;
}

/** What the features know: by source id. Absent: it is over. `deadline` is sent once more when nobody knows, `nudge` never. */
export class Facts {
  readonly things = new Map<string, Thing>();
  readonly unreachable: Reminder[] = [];
  /** How often each was asked. */
  plans = 0;
  resolves = 0;
  sendsAgain = (what: string): boolean => what !== 'nudge';
}

export const plan = (what: string, to: readonly string[], dueAt: number, extra: Partial<Planned> = {}): Planned[] => (
  to.map((recipient) => ({ what, recipient, version: 1, dueAt, staleAt: dueAt + 24 * HOUR, ...extra }))
);

/** What happens to a copy; `arrives` whatever is answered. */
export interface Fate {
  delivery: Delivery;
  arrives?: boolean;
  takesMs?: number;
}

/** Teams as the outbox sees it: what has arrived with whom, and what was tried. */
export class FakePeople {
  readonly arrived: { to: string; text: string; at: number }[] = [];
  readonly tried: { to: string; at: number }[] = [];
  /** Decides; undefined: it arrives. */
  fate: (to: string, tries: number) => Fate | undefined = () => undefined;
  private ids = 0;

  constructor(private readonly time: Time) {}

  copies(to: string, text?: string): number {
    return this.arrived.filter((each) => each.to === to && (text === undefined || each.text === text)).length;
  }

  async answer(to: Recipient, text: string): Promise<Delivery> {
    const name = 'personId' in to ? to.personId : to.conversationId;
    const at = this.time.clock.now();
    const fate = this.fate(name, this.tried.filter((each) => each.to === name).length);
    this.tried.push({ to: name, at });
    if (!fate || fate.arrives) this.arrived.push({ to: name, text, at });
    if (fate?.takesMs) await this.time.wait(fate.takesMs);
    return fate?.delivery ?? { outcome: 'sent', activityId: `a-${++this.ids}` };
  }
}

export interface Line {
  msg: string;
  level: number;
  outcome?: string;
  reason?: string;
  ms?: number;
}

export interface BenchOptions {
  table: TableStore;
  time: Time;
  facts: Facts;
  people: Pick<FakePeople, 'answer'>;
  limits?: Partial<OutboxLimits>;
  random?: () => number;
}

let outboxes = 0;

/** One instance's outbox, with one kind of source, `poll`. */
export function outboxOn({ table, time, facts, people, limits, random }: BenchOptions) {
  const lines: Line[] = [];
  const instance = ++outboxes;
  let ids = 0;
  const outbox = new Outbox<string>({
    table, limits, random,
    ids: { unique: () => `instance-${instance}-${++ids}`, correlation: () => 'ABCD2345' },
    log: createLog('debug', { write: (line: string) => lines.push(JSON.parse(line) as Line) }),
    clock: time.clock,
    pace: new Pace(time.clock, time.wait),
    send: (to, message) => people.answer(to, message),
  });
  outbox.register('poll', {
    plan: async ({ id }) => {
      facts.plans++;
      return facts.things.get(id)?.planned;
    },
    async resolve(reminder) {
      facts.resolves++;
      const thing = facts.things.get(reminder.source.id);
      if (!thing) return { do: 'drop', reason: 'over' };
      const { what, recipient, version } = reminder;
      return thing.resolve ? thing.resolve(reminder) : sendTo(recipient, `${what} ${version}`);
    },
    sendsAgain: (what) => facts.sendsAgain(what),
    onUnreachable: async (reminder) => void facts.unreachable.push(reminder),
  });
  return { outbox, lines };
}

export const sendTo = (recipient: string, message: string): Resolution<string> => (
  { do: 'send', to: { tenantId: 'tenant-1', personId: recipient }, message }
);
