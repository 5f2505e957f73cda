import type { Delivery } from '../delivery';
import type { Held } from '../held';
import { inState, isOver, retryAt } from './ledger-steps';
import type { Desk } from './parts';
import { keyOf, reminderOf, unclaimed, wordOf, type Due, type Entry, type EntryState } from './records';
import { Settling } from './settling';
import type { Recipient, ReminderSource, Resolution } from './types';

/** Who would wait longer for their turn gives up the place; the next look takes it up again. */
const LONGEST_WAIT_MS = 5_000;
/** What was decided longer ago is decided anew before it is sent. */
const FRESH_MS = 10_000;
/** So much of the lease has to be left when a copy goes out: 15 s, longer than one attempt may last. */
const ATTEMPT_SHARE = 1 / 4;
/** Did not reach anybody for certain: for the operator to see. */
const DEAD: readonly EntryState[] = ['refused', 'uncertain', 'stale', 'unreachable'];
const UNTAKEN: Delivery = { outcome: 'busy', retryAfterMs: 2_000 };

/** A reminder in hand: its row, held by this instance, and what the ledger says of it. */
interface Job<M> {
  due: Held<Due>;
  entry: Held<Entry> | undefined;
  source: ReminderSource<M>;
}

/**
 * What is done with one reminder that is due (design/reliability.md, Reminders: the outbox). Each copy has its own step of the ledger
 * from «nothing on its way» to `sending`, which one instance alone can make: so none goes out twice, whoever stops or stands still
 * where, and the lease only saves them from trying. Everything throws what the store throws.
 */
export class DueWork<M> {
  private readonly settling: Settling<M>;

  constructor(private readonly desk: Desk<M>) {
    this.settling = new Settling(desk);
  }

  settleKnown(): Promise<void> {
    return this.settling.settleKnown();
  }

  async take(found: Held<Due>): Promise<void> {
    const { clock, owner, limits, sources, ledger } = this.desk;
    const source = sources.get(found.record.kind);
    if (!source) return;
    const now = clock.now();
    const due = await this.desk.due.write(found, { ...found.record, claim: { owner, until: now + limits.leaseMs } });
    if (!due) return;
    let entry = await ledger.get(due.record);
    if (entry?.record.state === 'sending') {
      if ((entry.record.until ?? 0) > now) return this.putBack(due, entry.record.until);
      entry = await this.settling.doubt(entry);
      if (!entry) return this.putBack(due);
    }
    await this.decide({ due, entry, source }, now);
  }

  private async decide(job: Job<M>, now: number): Promise<void> {
    const { due, entry, source } = job;
    if (entry && isOver(entry.record)) return this.conclude(job, entry.record);
    if (entry && (entry.record.until ?? 0) > now) return this.putBack(due, entry.record.until);
    if (now >= due.record.staleAt) return this.finish(job, 'stale');
    let resolution: Resolution<M>;
    try {
      resolution = await source.resolve(reminderOf(due.record), now);
      if (resolution.do === 'act') await resolution.act();
    } catch (error) {
      return this.failed(due, error as Error);
    }
    switch (resolution.do) {
      case 'send':
        return this.send(job, resolution.to, resolution.message, now);
      case 'act':
        return this.finish(job, 'done');
      case 'drop':
        return this.finish(job, 'dropped', resolution.reason);
      case 'later':
        // It may have arrived already: it is not brought up again at another time.
        if (entry?.record.copies) return this.finish(job, 'dropped', 'later');
        return this.desk.due.move(due, Math.max(Math.round(resolution.at), now + 1_000), { ...unclaimed(due.record), attempts: 0 });
    }
  }

