import { openStore, type Row, type TableStore } from '../../../src/storage';
import { virtualTime, type VirtualTime } from '../board/virtual-time';
import { Facts, FakePeople, outboxOn, POLL, type BenchOptions, type Thing } from './bench';

/** A store, time that passes as fast as the work allows, what the features know, and Teams: shared by all instances of a test. */
export interface OutboxWorld {
  table: TableStore;
  time: VirtualTime;
  facts: Facts;
  people: FakePeople;
  now(): number;
  /** One more instance on it. */
  instance(parts?: Partial<BenchOptions>): ReturnType<typeof outboxOn>;
  /** The poll is this, and somebody says so. */
  set(outbox: ReturnType<typeof outboxOn>['outbox'], thing: Thing | undefined): Promise<void>;
  /** Ticks every so often, five seconds, for so long. */
  run(some: readonly ReturnType<typeof outboxOn>[], ms: number, everyMs?: number): Promise<void>;
  rows(name: 'due' | 'open' | 'sl' | 'dl'): Promise<Row[]>;
}

export async function outboxWorld(): Promise<OutboxWorld> {
  const [table, time, facts] = [await openStore({ kind: 'sqlite', file: ':memory:' }), virtualTime(), new Facts()];
  const people = new FakePeople(time);
  const everything = async (): Promise<Row[]> => {
    const found: Row[] = [];
    for (let token: string | undefined, first = true; first || token !== undefined; first = false) {
      const page = await table.scan(token);
      found.push(...page.rows);
      token = page.token;
    }
    return found;
  };
  return {
    table, time, facts, people,
    now: () => time.clock.now(),
    instance: (parts) => outboxOn({ table, time, facts, people, ...parts }),
    async set(outbox, thing) {
      if (thing) facts.things.set(POLL.id, thing);
      else facts.things.delete(POLL.id);
      await outbox.changed(POLL);
    },
    async run(some, ms, everyMs = 5_000) {
      for (const end = time.clock.now() + ms; time.clock.now() < end;) {
        await time.until(Promise.all(some.map(({ outbox }) => outbox.tick())));
        await time.pass(everyMs);
      }
    },
    rows: async (name) => (await everything()).filter(({ partition }) => partition.startsWith(`${name}:`)),
  };
}

export const parsed = async (rows: Promise<Row[]>): Promise<Record<string, unknown>[]> => (
  (await rows).map(({ data }) => JSON.parse(data) as Record<string, unknown>)
);
