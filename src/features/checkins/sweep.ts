import type { SourceRef } from '../../delivery';
import { inGroups } from '../../lib/in-groups';
import type { Checkins } from './parts';
import { PLAN_KIND } from './plans/plans';
import { planRef } from './plans/plan-ref';
import { isOver, ROUND_KIND, takesReports } from './rounds/round';
import type { Round } from './types';

/** Networks at once. */
const AT_ONCE = 4;
const SWEEP_EVERY_MS = 6 * 60 * 60 * 1000;
/** Rounds of a network whose history is looked after: the newest, more than a year of them. */
const MOST_HISTORIES = 6;

/**
 * What is stored, and was cut off before the outbox, the board or a history heard of it, is found here: at the start, and every few hours.
 * Done again it changes nothing: what the outbox has on its list stays as it is, a card that was ever posted is left to the board, and a
 * history's copy that is there stays.
 */
export class CheckinSweep {
  private timer: NodeJS.Timeout | undefined;
  private current: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly checkins: Pick<Checkins, 'networks' | 'roundStore' | 'reports' | 'plans'>) {}

  /** Ends with the first sweep. Never throws; what did not succeed is tried again later. */
  async start(): Promise<void> {
    this.timer = setInterval(() => void this.sweep(), SWEEP_EVERY_MS).unref();
    await this.sweep();
  }

  /** Ends when the sweep under way has. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.current;
  }

  /** All networks, a few at a time; one at a time. Never throws. */
  sweep(): Promise<void> {
    this.current ??= this.all().finally(() => { this.current = undefined; });
    return this.current;
  }

  private async all(): Promise<void> {
    const { store, outbox } = this.checkins.networks;
    const sources: SourceRef[] = [];
    await this.safely(async () => {
      await inGroups(await store.ids(), AT_ONCE, async (networkId) => {
        await this.safely(async () => { sources.push(...(await this.rounds(networkId))); });
        await this.safely(async () => { sources.push(...(await this.plans(networkId))); });
      });
    });
    if (!this.stopped) await this.safely(() => outbox.ensure(sources));
  }

  private async rounds(networkId: string): Promise<SourceRef[]> {
    const rounds = await this.checkins.roundStore.ofNetwork(networkId);
    for (const round of rounds.filter(takesReports)) await this.safely(() => this.postIfNever(round));
    const begun = rounds.filter(({ openedAt }) => openedAt !== undefined).slice(0, MOST_HISTORIES);
    for (const { id } of begun) await this.safely(() => this.checkins.reports.rebuildHistory(networkId, id));
    // One that is closed may still have to make the next.
    const left = rounds.filter((round) => !isOver(round) || (round.rhythm !== 'none' && round.next === undefined));
    return left.map(({ id }) => ({ networkId, kind: ROUND_KIND, id }));
  }

  private async plans(networkId: string): Promise<SourceRef[]> {
    const municipalities = await this.checkins.networks.store.municipalities(networkId);
    const plans = await inGroups(municipalities, AT_ONCE, ({ number }) => this.checkins.plans.of(networkId, number));
    const dated = plans.flat().filter(({ revisedOn }) => revisedOn !== undefined);
    return dated.map(({ municipality, raad }) => ({ networkId, kind: PLAN_KIND, id: planRef({ municipality, raad }) }));
  }

  /** Where a card was posted once, or could not be, nothing is done: that is for the board and for people. */
  private async postIfNever({ networkId, id }: Round): Promise<void> {
    const { board } = this.checkins.networks;
    const card = { networkId, kind: ROUND_KIND, subject: id };
    if ((await board.state(card)).length === 0) await board.post(card);
  }

  private async safely(work: () => Promise<void>): Promise<void> {
    try {
      if (!this.stopped) await work();
    } catch (error) {
      this.checkins.networks.log.warn('Not all check-ins that are open were looked for', { error: error as Error });
    }
  }
}
