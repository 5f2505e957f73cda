import type { Delivery } from '../delivery';
import type { Held } from '../held';
import { afterSend, isOpen, retryAt } from './ledger-steps';
import type { KnownOutcome } from './known-outcomes';
import type { Desk } from './parts';
import { unclaimed, type Entry } from './records';

/** Writes into the ledger what became of copies. Everything throws what the store throws. */
export class Settling<M> {
  constructor(private readonly desk: Desk<M>) {}

  /**
   * The entry as it stands then: also where another instance has given the copy up for uncertain meanwhile. What the store does not
   * take is remembered: whoever asks forgets it when that is in place which follows from it.
   */
  async settle(going: Held<Entry>, outcome: KnownOutcome, attempts: number): Promise<Held<Entry> | undefined> {
    const { ledger, known } = this.desk;
    const { sending, delivery } = outcome;
    const next = this.next(sending, delivery, attempts);
    known.remember(outcome);
    let held = await ledger.write(next, going);
    if (!held) {
      held = await ledger.get(sending);
      if (held && isOpen(held.record, sending.attempt) && delivery.outcome !== 'uncertain') held = (await ledger.write(next, held)) ?? held;
    }
    return held;
  }

  /** What the store did not take before. */
  async settleKnown(): Promise<void> {
    const { ledger, known, due } = this.desk;
    for (const outcome of known.all()) {
      const held = await ledger.get(outcome.sending);
      if (held && isOpen(held.record, outcome.sending.attempt)) {
        await this.settle(held, outcome, 1);
        // It may have been given up meanwhile, and its row be gone.
        if (outcome.delivery.outcome === 'busy') await due.add([unclaimed(outcome.due)]);
      }
      known.forget(outcome.sending);
    }
  }

  /** A copy was on its way when whoever sent it was cut off; undefined when somebody else has seen to it. */
  async doubt(left: Held<Entry>): Promise<Held<Entry> | undefined> {
    return this.desk.ledger.write(this.next(left.record, { outcome: 'uncertain' }, 1), left);
  }

  private next(sending: Entry, delivery: Delivery, attempts: number): Entry {
    const { clock, limits, sources, random } = this.desk;
    const now = clock.now();
    const again = sources.get(sending.kind)?.sendsAgain(sending.what) ?? false;
    const asked = delivery.outcome === 'busy' ? delivery.retryAfterMs : 0;
    return afterSend(sending, delivery, {
      now, retryAt: retryAt(now, attempts, asked, random()), againAt: again ? sending.at + limits.againAfterMs : undefined,
    });
  }
}
