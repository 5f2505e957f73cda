import { setMaxListeners } from 'node:events';
import type { Address } from '../delivery';
import { ChannelLane, type Work } from './channel-lane';
import { triedAgain } from './channel-steps';
import type { Shop } from './parts';
import type { Held } from '../held';
import { channelRow, refOf, type ChannelRow, type Meta, type Request, type RequestKind } from './records';
import type { Posting, Render } from './types';

/** Of the lease: renewed well before it ends. */
const RENEW_AFTER = 1 / 3;

type Requests = readonly Held<Request>[];

/**
 * One instance's work on one posting, from a request to when all channels have it or can have no more for now.
 *
 * A request's row is taken away last, and only if nobody has asked anew: so a crash at any point leaves what is needed to go on,
 * and no change is lost. The lease keeps other instances from doing the same; that no message goes out twice does not hang on
 * it (`ChannelLane`).
 */
export class PostingRun<M> implements Work {
  private meta: Held<Meta> | undefined;
  private readonly lanes = new Map<string, Promise<void>>();
  private readonly unfinished = new Set<string>();
  private readonly ended = new AbortController();
  private failure: Error | undefined;
  private rung = false;
  private wake: () => void = () => undefined;

  constructor(
    private readonly shop: Shop<M>,
    readonly posting: Posting,
    private readonly render: Render<M>,
    stopped: AbortSignal,
  ) {
    this.signal = AbortSignal.any([stopped, this.ended.signal]);
    // Each channel listens.
    setMaxListeners(0, this.signal);
  }

  readonly signal: AbortSignal;
  wanted = (): number => this.meta?.record.version ?? 0;
  heldUntil = (): number => this.meta?.record.lease?.until ?? 0;

  /** Somebody has asked for more. */
  ring(): void {
    this.rung = true;
    this.wake();
  }

  /** Throws what the store throws, when everything under way has ended; whatever is left, some instance goes on with. */
  async work(): Promise<void> {
    try {
      await this.rounds();
    } finally {
      this.ended.abort();
      await Promise.all(this.lanes.values());
    }
    if (this.failure) throw this.failure;
  }

  private async rounds(): Promise<void> {
    const { store } = this.shop;
    for (;;) {
      await this.spaced();
      if (this.signal.aborted) break;
      this.rung = false;
      const requests = await store.requests(this.posting);
      if (requests.length === 0) break;
      if (!(await this.hold(requests))) return;
      if (!(await this.lanesEnd())) continue;
      if (this.failure || this.signal.aborted || this.unfinished.size > 0) break;
      await this.release();
      const done = await Promise.all(requests.map((request) => store.done(request)));
      if (done.every(Boolean)) return this.shop.log.info('Posting done', { reason: this.posting.kind });
    }
    await Promise.all(this.lanes.values());
    // Nobody else may come before the store has taken what only we know.
    if (this.shop.known.size === 0) await this.release();
  }

  /** Waits until a next round may begin, whoever began the last one. */
  private async spaced(): Promise<void> {
    const { store, time, limits } = this.shop;
    const meta = this.meta ?? (await store.meta(this.posting));
    const ms = (meta?.record.roundAt ?? 0) + limits.roundEveryMs - time.clock.now();
    if (ms > 0) await time.wait(Math.min(ms, limits.roundEveryMs), this.signal);
  }

  /** Takes or renews the lease and begins what is asked for; false when there is no such posting or it is another's. */
  private async hold(requests: Requests): Promise<boolean> {
    const { store, time, limits, owner } = this.shop;
    const now = time.clock.now();
    const old = this.heldUntil() > now ? this.meta : await store.meta(this.posting);
    const [post, change] = [markOf(requests, 'post'), markOf(requests, 'change')];
    if (!old && !post) {
      await Promise.all(requests.map((request) => store.done(request)));
      return false;
    }
    const { lease } = old?.record ?? {};
    if (lease && lease.owner !== owner && lease.until > now) return false;
    const before = old?.record ?? { ...refOf(this.posting), version: 0, posted: '', at: now, roundAt: now };
    const isNews = !old || (change !== undefined && change !== before.changed);
    const changed = change ?? before.changed;
    this.meta = await store.writeMeta({
      ...before, version: before.version + (isNews ? 1 : 0), roundAt: isNews ? now : before.roundAt, posted: post ?? before.posted,
      ...(changed !== undefined && { changed }), lease: { owner, until: now + limits.leaseMs },
    }, old?.etag);
    if (!this.meta) return false;
    await this.startLanes({ add: post !== undefined, retry: post !== undefined && post !== before.posted });
    return true;
  }

  /** Only channels that are linked now: who has left the network is told nothing more. */
  private async startLanes({ add, retry }: { add: boolean; retry: boolean }): Promise<void> {
    const { store, time } = this.shop;
    const linked = new Map((await this.shop.channelsOf(this.posting.networkId)).map((each): [string, Address] => [channelRow(each), each]));
    let rows = await store.channels(this.posting);
    const known = new Set(rows.map(({ record }) => channelRow(record)));
    const missing = [...linked].filter(([at]) => add && !known.has(at)).map(([, address]) => address);
    if (missing.length > 0) {
      await store.addChannels(this.posting, missing, time.clock.now());
      rows = await store.channels(this.posting);
    }
    for (const row of rows) {
      const at = channelRow(row.record);
      if (!linked.has(at) || this.lanes.has(at)) continue;
      this.lanes.set(at, this.lane(at, retry && row.record.state === 'unreachable' ? this.retried(row) : row));
    }
  }

  private async retried(row: Held<ChannelRow>): Promise<Held<ChannelRow>> {
    const { store, time } = this.shop;
    return (await store.writeChannel(this.posting, triedAgain(row.record, time.clock.now()), row.etag)) ?? row;
  }

  private async lane(at: string, row: Held<ChannelRow> | Promise<Held<ChannelRow>>): Promise<void> {
    try {
      const done = await new ChannelLane(this.shop, this, this.render).serve(await row);
      if (done) this.unfinished.delete(at);
      else this.unfinished.add(at);
    } catch (error) {
      this.failure = error as Error;
    } finally {
      this.lanes.delete(at);
    }
  }

  /** False when there may be more to do before they have ended: somebody has asked, or the lease wants renewing. */
  private async lanesEnd(): Promise<boolean> {
    const over = new AbortController();
    const ended = Promise.all(this.lanes.values()).then(() => true);
    const asked = new Promise<boolean>((resolve) => {
      this.wake = () => resolve(false);
      if (this.rung) resolve(false);
    });
    const { time, limits } = this.shop;
    const renew = time.wait(limits.leaseMs * RENEW_AFTER, AbortSignal.any([over.signal, this.signal])).then(() => false);
    const all = await Promise.race([ended, asked, renew]);
    over.abort();
    return this.signal.aborted ? ended : all;
  }

  private async release(): Promise<void> {
    if (!this.meta) return;
    const { lease: _, ...rest } = this.meta.record;
    await this.shop.store.writeMeta(rest, this.meta.etag);
    this.meta = undefined;
  }
}

const markOf = (requests: Requests, kind: RequestKind) => requests.find(({ record }) => record.request === kind)?.record.mark;