  private async send(job: Job<M>, to: Recipient, message: M, decidedAt: number): Promise<void> {
    const { pace, stopped, clock, known, limits } = this.desk;
    const { due, entry } = job;
    const delay = pace.delay(to);
    if (delay > LONGEST_WAIT_MS) return this.putBack(due, decidedAt + delay);
    const copy = await pace.run(to, stopped, async () => {
      const now = clock.now();
      const { staleAt, claim } = due.record;
      const late = now - decidedAt > FRESH_MS || now >= staleAt || now + limits.leaseMs * ATTEMPT_SHARE > (claim?.until ?? 0);
      return late ? undefined : this.sendCopy(due, entry, () => this.desk.send(to, message));
    });
    if (!copy) return this.putBack(due);
    const { going, outcome } = copy;
    const { delivery } = outcome;
    if (delivery.outcome === 'busy') pace.refused(to.tenantId);
    const attempts = due.record.attempts + 1;
    const settled = await this.settling.settle(going, outcome, attempts);
    known.forget(outcome.sending);
    if (settled && isOver(settled.record)) return this.conclude({ ...job, entry: settled }, settled.record);
    await this.putBack(due, settled?.record.until, delivery.outcome === 'busy' ? attempts : 0);
  }

  /** Undefined, and nothing was sent, when somebody else has taken the step. */
  private async sendCopy(due: Held<Due>, entry: Held<Entry> | undefined, send: () => Promise<Delivery>) {
    const { ids, ledger, known, clock, log } = this.desk;
    const sending: Entry = {
      ...keyOf(due.record), state: 'sending', copies: (entry?.record.copies ?? 0) + 1, attempt: ids.unique(),
      until: due.record.claim?.until, at: clock.now(),
    };
    // If the store takes this and does not say so, nothing is sent, and only we know that.
    known.remember({ sending, delivery: UNTAKEN, due: due.record });
    const going = await ledger.write(sending, entry);
    if (!going) {
      known.forget(sending);
      return undefined;
    }
    const delivery = await send().catch((error: Error): Delivery => {
      log.warn('No reminder sent', { reason: wordOf(sending), error });
      return UNTAKEN;
    });
    return { going, outcome: { sending, delivery, due: due.record } };
  }

  /** It is over. What may have arrived is uncertain, whatever else there is to say. */
  private async finish(job: Job<M>, state: EntryState, reason?: string): Promise<void> {
    const { clock, ledger } = this.desk;
    const { due, entry } = job;
    const before: Entry = entry?.record ?? { ...keyOf(due.record), state, copies: 0, at: 0 };
    const next = inState(before, before.copies > 0 && state !== 'done' ? 'uncertain' : state, clock.now());
    const written = await ledger.write({ ...next, ...(reason !== undefined && { reason: reason.slice(0, 100) }) }, entry);
    if (!written) return this.putBack(due);
    await this.conclude(job, written.record);
  }

  /** What follows from the end is done before the row goes: after a crash in between it is done again. */
  private async conclude({ due, source }: Job<M>, entry: Entry): Promise<void> {
    const { log, dead } = this.desk;
    const { state, reason, at } = entry;
    const { dueAt, staleAt } = due.record;
    const fields = { outcome: state, reason: reason === undefined ? wordOf(entry) : `${wordOf(entry)}: ${reason}` };
    if (state === 'refused') log.error('Teams refuses a reminder: `npm run outbox -- status` tells which kind', fields);
    else if (state === 'sent' || state === 'done') log.info('Reminder done', { ...fields, ms: at - dueAt });
    else if (state === 'dropped') log.info('Reminder not needed', fields);
    else log.warn('Reminder not delivered for certain', fields);
    if (DEAD.includes(state)) await dead.add({ ...keyOf(entry), dueAt, staleAt, state, at });
    if (state === 'unreachable') {
      const told = source.onUnreachable?.(reminderOf(due.record));
      await told?.catch((error: Error) => log.warn('Nobody told of who cannot be reached', { error, ...fields }));
    }
    await this.desk.due.remove(due);
  }

  /** It could not be decided or done: again later, until it is stale. */
  private async failed(due: Held<Due>, error: Error): Promise<void> {
    const { log, clock, random } = this.desk;
    log.warn('Reminder put off', { reason: wordOf(due.record), error });
    const attempts = due.record.attempts + 1;
    await this.putBack(due, retryAt(clock.now(), attempts, 0, random()), attempts);
  }

  /** For anybody to take, from `notBefore` on. Whoever has taken it over meanwhile keeps it. */
  private async putBack(held: Held<Due>, notBefore?: number, attempts = held.record.attempts): Promise<void> {
    const record = { ...unclaimed(held.record), attempts, ...(notBefore !== undefined && { notBefore: Math.round(notBefore) }) };
    await this.desk.due.write(held, record);
  }
}
