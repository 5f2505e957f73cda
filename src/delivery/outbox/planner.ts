import { inGroups } from '../../lib/in-groups';
import type { Held } from '../held';
import { isOver } from './ledger-steps';
import type { Desk } from './parts';
import { ledgerRow, reminderId, sourceId, sourceOf, type Due, type Open } from './records';
import type { Planned, SourceRef } from './types';

const AT_ONCE = 5;

/** Makes rows of what features plan: what is absent is created, so a crash anywhere heals with the next plan. */
export class Planner<M> {
  private readonly asked = new Map<string, SourceRef>();
  /** What this instance has made rows of or found as rows, since all was planned last: by source. */
  private readonly made = new Map<string, ReadonlySet<string>>();
  private allAt = -Infinity;
  /** The planning of all that is under way. */
  planning: Promise<void> | undefined;

  constructor(private readonly desk: Desk<M>) {}

  /** It has changed: with the next pass. */
  ask(source: SourceRef): void {
    this.asked.set(sourceId(source), sourceOf(source));
  }

  /** Every ten minutes all that is open; one at a time. Never throws: what did not succeed is tried again. */
  all(): Promise<void> {
    const { clock, limits, log, stopped } = this.desk;
    const now = clock.now();
    if (stopped.aborted || Math.abs(now - this.allAt) < limits.planEveryMs) return this.planning ?? Promise.resolve();
    this.planning ??= this.planAll().then(() => { this.allAt = now; })
      .catch((error: Error) => log.warn('Reminders not planned', { error }))
      .finally(() => { this.planning = undefined; });
    return this.planning;
  }

  /** What was asked for. Never throws: what did not succeed is tried again. */
  async pass(): Promise<void> {
    const asked = [...this.asked.values()];
    this.asked.clear();
    await inGroups(asked, AT_ONCE, async (source) => {
      await this.safely(source, async () => {
        const open = await this.desk.open.get(source);
        if (open) await this.plan(open);
      });
    });
  }

  private async planAll(): Promise<void> {
    const { open, due } = this.desk;
    const sources = await open.all();
    const rows = new Map<string, Held<Due>[]>();
    for (const row of await due.all()) {
      const id = sourceId(row.record);
      rows.set(id, [...(rows.get(id) ?? []), row]);
    }
    this.made.clear();
    await inGroups(sources, AT_ONCE, (source) => {
      const id = sourceId(source.record);
      this.asked.delete(id);
      return this.safely(source.record, () => this.plan(source, rows.get(id) ?? []));
    });
  }

  /** One that fails keeps no other from being planned, and is planned with the next pass. */
  private async safely(source: SourceRef, work: () => Promise<void>): Promise<void> {
    try {
      if (!this.desk.stopped.aborted) await work();
    } catch (error) {
      this.desk.log.warn('A source not planned', { reason: source.kind, error: error as Error });
      this.ask(source);
    }
  }

  /** `standing`: the rows that the source has; undefined when they were not looked up. */
  private async plan(held: Held<Open>, standing?: readonly Held<Due>[]): Promise<void> {
    const { sources, clock, ledger, open, due } = this.desk;
    const source = sourceOf(held.record);
    const planned = await sources.get(source.kind)?.plan(source, clock.now());
    if (!planned) {
      // During a deployment an older instance may not know a kind: a newer one plans it.
      if (sources.has(source.kind)) await open.close(held);
      this.made.delete(sourceId(source));
      return;
    }
    const now = clock.now();
    const entries = await ledger.ofSource(source);
    const stands = standing ? new Set(standing.map(({ record }) => mark(record))) : this.made.get(sourceId(source));
    const rows = planned.map((one) => dueOf(source, one));
    await due.add(rows.filter((row) => {
      const entry = entries.get(ledgerRow(row));
      return row.staleAt > now && !(entry && isOver(entry)) && !stands?.has(mark(row));
    }));
    this.made.set(sourceId(source), new Set(rows.map(mark)));
    if (standing) await this.withdraw(standing, new Set(rows.map(reminderId)), now);
  }

  /** What is not planned any more goes, unless it is due before a next plan could put it back: that is for `resolve` to say. */
  private async withdraw(standing: readonly Held<Due>[], planned: ReadonlySet<string>, now: number): Promise<void> {
    const { due, limits } = this.desk;
    for (const row of standing) {
      const { dueAt, claim } = row.record;
      if (!claim && dueAt > now + 2 * limits.planEveryMs && !planned.has(reminderId(row.record))) await due.remove(row);
    }
  }
}

/** A row may have been put off: then it stands at another time, and says still for when it was planned. */
const mark = (due: Due): string => `${due.dueAt} ${reminderId(due)}`;

function dueOf({ networkId, kind, id }: SourceRef, { what, recipient, version, dueAt, staleAt }: Planned): Due {
  return { networkId, kind, id, what, recipient, version, dueAt, staleAt, attempts: 0 };
}
