import { NextFlight } from '../../lib/next-flight';
import { changeRow } from '../../storage';
import type { Address } from '../delivery';
import { Pace } from '../pace';
import { realTime } from '../time';
import { triedAgain } from './channel-steps';
import { BOARD_LIMITS } from './limits';
import type { BoardParts, Shop } from './parts';
import { PostingRun } from './posting-run';
import { PostingStore } from './posting-store';
import { addressOf, channelRecord, channelRow, idOf, partitionOf, refOf, type RequestKind } from './records';
import { Runs } from './runs';
import type { ChannelState, ChannelStatus, Posting, Render } from './types';

/** Changes of one posting that come so close are stored together, but for the first: a burst of votes is a few writes a second. */
const TOGETHER_MS = 25;
/** After the store was away at the wrong moment: soon enough that no other instance has to guess. */
const ONCE_MORE_MS = 5_000;

/**
 * What is posted to a network: one card in each of its channels, kept in sync (design/teams.md, Organisations). `M` is what a
 * card is rendered to, and the board only hands it on.
 *
 * - A feature registers how its kind is rendered, then says `post` once and `changed` after each change is stored. Both are one
 *   write: the sending goes on in the background, is resumed by any instance after a crash, and never goes out twice by itself.
 * - The channels are those linked when the posting is taken up. One linked later gets it when `post` is called again, which
 *   also tries channels anew that could not be reached; where the card stands already, `post` does nothing.
 * - A channel that is not linked any more is left as it is.
 * - One that could not be reached is tried again at a change, at most every ten minutes: a change that comes sooner waits for that, and
 *   is not forgotten. It never keeps the others waiting.
 * - Where a message went out and nobody knows whether it arrived, it is not sent again unless a person says so: `repost`.
 * - A press on a card of the board that is answered with a new card «instead» shows that to who pressed, at once. The others,
 *   and the same channel's later readers, get it by `changed`; so a verb that changes something does both.
 */
export class Board<M> {
  private readonly shop: Shop<M>;
  private readonly renders = new Map<string, Render<M>>();
  private readonly runs = new Runs();
  private readonly changes = new NextFlight<void>(TOGETHER_MS);
  private readonly stopped = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  constructor(parts: BoardParts<M>) {
    const time = parts.time ?? realTime;
    this.shop = {
      ...parts, time, owner: parts.ids.unique(), store: new PostingStore(parts.table), pace: parts.pace ?? new Pace(time.clock, time.wait),
      limits: { ...BOARD_LIMITS, ...parts.limits }, known: new Map(), random: Math.random,
    };
  }

  /** Before the board starts, once for each kind. Throws Error for the second. */
  register(kind: string, render: Render<M>): void {
    if (this.renders.has(kind)) throw new Error(`Two features post as «${kind}».`);
    this.renders.set(kind, render);
  }

  /** Stored when it resolves; twice is one posting. Throws what the store throws, then it may be posted all the same. */
  async post(posting: Posting): Promise<void> {
    await this.ask(posting, 'post');
  }

  /**
   * After the change is stored: every channel's card is to be shown as it is now. Nothing happens for what was never posted. Many at once
   * are stored together: whoever comes while one is being stored shares the next.
   */
  async changed(posting: Posting): Promise<void> {
    await this.changes.join(idOf(posting), () => this.ask(posting, 'change'));
  }

  /**
   * Posts again in a channel where it is uncertain or could not be posted, because a person has looked. False when there is
   * nothing to post again there. Throws what the store throws.
   */
  async repost(posting: Posting, address: Address): Promise<boolean> {
    const now = this.shop.time.clock.now();
    const place = { partition: partitionOf(posting), row: channelRow(address) };
    const row = await changeRow(this.shop.table, channelRecord, place, (old) => (
      old && (old.state === 'uncertain' || old.state === 'unreachable') ? triedAgain(old, now) : undefined
    ));
    if (!row || row.version > 0 || row.state === 'sending') return false;
    await this.ask(posting, 'again');
    return true;
  }

  /** Channel by channel. Of one that is stored and not yet taken up, all the network's channels wait. Throws what the store throws. */
  async state(posting: Posting): Promise<ChannelStatus[]> {
    const { store } = this.shop;
    const rows = await store.channels(posting);
    if (rows.length > 0) return rows.map(({ record }) => ({ address: addressOf(record), state: stateOf(record.state) }));
    const asked = (await store.requests(posting)).some(({ record }) => record.request === 'post');
    const channels = asked ? await this.shop.channelsOf(posting.networkId) : [];
    return channels.map((channel) => ({ address: addressOf(channel), state: 'waiting' }));
  }

  /** Where the posting stands, with the message's id there: to answer below it. Throws what the store throws. */
  async standsAt(posting: Posting): Promise<(Address & { thread: string })[]> {
    const rows = await this.shop.store.channels(posting);
    return rows.flatMap(({ record }) => (record.state === 'sent' && record.activityId ? [{ ...addressOf(record), thread: record.activityId }] : []));
  }

  /** Takes up what is unfinished, now and from time to time. */
  start(): void {
    this.timer = setInterval(() => void this.resume(), this.shop.limits.resumeEveryMs).unref();
    void this.resume();
  }

  /** Takes up what is unfinished. Never throws; `settled` tells when it is done. */
  async resume(): Promise<void> {
    try {
      for (const posting of await this.shop.store.open()) this.take(posting);
    } catch (error) {
      this.shop.log.warn('Unfinished postings not looked up', { error: error as Error });
    }
  }

  /** When this instance has nothing under way. What has to wait longer, and what others work on, is not waited for. */
  settled(): Promise<void> {
    return this.runs.settled();
  }

  /** What is on its way is awaited; the rest is left to others, or to the next start. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.runs.clear();
    this.stopped.abort();
    await this.settled();
  }

  private async ask(posting: Posting, request: RequestKind): Promise<void> {
    await this.shop.store.ask(posting, request, this.shop.ids.unique());
    this.take(refOf(posting));
  }

  private take(posting: Posting): void {
    // During a deployment an older instance may not know a kind: a newer one does it.
    const render = this.renders.get(posting.kind);
    if (!render || this.stopped.signal.aborted) return;
    this.runs.add(idOf(posting), () => {
      const run = new PostingRun(this.shop, posting, render, this.stopped.signal);
      return { ring: () => run.ring(), work: () => run.work().catch((error: Error) => this.failed(posting, error)) };
    });
  }

  private failed(posting: Posting, error: Error): void {
    const { log, known, time } = this.shop;
    log.warn('Posting not finished', { reason: posting.kind, error });
    if (known.size > 0) void time.wait(ONCE_MORE_MS, this.stopped.signal).then(() => this.take(posting));
  }
}

const stateOf = (state: ChannelState | 'sending'): ChannelState => (state === 'sending' ? 'waiting' : state);
