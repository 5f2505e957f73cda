import { Board, type Address, type BoardLimits, type ChannelState, type Delivery, type Loss, type Posting, type Time } from '../../../src/delivery';
import { createLog } from '../../../src/lib/log';
import type { TableStore } from '../../../src/storage';

export const POSTING: Posting = { networkId: 'romsdal', kind: 'notice', subject: 'n1' };

export const channelsIn = (count: number, tenants = 3): Address[] => Array.from({ length: count }, (_, at) => (
  { tenantId: `tenant-${at % tenants}`, conversationId: `19:channel-${at}@thread.tacv2` }
));

/** What happens to a request; `delivered` whatever is answered: true only where it stands afterwards. */
export interface Fate {
  delivery: Exclude<Delivery, { outcome: 'sent' }>['outcome'];
  retryAfterMs?: number;
  delivered?: boolean;
  /** How long the answer takes. */
  afterMs?: number;
}

export interface Message {
  conversationId: string;
  id: string;
  text: string;
  at: number;
}

/** Teams as the board sees it: what stands in each channel, and what was asked. */
export class FakeChannels {
  readonly posts: Message[] = [];
  readonly updates: Message[] = [];
  /** Everything that came, also what was not taken. */
  readonly requests: { method: 'post' | 'update'; address: Address; at: number }[] = [];
  /** Decides; undefined: it goes well. */
  fate: (method: 'post' | 'update', address: Address, count: number) => Fate | undefined = () => undefined;
  /** Awaited before the answer to each request. */
  before: (method: 'post' | 'update', address: Address) => Promise<void> | void = () => undefined;
  private ids = 0;

  constructor(private readonly time: Time) {}

  /** What stands in a channel, oldest first, as people see it now. */
  in({ conversationId }: Address): string[] {
    return this.posts.filter((post) => post.conversationId === conversationId).map(({ id, text }) => (
      this.updates.filter((update) => update.id === id).at(-1)?.text ?? text
    ));
  }

  async answer(method: 'post' | 'update', address: Address, text: string, activityId?: string): Promise<Delivery> {
    const { conversationId } = address;
    const earlier = this.requests.filter((each) => each.method === method && each.address.conversationId === conversationId).length;
    const at = this.time.clock.now();
    this.requests.push({ method, address, at });
    const fate = this.fate(method, address, earlier);
    await this.before(method, address);
    const id = activityId ?? `activity-${++this.ids}`;
    if (!fate || fate.delivered) (method === 'post' ? this.posts : this.updates).push({ conversationId, id, text, at });
    if (fate?.afterMs) await this.time.wait(fate.afterMs);
    if (!fate) return { outcome: 'sent', activityId: id };
    if (fate.delivery === 'busy') return { outcome: 'busy', retryAfterMs: fate.retryAfterMs ?? 1_000 };
    return { outcome: fate.delivery };
  }
}

export interface BenchOptions {
  table: TableStore;
  time: Time;
  teams: FakeChannels;
  channels: Address[];
  limits?: Partial<BoardLimits>;
  /** The thing that is posted; undefined when it is gone. */
  text?: () => string | undefined;
  ids?: string;
}

let boards = 0;

export interface Bench {
  board: Board<string>;
  losses: Loss[];
  reached: Address[];
  lines: { msg: string; level: number }[];
  states(): Promise<Record<ChannelState, number>>;
}

/** One instance's board. */
export function boardOn({ table, time, teams, channels, limits, text = () => 'Card 1' }: BenchOptions): Bench {
  const losses: Loss[] = [];
  const reached: Address[] = [];
  const lines: { msg: string; level: number }[] = [];
  const instance = ++boards;
  let ids = 0;
  const board = new Board<string>({
    table, time, limits,
    ids: { unique: () => `instance-${instance}-${++ids}`, correlation: () => 'ABCD2345' },
    log: createLog('debug', { write: (line: string) => lines.push(JSON.parse(line) as { msg: string; level: number }) }),
    channelsOf: async () => channels,
    onLost: async (loss) => void losses.push(loss),
    onReached: async (_posting, address) => void reached.push(address),
    send: {
      post: (_posting, to, message) => teams.answer('post', to, message),
      update: (_posting, to, activityId, message) => teams.answer('update', to, message, activityId),
    },
  });
  board.register(POSTING.kind, async () => text());
  return {
    board, losses, reached, lines,
    async states() {
      const found: Record<ChannelState, number> = { waiting: 0, sent: 0, uncertain: 0, unreachable: 0 };
      for (const { state } of await board.state(POSTING)) found[state]++;
      return found;
    },
  };
}
