import type { Address, Delivery } from '../delivery';
import { afterPost, afterUpdate, nextStep, type Step } from './channel-steps';
import type { KnownOutcome, Shop } from './parts';
import type { Held } from '../held';
import { addressOf, channelRow, partitionOf, type ChannelRow } from './records';
import type { Posting, Render } from './types';

/** Who has to wait longer gives up the lane; the next look takes it up again. */
const LONGEST_WAIT_MS = 15_000;
const UNTAKEN: Delivery = { outcome: 'busy', retryAfterMs: 2_000 };

/** What a channel needs to know of the work on its posting. */
export interface Work {
  readonly posting: Posting;
  /** Aborted when the work is to end: what is on its way is awaited, nothing new begins. */
  readonly signal: AbortSignal;
  /** The version that should stand in every channel: rises while the work goes on. */
  wanted(): number;
  /** Until when nobody else works on the posting, UTC ms. */
  heldUntil(): number;
}

type ChannelHeld = Held<ChannelRow>;

/**
 * Brings one channel up to date, a step at a time. No step is taken on a row that somebody else has written: so a message goes
 * out once for each time that a row comes from `waiting` to `sending`, whoever works on it.
 */
export class ChannelLane<M> {
  constructor(
    private readonly shop: Shop<M>,
    private readonly work: Work,
    private readonly render: Render<M>,
  ) {}

  /** True when the channel is done, false when there is more to do, later. Throws what the store throws. */
  async serve(row: ChannelHeld): Promise<boolean> {
    const { clock, wait } = this.shop.time;
    let held = await this.recalled(row);
    while (held) {
      const now = clock.now();
      const step = nextStep(held.record, this.work.wanted());
      if (!step) return true;
      const ms = step.at - now;
      if (this.isOver() || ms > LONGEST_WAIT_MS) return false;
      if (ms > 0) await wait(ms, this.work.signal);
      else held = await this.take(step, held);
    }
    return !this.isOver();
  }

  private async take(step: Step, held: ChannelHeld): Promise<ChannelHeld | undefined> {
    switch (step.do) {
      case 'doubt':
        return this.doubt(held);
      case 'tell':
        return this.tell(held);
      case 'post':
        return this.inPace(held, () => this.post(held));
      case 'update':
        return this.inPace(held, () => this.update(held, step.activityId));
    }
  }

  private inPace(held: ChannelHeld, send: () => Promise<ChannelHeld | undefined>): Promise<ChannelHeld | undefined> {
    return this.shop.pace.run(held.record, this.work.signal, async () => (this.isOver() ? undefined : send()));
  }

  /** Whether it is another's turn, or nobody's: nothing new begins. */
  private isOver(): boolean {
    return this.work.signal.aborted || this.shop.time.clock.now() >= this.work.heldUntil();
  }

  /** What only this instance knows of the last attempt, as the store was away when it ended. */
  private async recalled(held: ChannelHeld): Promise<ChannelHeld | undefined> {
    const known = this.shop.known.get(this.at(held.record));
    if (!known) return held;
    if (isOpen(held.record, known.attempt)) return this.settle(held, known);
    this.shop.known.delete(this.at(held.record));
    return held;
  }

  /** A message was on its way when whoever sent it was cut off. */
  private async doubt(held: ChannelHeld): Promise<ChannelHeld | undefined> {
    const { attempt = '' } = held.record;
    return this.settle(held, { attempt, delivery: { outcome: 'uncertain' }, version: this.work.wanted() });
  }

  private async tell(held: ChannelHeld): Promise<ChannelHeld | undefined> {
    const why = held.record.state === 'uncertain' ? 'uncertain' : 'unreachable';
    await this.shop.onLost({ posting: this.work.posting, address: addressOf(held.record), why });
    return this.put(held, { ...held.record, told: true });
  }

  private async post(held: ChannelHeld): Promise<ChannelHeld | undefined> {
    const { posting } = this.work;
    const version = this.work.wanted();
    const message = await this.render(posting, addressOf(held.record));
    if (message === undefined) return this.put(held, { ...held.record, version });
    const attempt = this.shop.ids.unique();
    const now = this.shop.time.clock.now();
    // If the store takes this and does not say so, nothing is sent, and only we know that.
    this.shop.known.set(this.at(held.record), { attempt, delivery: UNTAKEN, version });
    const going = await this.shop.store.writeChannel(posting, { ...held.record, state: 'sending', attempt, at: now }, held.etag);
    if (!going) {
      this.shop.known.delete(this.at(held.record));
      return this.shop.store.channel(posting, held.record);
    }
    const delivery = await this.attempt(() => this.shop.send.post(posting, addressOf(held.record), message));
    return this.settle(going, { attempt, delivery, version });
  }

  private async update(held: ChannelHeld, activityId: string): Promise<ChannelHeld | undefined> {
    const { posting } = this.work;
    const version = this.work.wanted();
    const address = addressOf(held.record);
    const message = await this.render(posting, address);
    if (message === undefined) return this.put(held, { ...held.record, version });
    const delivery = await this.attempt(() => this.shop.send.update(posting, address, activityId, message));
    const next = await this.put(held, afterUpdate(held.record, delivery, version, this.shop.time.clock.now(), this.shop.random()));
    await this.report(address, delivery);
    return next;
  }

  /** What came of the attempt is stored also where another instance has given it up for uncertain meanwhile. */
  private async settle(going: ChannelHeld, outcome: KnownOutcome): Promise<ChannelHeld | undefined> {
    const { store, known, time, random } = this.shop;
    const { attempt, delivery, version } = outcome;
    const written = (held: ChannelHeld) => (
      store.writeChannel(this.work.posting, afterPost(held.record, delivery, version, time.clock.now(), random()), held.etag)
    );
    known.set(this.at(going.record), outcome);
    let held = await written(going);
    if (!held) {
      held = await store.channel(this.work.posting, going.record);
      if (held && isOpen(held.record, attempt) && delivery.outcome !== 'uncertain') held = (await written(held)) ?? held;
    }
    known.delete(this.at(going.record));
    await this.report(addressOf(going.record), delivery);
    return held;
  }

  private async put(held: ChannelHeld, record: ChannelRow): Promise<ChannelHeld | undefined> {
    const { store } = this.shop;
    return (await store.writeChannel(this.work.posting, record, held.etag)) ?? store.channel(this.work.posting, record);
  }

  private at(address: Address): string {
    return partitionOf(this.work.posting) + channelRow(address);
  }

  private async attempt(send: () => Promise<Delivery>): Promise<Delivery> {
    try {
      return await send();
    } catch (error) {
      this.shop.log.warn('Nothing sent', { reason: this.work.posting.kind, error: error as Error });
      return UNTAKEN;
    }
  }

  private async report(address: Address, { outcome }: Delivery): Promise<void> {
    const { log, onReached } = this.shop;
    const fields = { outcome, reason: this.work.posting.kind };
    if (outcome === 'refused') log.error('Teams refuses a card: nothing is posted there until it is put right', fields);
    else if (outcome !== 'sent') log.warn('Card not confirmed', fields);
    else await onReached(this.work.posting, address).catch((error: Error) => log.warn('Channel not noted as reached', { error }));
  }
}

/** Whether it is still to be found out what became of this attempt. */
const isOpen = ({ state, attempt }: ChannelRow, made: string): boolean => (
  attempt === made && (state === 'sending' || state === 'uncertain')
);
